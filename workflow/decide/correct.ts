import type { Gate } from '../../policies/schema/index.js';
import type { Decision, Effect, WorkflowEvent } from '../decision.js';
import type { DeadlineFacts } from '../facts.js';
import { entryOf } from '../entry.js';
import { ownOf, within } from '../own.js';
import { factReader, withForm } from '../read-facts.js';
import { valuesOf } from '../facts/form.js';
import { type Refusal, refuse } from '../refusals.js';
import { refusalOf } from '../time/count.js';
import { isPastDate, workOut } from './deadlines.js';
import { closedGate } from './gates.js';
import { pausedNow } from './pauses.js';
import { fieldsOf } from './points.js';
import type { Situation } from './situation.js';
import { termOf } from './term.js';

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
  const shut = heldThen(after, event.field);
  if (shut !== null) return { ok: false, refusal: shut };
  const values = taken.forms[form] ?? {};
  return { ok: true, effects: [{ type: 'formTaken', form, values }, ...moved] };
}

/** The gate that would not have let the form through with this date, on the day on which it was handed in; null where all would. */
function heldThen(after: Situation, path: string): Refusal | null {
  const { policy, project } = after;
  const [form = ''] = path.split('.');
  const entry = project.entries.findLast(
    (each) => each.form === form && each.taskId !== null && (!isOwn(after, form) || each.subject === project.view),
  );
  const task = project.tasks.find(({ id }) => id === entry?.taskId);
  const definition = task && entryOf(policy.tasks, task.task);
  if (task === undefined || definition === undefined) return null;
  const outcome = entryOf(definition.outcomes, task.outcome ?? '');
  const gates = [...definition.gates, ...(outcome?.gates ?? [])].filter((gate) => looksAt(gate, path));
  return closedGate({ ...after, today: task.decidedOn ?? after.today }, task, gates);
}

/** Whether the day of a gate, or one of its bounds, is a date of a form. */
function looksAt({ of, notBefore, notAfter }: Gate, path: string): boolean {
  const points = [of, notBefore?.from, notAfter?.from].flatMap((point) => (point === undefined ? [] : [point]));
  return points.flatMap(fieldsOf).includes(path);
}

/** Whether a form is the lot's own, and the facts are seen from within one. */
function isOwn({ policy, project }: Situation, form: string): boolean {
  return project.view !== null && ownOf(policy).forms.has(form);
}

/** Whether a clock that is not over counts from a date. One of another lot counts from that lot's own; a date of the project is everybody's. */
function countsFrom(situation: Situation, row: DeadlineFacts, field: string): boolean {
  const { policy, project } = situation;
  const deadline = policy.deadlines[row.deadline];
  if (deadline === undefined || (row.state !== 'running' && row.state !== 'suspended')) return false;
  const points = [termOf(situation, deadline).starts, ...(deadline.opens === undefined ? [] : [deadline.opens.from])];
  if (!points.flatMap(fieldsOf).includes(field)) return false;
  return (
    !isOwn(situation, field.split('.')[0] ?? '') || project.tasks.find(({ id }) => id === row.taskId)?.subject === project.view
  );
}

function movedBy(situation: Situation, row: DeadlineFacts, reason: string): Effect[] {
  const { policy, project } = situation;
  const deadline = policy.deadlines[row.deadline];
  const task = project.tasks.find(({ id }) => id === row.taskId) ?? null;
  const seen = { ...situation, project: within(project, task?.subject ?? null) };
  const worked = deadline === undefined ? null : workOut(seen, deadline, task);
  return worked === null ? [] : [{ type: 'deadlineMoved', deadlineId: row.id, ...worked, reason }];
}
