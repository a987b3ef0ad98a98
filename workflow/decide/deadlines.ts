import type { Deadline, Policy } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import type { Effect, EffectOf } from '../decision.js';
import type { DeadlineFacts, ProjectFacts, TaskFacts } from '../facts.js';
import { gather } from '../gather.js';
import { within } from '../own.js';
import { factReader } from '../read-facts.js';
import { type CivilDate, isCivilDate } from '../time/civil.js';
import { refusalOf, resolve } from '../time/count.js';
import type { Resolution } from '../time/resolution.js';
import { dateOf, fieldsOf, firstDay, pointPaths, spanOf } from './points.js';
import type { Situation } from './situation.js';
import { termOf } from './term.js';

/**
 * The deadlines that this task satisfies: met, or met late with the reason that was given. Where a meeting has only to be held by then, the
 * day on which it was held counts (`heldOn`), and not that on which its conclusion is recorded.
 */
export function closeDeadlines(
  { policy, project, today }: Situation,
  task: TaskFacts,
  lateReason: string | null,
  heldOn: CivilDate = today,
): EffectOf<'deadlineClosed'>[] {
  return project.deadlines
    .filter(({ taskId, state }) => taskId === task.id && (state === 'running' || state === 'suspended'))
    .map(({ id, deadline, dueOn }) => {
      const on = policy.deadlines[deadline]?.byMeeting === true ? heldOn : today;
      const isLate = on > dueOn;
      return {
        type: 'deadlineClosed',
        deadlineId: id,
        state: isLate ? 'metLate' : 'met',
        on,
        reason: isLate ? lateReason : null,
      };
    });
}

/** The facts with these deadlines closed. */
export function afterClosing(project: ProjectFacts, closed: readonly EffectOf<'deadlineClosed'>[]): ProjectFacts {
  const state = new Map(closed.map((effect) => [effect.deadlineId, effect.state]));
  return { ...project, deadlines: project.deadlines.map((row) => ({ ...row, state: state.get(row.id) ?? row.state })) };
}

/**
 * What `effects` do to the clocks: those of the tasks just opened begin where their start is known; those of tasks that were
 * open before begin as soon as it becomes known, and are worked out again when it moves. One that counts from an answer of
 * its own form follows what is typed there; see `filled`.
 */
export function startDeadlines(situation: Situation, effects: readonly Effect[]): ClockEffect[] {
  const opened = gather(effects, (effect) => (effect.type === 'taskOpened' ? [effect] : []));
  const begun = gather(opened, ({ task, subject }) =>
    gather(clocksOf(situation, task), ([id, deadline]) => {
      const seen = seenIn(situation, subject);
      return started(seen, id, { task, subject }, workOut(seen, deadline, null));
    }),
  );
  const before = situation.project.tasks.filter(({ id, state }) => id > 0 && state === 'open');
  return [...begun, ...gather(before, (task) => goingOn(seenIn(situation, task.subject), task))];
}

type ClockEffect = EffectOf<'deadlineStarted' | 'deadlineMoved'>;
type Worked = { readonly resolution: Resolution; readonly opensOn: CivilDate | null } | null;

/** The clocks of a task that was open before, as its facts are seen. One that stands still is worked out when the project goes on. */
function goingOn(seen: Situation, task: TaskFacts): ClockEffect[] {
  const { form } = seen.policy.tasks[task.task] ?? {};
  return gather(clocksOf(seen, task.task), ([id, deadline]): ClockEffect[] => {
    const term = termOf(seen, deadline);
    if (datesOf(term).some((path) => path.split('.')[0] === form)) return [];
    const row = seen.project.deadlines.findLast((each) => each.deadline === id && each.taskId === task.id);
    const worked = workOut(seen, deadline, task);
    if (row === undefined || row.state === 'cancelled') return started(seen, id, task, worked);
    const now = row.state === 'running' && worked !== null ? workedNow(seen, term, row, worked) : null;
    if (now === null) return [];
    const why = term === deadline ? { reason: '计算的依据变了' } : { reason: deadline.extended?.because ?? '', anew: true };
    return [{ type: 'deadlineMoved', deadlineId: row.id, ...now, ...why }];
  });
}

/** How a clock stands once its start, or the number that it counts, has changed; null while both are as they were. */
function workedNow(seen: Situation, deadline: Deadline, row: DeadlineFacts, worked: NonNullable<Worked>): Worked {
  if (worked.resolution.startOn !== row.startOn) return worked;
  const again = 'field' in deadline.count ? workAgain(seen, deadline, row) : null;
  return again?.resolution.dueOn === row.dueOn ? null : again;
}

/** A deadline that begins now: with a project that stands still it does so as well. */
export function started(
  { policy, project }: Situation,
  deadline: string,
  { task, subject }: Pick<TaskFacts, 'task' | 'subject'>,
  worked: Worked,
): EffectOf<'deadlineStarted'>[] {
  if (worked === null) return [];
  const stands = policy.tasks[task]?.whilePaused !== true && project.pauses.some(({ to }) => to === null);
  return [{ type: 'deadlineStarted', deadline, task, subject, state: stands ? 'suspended' : 'running', ...worked }];
}

/** The clocks of open tasks that count from what is no longer known: it was taken back. */
export function lostDeadlines(situation: Situation): EffectOf<'deadlineClosed'>[] {
  const { policy, project, today } = situation;
  return gather(project.deadlines, (row): EffectOf<'deadlineClosed'>[] => {
    const task = project.tasks.find(({ id }) => id === row.taskId);
    const deadline = policy.deadlines[row.deadline];
    if (row.state !== 'running' || task?.state !== 'open' || deadline === undefined) return [];
    if (datesOf(deadline).some((path) => path.split('.')[0] === policy.tasks[task.task]?.form)) return [];
    const seen = seenIn(situation, task.subject);
    return dateOf(seen, termOf(seen, deadline).starts, task) === null
      ? [{ type: 'deadlineClosed', deadlineId: row.id, state: 'cancelled', on: today, reason: null }]
      : [];
  });
}

function clocksOf({ policy }: Situation, task: string): [string, Deadline][] {
  return Object.entries(policy.deadlines).filter(([, deadline]) => deadline.task === task);
}

function seenIn(situation: Situation, subject: string | null): Situation {
  return { ...situation, project: within(situation.project, subject) };
}

/** The facts that a deadline's start and count are read from. */
function datesOf({ starts, count }: Deadline): string[] {
  return [...pointPaths(starts), ...('field' in count ? [count.field] : [])];
}

/** A deadline as it stands now; null while it does not apply, or its start or count is not known or cannot be counted. */
export function workOut(situation: Situation, deadline: Deadline, task: TaskFacts | null): Worked {
  const { policy, project, calendar } = situation;
  if (!holdsIf(deadline.when, factReader(policy, project))) return null;
  const { starts, count } = termOf(situation, deadline);
  const startOn = dateOf(situation, starts, task);
  const span = spanOf(situation, count);
  if (startOn === null || span === null || refusalOf(startOn, span, calendar) !== null) return null;
  return { resolution: resolve(startOn, span, calendar, project.pauses), opensOn: opensOn(situation, deadline, task) };
}

/** A deadline that runs already, worked out again from the day on which it began: with what is known of the calendar now. */
export function workAgain(
  situation: Situation,
  deadline: Deadline,
  { startOn, opensOn: opens }: Pick<DeadlineFacts, 'startOn' | 'opensOn'>,
): Worked {
  const span = spanOf(situation, termOf(situation, deadline).count);
  if (span === null || refusalOf(startOn, span, situation.calendar) !== null) return null;
  return { resolution: resolve(startOn, span, situation.calendar, situation.project.pauses), opensOn: opens };
}

/** The first day of a deadline's window; null where there is no window. */
function opensOn(situation: Situation, { opens }: Deadline, task: TaskFacts | null): CivilDate | null {
  if (opens === undefined || !holdsIf(opens.when, factReader(situation.policy, situation.project))) return null;
  return firstDay(situation, opens, task);
}

/** The first day of a running deadline's window as the facts stand now: one whose reason has fallen away is open. */
export function opensNow({ policy, project }: Pick<Situation, 'policy' | 'project'>, row: DeadlineFacts): CivilDate | null {
  return holdsIf(policy.deadlines[row.deadline]?.opens?.when, factReader(policy, project)) ? row.opensOn : null;
}

/** The clock of a task that runs, or stands still with the project. */
export function clockOf({ project }: Situation, task: TaskFacts, deadline: string): DeadlineFacts | undefined {
  return project.deadlines.find(
    (row) => row.deadline === deadline && row.taskId === task.id && (row.state === 'running' || row.state === 'suspended'),
  );
}

/**
 * The field that a deadline counts from, where it was handed in with a task before: that one is corrected with a reason. A
 * date of the form that is being filled in is simply typed anew.
 */
export function correctableField({ deadlines, tasks }: Policy, deadlineId: string, taskId: string): string | null {
  const deadline = deadlines[deadlineId];
  const fields = deadline === undefined ? [] : fieldsOf(deadline.starts);
  return fields.find((field) => field.split('.')[0] !== tasks[taskId]?.form) ?? null;
}

/** Whether a text is a date that has come; only such a one may replace another. */
export function isPastDate(value: string, today: CivilDate): boolean {
  return isCivilDate(value) && value <= today;
}
