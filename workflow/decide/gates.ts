import type { Gate, Outcome, Task } from '../../policies/schema/index.js';
import { holds, holdsIf } from '../condition.js';
import type { TaskFacts } from '../facts.js';
import { conditionPaths } from '../describe/paths.js';
import { withFacts } from '../describe/with-facts.js';
import { gather } from '../gather.js';
import { hasMaterial, nameWithHolder } from '../materials.js';
import { factReader } from '../read-facts.js';
import { type Refusal, refuse } from '../refusals.js';
import { type CivilDate, formatDate } from '../time/civil.js';
import { opensNow } from './deadlines.js';
import { dateOf, firstDay, lastDayOf } from './points.js';
import type { Situation } from './situation.js';

/** The gate that is closed, with its own sentence and article; null when all are open. `task` tells when it opened. */
export function closedGate(situation: Situation, task: TaskFacts | null, gates: readonly Gate[]): Refusal | null {
  return closedGates(situation, task, gates)[0] ?? null;
}

/** Every gate that is closed, in the policy's order. */
export function closedGates(situation: Situation, task: TaskFacts | null, gates: readonly Gate[]): Refusal[] {
  return gather(gates, (gate) => {
    const shut = shutBy(situation, task, gate);
    if (shut === null) return [];
    return [refuse('GATE_CLOSED', { says: refusalText(situation, gate, shut.date), gate: gate.id }, gate.article)];
  });
}

/** A gate's own sentence on what to do, with the day on which it opens or has closed, what is missing, and facts, where it names them. */
export function refusalText(situation: Situation, gate: Gate, date: CivilDate | null): string {
  const day = date === null ? '' : formatDate(date, { year: true });
  const sentence = gate.refusal.replace('{date}', day).replace('{missing}', absentFrom(situation, gate).join('、'));
  return withFacts(situation.policy, factReader(situation.policy, situation.project), sentence);
}

/** Whether a gate cannot be told yet: it looks at an answer of the task's own form that is not given. */
export function awaitsAnswer({ policy, project }: Situation, { form }: Task, { when, require }: Gate): boolean {
  const read = factReader(policy, project);
  const paths = [when, require].flatMap((condition) => (condition === undefined ? [] : conditionPaths(condition)));
  return paths.some((path) => path.split('.')[0] === form && read(path) === null);
}

/** The materials that a gate looks at and that are not there, each with who has it. */
function absentFrom({ policy, project }: Situation, { require }: Gate): string[] {
  return (require === undefined ? [] : conditionPaths(require)).flatMap((path) => {
    const [head, id = ''] = path.split('.');
    return head !== 'material' || hasMaterial(policy, project, id, null) ? [] : [nameWithHolder(policy, id)];
  });
}

/** Why a gate is closed now: on account of a fact (no date), or of the day; null when it is open or does not apply. */
export function shutBy(
  situation: Situation,
  task: TaskFacts | null,
  { when, require, of, notBefore, notAfter }: Gate,
): { readonly date: CivilDate | null } | null {
  const read = factReader(situation.policy, situation.project);
  if (!holdsIf(when, read)) return null;
  if (require !== undefined && !holds(require, read)) return { date: null };
  const day = of === undefined ? situation.today : dateOf(situation, of, task);
  if (day === null) return null;
  const first = notBefore === undefined ? null : firstDay(situation, notBefore, task);
  if (first !== null && day < first) return { date: first };
  const last = notAfter === undefined ? null : lastDayOf(situation, notAfter, task);
  return last !== null && day > last ? { date: last } : null;
}

/** The refusal of a task whose window has not opened, with the first possible date; outcomes that are `early` do not wait. */
export function tooEarly(situation: Situation, task: TaskFacts, definition: Task, outcome: Outcome): Refusal | null {
  if (outcome.early) return null;
  const { policy, project, today } = situation;
  const windows = project.deadlines.flatMap((row) => {
    const on = row.taskId === task.id && row.state === 'running' ? opensNow(situation, row) : null;
    return on === null ? [] : [{ row, on }];
  });
  const last = windows.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  if (last === undefined || today >= last.on) return null;
  const { row, on } = last;
  const data = { task: definition.name, date: formatDate(on, { year: true }), deadline: String(row.id) };
  return refuse('TOO_EARLY', data, policy.deadlines[row.deadline]?.article);
}
