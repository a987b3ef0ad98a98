import type { Decision, Effect, WorkflowEvent } from '../decision.js';
import type { DeadlineFacts } from '../facts.js';
import { ownOf, within } from '../own.js';
import { factReader, withForm } from '../read-facts.js';
import { valuesOf } from '../facts/form.js';
import { refuse } from '../refusals.js';
import { refusalOf } from '../time/count.js';
import { isPastDate, workOut } from './deadlines.js';
import { pausedNow } from './pauses.js';
import { fieldsOf } from './points.js';
import type { Situation } from './situation.js';

/** A date that deadlines count from was wrong: the date is replaced and every deadline still running on it is worked out again. */
export function correct(situation: Situation, event: Extract<WorkflowEvent, { type: 'correct' }>): Decision {
  const { policy, project, calendar, today } = situation;
  const [form = '', field = ''] = event.field.split('.');
  if (!isPastDate(event.value, today) || refusalOf(event.value, { n: 1, unit: 'd' }, calendar) !== null) {
    return { ok: false, refusal: refuse('DATE_UNREADABLE', { text: event.value }) };
  }
  if (!event.reason.trim()) return { ok: false, refusal: refuse('REASON_MISSING', { outcome: '更正' }) };
  if (factReader(policy, project)(event.field) === event.value) {
    return { ok: false, refusal: refuse('NOTHING_TO_DO', { says: '日期没有变化，无需更正。' }) };
  }
  const taken = withForm(project, form, { ...valuesOf(policy, project, form), [field]: event.value });
  const after = { ...situation, project: taken };
  const counting = project.deadlines.filter((row) => countsFrom(after, row, event.field));
  const still = counting.some(({ state }) => state === 'suspended') ? pausedNow(project) : null;
  if (still !== null) return { ok: false, refusal: still };
  const moved = counting.flatMap((row) => movedBy(after, row, event.reason));
  if (moved.length === 0) {
    return { ok: false, refusal: refuse('NOT_ANY_MORE', { says: '按这个日期计算的时限已经结束，不再更正。' }) };
  }
  const values = taken.forms[form] ?? {};
  return { ok: true, effects: [{ type: 'formTaken', form, values }, ...moved] };
}

/** Whether a clock that is not over counts from a date. One of another lot counts from that lot's own; a date of the project is everybody's. */
function countsFrom({ policy, project }: Situation, row: DeadlineFacts, field: string): boolean {
  const deadline = policy.deadlines[row.deadline];
  if (deadline === undefined || (row.state !== 'running' && row.state !== 'suspended')) return false;
  const points = [deadline.starts, ...(deadline.opens === undefined ? [] : [deadline.opens.from])];
  if (!points.flatMap(fieldsOf).includes(field)) return false;
  const isOwn = project.view !== null && ownOf(policy).forms.has(field.split('.')[0] ?? '');
  return !isOwn || project.tasks.find(({ id }) => id === row.taskId)?.subject === project.view;
}

function movedBy(situation: Situation, row: DeadlineFacts, reason: string): Effect[] {
  const { policy, project } = situation;
  const deadline = policy.deadlines[row.deadline];
  const task = project.tasks.find(({ id }) => id === row.taskId) ?? null;
  const seen = { ...situation, project: within(project, task?.subject ?? null) };
  const worked = deadline === undefined ? null : workOut(seen, deadline, task);
  return worked === null ? [] : [{ type: 'deadlineMoved', deadlineId: row.id, ...worked, reason }];
}
