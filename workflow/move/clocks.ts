import type { Policy } from '../../policies/schema/index.js';
import { opensNow, started, workOut } from '../decide/deadlines.js';
import type { Situation } from '../decide/situation.js';
import type { EffectOf } from '../decision.js';
import type { TaskFacts } from '../facts.js';
import { within } from '../own.js';

type ClockEffect = EffectOf<'deadlineMoved' | 'deadlineStarted' | 'deadlineClosed'>;

/** What becomes of the deadlines of open tasks under the new version: worked out again, ended, or begun. `after` is under its names. */
export function clocksUnder(after: Situation, reason: string): ClockEffect[] {
  const open = after.project.tasks.filter(({ state }) => state === 'open');
  return open.flatMap((task) => {
    const seen = { ...after, project: within(after.project, task.subject) };
    return [...goingOn(seen, task, reason), ...begun(seen, task)];
  });
}

function goingOn(situation: Situation, task: TaskFacts, reason: string): ClockEffect[] {
  const { policy, project, today } = situation;
  return project.deadlines.flatMap((row): ClockEffect[] => {
    const deadline = policy.deadlines[row.deadline];
    if (row.taskId !== task.id || row.state !== 'running' || deadline === undefined) return [];
    const worked = workOut(situation, deadline, task);
    if (worked === null) return [{ type: 'deadlineClosed', deadlineId: row.id, state: 'cancelled', on: today, reason }];
    const isSame = worked.resolution.dueOn === row.dueOn && worked.resolution.startOn === row.startOn;
    return isSame && worked.opensOn === opensNow(situation, row)
      ? []
      : [{ type: 'deadlineMoved', deadlineId: row.id, ...worked, reason }];
  });
}

/** Deadlines that the new version has for a task that is open already. */
function begun(situation: Situation, task: TaskFacts): ClockEffect[] {
  const { policy, project } = situation;
  return deadlinesOf(policy, task.task).flatMap((id): ClockEffect[] => {
    const deadline = policy.deadlines[id];
    const known = project.deadlines.some((row) => row.deadline === id && row.taskId === task.id);
    const worked = deadline === undefined || known ? null : workOut(situation, deadline, task);
    return deadline === undefined ? [] : started(situation, id, task, worked);
  });
}

function deadlinesOf({ deadlines }: Policy, task: string): string[] {
  return Object.entries(deadlines).flatMap(([id, deadline]) => (deadline.task === task ? [id] : []));
}
