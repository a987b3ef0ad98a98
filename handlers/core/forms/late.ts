import type { Deadline } from '../../../entities/deadline.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Scope } from '../../context.js';
import type { Case } from '../case/project-case.js';

/** The deadline of a task that has passed and whose policy asks why; null when nothing has to be explained. */
export function lateReasonAsked({ today }: Scope, { deadlines, policy }: Case, task: Task): Deadline | null {
  return (
    deadlines.find(
      ({ taskId, state, dueOn, deadline }) =>
        taskId === task.id && state === 'running' && dueOn < today && policy.deadlines[deadline]?.lateReason === true,
    ) ?? null
  );
}
