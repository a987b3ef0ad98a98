import type { Deadline, Policy } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import type { Effect } from '../decision.js';
import type { TaskFacts } from '../facts.js';
import { factReader } from '../read-facts.js';
import { resolve } from '../time/count.js';
import type { Situation } from './situation.js';

/** The deadlines that this task satisfies: met, or met late with the reason that was given. */
export function closeDeadlines({ project, today }: Situation, task: TaskFacts, lateReason: string | null): Effect[] {
  return project.deadlines
    .filter(({ taskId, state }) => taskId === task.id && state === 'running')
    .map(({ id, dueOn }) => ({
      type: 'deadlineClosed',
      deadlineId: id,
      state: today > dueOn ? 'metLate' : 'met',
      on: today,
      reason: today > dueOn ? lateReason : null,
    }));
}

/**
 * The deadlines that begin after `effects`: those of tasks just opened that count from their opening, and those that
 * count from a date which is now known while their task waits.
 */
export function startDeadlines(situation: Situation, effects: readonly Effect[]): Effect[] {
  const opened = new Set(effects.flatMap((effect) => (effect.type === 'taskOpened' ? [effect.task] : [])));
  const read = factReader(situation.policy, situation.project);
  return Object.entries(situation.policy.deadlines).flatMap(([id, deadline]) => {
    if (!opened.has(deadline.task) || !holdsIf(deadline.when, read)) return [];
    const startOn = startOf(situation, deadline);
    return startOn === null
      ? []
      : [
          {
            type: 'deadlineStarted' as const,
            deadline: id,
            task: deadline.task,
            resolution: resolve(startOn, deadline.count, situation.calendar),
          },
        ];
  });
}

/** The civil date that a deadline counts from; null while its field is empty. */
export function startOf(situation: Situation, deadline: Deadline): string | null {
  if (deadline.starts === 'opened') return situation.today;
  const value = factReader(situation.policy, situation.project)(deadline.starts.field);
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The field that a deadline counts from, where it was handed in with a task before: that one is corrected with a reason. A
 * date of the form that is being filled in is simply typed anew.
 */
export function correctableField({ deadlines, tasks }: Policy, deadlineId: string, taskId: string): string | null {
  const starts = deadlines[deadlineId]?.starts;
  if (starts === undefined || starts === 'opened') return null;
  return starts.field.split('.')[0] === tasks[taskId]?.form ? null : starts.field;
}
