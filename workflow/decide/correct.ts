import type { Decision, Effect, WorkflowEvent } from '../decision.js';
import type { DeadlineFacts } from '../facts.js';
import { ownOf, within } from '../own.js';
import { factReader, withForm } from '../read-facts.js';
import { valuesOf } from '../facts/form.js';
import { refuse } from '../refusals.js';
import { refusalOf } from '../time/count.js';
import { isPastDate, workOut } from './deadlines.js';
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
  const moved = project.deadlines.flatMap((running) => movedBy(after, running, event));
  if (moved.length === 0) {
    return { ok: false, refusal: refuse('NOTHING_TO_DO', { says: '按这个日期计算的时限已经结束，不再更正。' }) };
  }
  const values = taken.forms[form] ?? {};
  return { ok: true, effects: [{ type: 'formTaken', form, values }, ...moved] };
}

function movedBy(
  situation: Situation,
  row: DeadlineFacts,
  { field, reason }: Extract<WorkflowEvent, { type: 'correct' }>,
): Effect[] {
  const deadline = situation.policy.deadlines[row.deadline];
  const counts = deadline !== undefined && [deadline.starts, ...(deadline.opens === undefined ? [] : [deadline.opens.from])];
  if (row.state !== 'running' || counts === false || !counts.flatMap(fieldsOf).includes(field)) return [];
  const task = situation.project.tasks.find(({ id }) => id === row.taskId) ?? null;
  // One of another lot counts from that lot's own date; a date of the project is everybody's.
  const isOwn = situation.project.view !== null && ownOf(situation.policy).forms.has(field.split('.')[0] ?? '');
  if (isOwn && task?.subject !== situation.project.view) return [];
  const seen = { ...situation, project: within(situation.project, task?.subject ?? null) };
  const worked = workOut(seen, deadline, task);
  return worked === null ? [] : [{ type: 'deadlineMoved', deadlineId: row.id, ...worked, reason }];
}
