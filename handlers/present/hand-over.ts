import { NOBODY_YET } from '../../cards/kit/people.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { taskHandOver } from '../../cards/task-hand-over.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Scope } from '../context.js';
import { type Case, taskDefinition } from '../core/case.js';
import { personOptions, type Picked } from '../core/pick-people.js';
import { taskName } from '../core/task-name.js';
import { deadlineOfTask, projectRef } from './views.js';

/** What came back with something missing. */
interface Returned {
  readonly picked: Picked;
  readonly reason: string;
  readonly faults: readonly FaultView[];
}

/** 转交 of a task, with the colleagues who could do it. */
export async function handOverCard(
  scope: Scope,
  found: Case,
  task: Task,
  people: readonly Staff[],
  returned: Returned | null = null,
): Promise<Card> {
  const { kind } = taskDefinition(found, task.task);
  return taskHandOver.render({
    taskId: task.id,
    version: task.version,
    task: taskName(found, task),
    project: projectRef(found),
    from: kind === 'form' || kind === 'filing' ? 'project' : 'task',
    deadline: deadlineOfTask(scope, found, task.id),
    people: await personOptions(scope, people),
    typed: returned?.picked.typed ?? NOBODY_YET,
    reason: returned?.reason ?? '',
    faults: [...(returned?.faults ?? [])],
  });
}
