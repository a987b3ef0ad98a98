import type { AgendaItem } from '../../../entities/agenda-item.entity.js';
import type { Meeting } from '../../../entities/meeting.entity.js';
import type { TaskOfProject } from '../../../entities/stores/task-store.js';
import type { Task } from '../../../entities/task.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Scope } from '../../context.js';
import { taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';

/** The projects that wait for a kind of meeting and are on no other agenda, oldest first; those of `meetingId` count. */
export async function waitingFor(
  scope: Scope,
  policyId: string,
  kind: string,
  meetingId: number | null,
): Promise<TaskOfProject[]> {
  const tasks = scope.deps.policies
    .all()
    .filter(({ id }) => id === policyId)
    .flatMap((policy) => Object.entries(policy.tasks).flatMap(([id, task]) => (task.meeting === kind ? [id] : [])));
  const waiting: TaskOfProject[] = [];
  for (const open of await scope.tx.tasks.openOfKind(policyId, [...new Set(tasks)])) {
    const place = await placeOf(scope, open.task);
    if (place === null || place.meeting.id === meetingId) waiting.push(open);
  }
  return waiting;
}

/** The meeting to come, or under way, on whose agenda a task stands; null while it waits for one. */
export async function placeOf({ tx }: Scope, task: Task): Promise<{ meeting: Meeting; item: AgendaItem } | null> {
  for (const item of (await tx.agenda.ofProject(task.projectId)).toReversed()) {
    if (item.taskId !== task.id) continue;
    const meeting = await tx.meetings.get(item.meetingId);
    if (meeting !== null && meeting.state !== 'cancelled') return { meeting, item };
  }
  return null;
}

/** A meeting's task is concluded at its meeting, with its papers and its list checked, and nowhere else. */
export function assertDecidedHere(found: Case, task: Task): void {
  if (taskDefinition(found, task.task).kind !== 'meeting') return;
  const says = '会议的结论在会议里登记：请发送“会议”，打开这次会议，会后点“登记结论”。';
  throw new Refused(refuse('NOT_HERE', { says }, taskDefinition(found, task.task).article));
}
