import type { Deadline, Policy } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import type { Effect, EffectOf } from '../decision.js';
import type { DeadlineFacts, ProjectFacts, TaskFacts } from '../facts.js';
import { within } from '../own.js';
import { factReader } from '../read-facts.js';
import { type CivilDate, isCivilDate } from '../time/civil.js';
import { refusalOf, resolve } from '../time/count.js';
import type { Resolution } from '../time/resolution.js';
import { dateOf, fieldsOf, firstDay, spanOf } from './points.js';
import type { Situation } from './situation.js';

/** The deadlines that this task satisfies: met, or met late with the reason that was given. */
export function closeDeadlines(
  { project, today }: Situation,
  task: TaskFacts,
  lateReason: string | null,
): EffectOf<'deadlineClosed'>[] {
  return project.deadlines
    .filter(({ taskId, state }) => taskId === task.id && (state === 'running' || state === 'suspended'))
    .map(({ id, dueOn }) => ({
      type: 'deadlineClosed',
      deadlineId: id,
      state: today > dueOn ? 'metLate' : 'met',
      on: today,
      reason: today > dueOn ? lateReason : null,
    }));
}

/** The facts with these deadlines closed. */
export function afterClosing(project: ProjectFacts, closed: readonly EffectOf<'deadlineClosed'>[]): ProjectFacts {
  const state = new Map(closed.map((effect) => [effect.deadlineId, effect.state]));
  return { ...project, deadlines: project.deadlines.map((row) => ({ ...row, state: state.get(row.id) ?? row.state })) };
}

/**
 * The deadlines that begin after `effects`: those of the tasks just opened whose start is known. One that counts from what
 * is only done or written later begins when its task is opened anew (or, for a date of its own form, when that is typed).
 */
export function startDeadlines(situation: Situation, effects: readonly Effect[]): Effect[] {
  return effects.flatMap((effect) => {
    if (effect.type !== 'taskOpened') return [];
    const seen = { ...situation, project: within(situation.project, effect.subject) };
    return Object.entries(situation.policy.deadlines).flatMap(([id, deadline]): Effect[] => {
      if (deadline.task !== effect.task) return [];
      const worked = workOut(seen, deadline, null);
      if (worked === null) return [];
      return [{ type: 'deadlineStarted', deadline: id, task: effect.task, subject: effect.subject, ...worked }];
    });
  });
}

/** A deadline as it stands now; null while it does not apply, or its start or count is not known or cannot be counted. */
export function workOut(
  situation: Situation,
  deadline: Deadline,
  task: TaskFacts | null,
): { readonly resolution: Resolution; readonly opensOn: CivilDate | null } | null {
  const { policy, project, calendar } = situation;
  if (!holdsIf(deadline.when, factReader(policy, project))) return null;
  const startOn = dateOf(situation, deadline.starts, task);
  const span = spanOf(situation, deadline.count);
  if (startOn === null || span === null || refusalOf(startOn, span, calendar) !== null) return null;
  return { resolution: resolve(startOn, span, calendar, project.pauses), opensOn: opensOn(situation, deadline, task) };
}

/** A deadline that runs already, worked out again from the day on which it began: with what is known of the calendar now. */
export function workAgain(
  situation: Situation,
  deadline: Deadline,
  { startOn, opensOn: opens }: Pick<DeadlineFacts, 'startOn' | 'opensOn'>,
): { readonly resolution: Resolution; readonly opensOn: CivilDate | null } | null {
  const span = spanOf(situation, deadline.count);
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

/** The deadlines that run for a task and count from a point which a new answer may have moved. */
export function runningFor({ project }: Situation, task: TaskFacts, deadline: string): DeadlineFacts | undefined {
  return project.deadlines.find((row) => row.deadline === deadline && row.taskId === task.id && row.state === 'running');
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
