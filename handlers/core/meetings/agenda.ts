import type { TaskOfProject } from '../../../entities/stores/task-store.js';
import type { Task } from '../../../entities/task.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Scope } from '../../context.js';
import { taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';

/** The projects that wait for a kind of meeting and are on no other agenda than that of `meetingId`, oldest first. */
export function waitingFor(scope: Scope, policyId: string, kind: string, meetingId: number): Promise<TaskOfProject[]> {
  return scope.tx.tasks.openOfKind(policyId, tasksOf(scope, policyId, kind), meetingId);
}

/** Who plan a kind of meeting at the same moment wait for each other here, so that the second sees what the first took. */
export async function inTurn({ tx }: Scope, policyId: string, kind: string): Promise<void> {
  await tx.sequence.turn(`meetings:${policyId}:${kind}`);
}

/** How many projects wait for a kind of meeting and are on no agenda. */
export function waitingCount(scope: Scope, policyId: string, kind: string): Promise<number> {
  return scope.tx.tasks.countOfKind(policyId, tasksOf(scope, policyId, kind));
}

/** The tasks that are concluded at a kind of meeting, in any version that projects are on. */
function tasksOf({ deps }: Scope, policyId: string, kind: string): string[] {
  const versions = deps.policies.all().filter(({ id }) => id === policyId);
  const tasks = versions.flatMap((policy) => Object.entries(policy.tasks));
  return [...new Set(tasks.flatMap(([id, { meeting }]) => (meeting === kind ? [id] : [])))];
}

/** A meeting's task is concluded at its meeting, with its papers and its list checked, and nowhere else. */
export function assertDecidedHere(found: Case, task: Task): void {
  if (taskDefinition(found, task.task).kind !== 'meeting') return;
  const says = '会议的结论在会议里登记：请发送“会议”，打开这次会议，会后点“登记结论”。';
  throw new Refused(refuse('NOT_HERE', { says }, taskDefinition(found, task.task).article));
}
