import type { Deadline, Task } from '../../policies/schema/index.js';
import type { Effect } from '../decision.js';
import type { DeadlineFacts, ProjectFacts, TaskFacts } from '../facts.js';
import { within } from '../own.js';
import { type Refusal, refuse } from '../refusals.js';
import { type CivilDate, formatDate } from '../time/civil.js';
import { pastPauses } from '../time/paused.js';
import { workAgain, workOut } from './deadlines.js';
import { dateOf } from './points.js';
import type { Situation } from './situation.js';

/** The project stands still: every clock stops but those of tasks that go on meanwhile. */
export function pause({ policy, project }: Situation, why: string, article: string): Effect[] {
  if (project.pauses.some(({ to }) => to === null)) return [];
  const goesOn = new Set(project.tasks.filter(({ task }) => policy.tasks[task]?.whilePaused === true).map(({ id }) => id));
  const running = project.deadlines.filter(({ state, taskId }) => state === 'running' && !goesOn.has(taskId ?? -1));
  return [{ type: 'paused', why, article, deadlineIds: running.map(({ id }) => id) }];
}

/** It goes on: each clock that stopped is worked out again without the days in between. A fixed date stays where it is. */
export function resume(situation: Situation, why: string): Effect[] {
  const { policy, project, today } = situation;
  const last = project.pauses.find(({ to }) => to === null);
  if (last === undefined) return [];
  const pauses = project.pauses.map((each) => (each.to === null ? { ...each, to: today } : each));
  const moved = project.deadlines.flatMap((row): Effect[] => {
    const deadline = policy.deadlines[row.deadline];
    if (row.state !== 'suspended' || deadline === undefined) return [];
    const task = project.tasks.find(({ id }) => id === row.taskId) ?? null;
    const seen = { ...situation, project: { ...within(project, task?.subject ?? null), pauses } };
    const worked = goesOn(seen, deadline, row, task, { ...last, to: today });
    if (worked === null) return [];
    return [{ type: 'deadlineMoved', deadlineId: row.id, ...worked, reason: `中止结束：${why}` }];
  });
  return [{ type: 'resumed', why }, ...moved];
}

/** A clock that goes on: from the day on which it began, or from the one that became known while it stood still. */
function goesOn(
  situation: Situation,
  deadline: Deadline,
  row: DeadlineFacts,
  task: TaskFacts | null,
  still: { readonly from: CivilDate; readonly to: CivilDate },
) {
  const worked = workOut(situation, deadline, task);
  if (worked !== null && worked.resolution.startOn !== row.startOn) return worked;
  const begins = deadline.opens === undefined ? null : dateOf(situation, deadline.opens.from, task);
  const opensOn = row.opensOn === null ? null : pastPauses(begins ?? row.startOn, row.opensOn, [still]);
  return workAgain(situation, deadline, { ...row, opensOn });
}

/** The refusal of a task that has to wait until the project goes on; null when it may be done. */
export function standsStill(project: ProjectFacts, definition: Task): Refusal | null {
  return definition.whilePaused ? null : pausedNow(project);
}

/** The refusal of what waits until the project goes on; null while it does. */
export function pausedNow({ pauses }: Pick<ProjectFacts, 'pauses'>): Refusal | null {
  const last = pauses.find(({ to }) => to === null);
  return last === undefined ? null : refuse('PAUSED', { since: formatDate(last.from), why: last.why });
}
