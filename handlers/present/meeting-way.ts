import { whenText } from '../../cards/kit/meeting-props.js';
import type { Task } from '../../entities/task.entity.js';
import { hasBegun } from '../../workflow/meeting/readiness.js';
import type { Scope } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';

/** The way from a task to the meeting that concludes it; null for a task that no meeting concludes. */
export async function meetingWay(scope: Scope, found: Case, task: Task) {
  const { kind, meeting } = taskDefinition(found, task.task);
  if (kind !== 'meeting' || meeting === undefined) return null;
  const row = await scope.tx.meetings.ofTask(task);
  const planned =
    row === null ? null : { id: row.id, when: whenText(row), began: row.state === 'invited' && hasBegun(row, scope.now) };
  return { policy: found.policy.id, kind: meeting, name: found.policy.meetings[meeting]?.name ?? '会议', planned };
}
