import { NOBODY_YET } from '../../cards/kit/people.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { projectStatus } from '../../cards/project-status.js';
import { taskHandOver } from '../../cards/task-hand-over.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Context } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { pressedMessage } from '../core/apply/decide-and-write.js';
import { personOptions, type Picked } from '../core/people/pick-people.js';
import { taskName } from '../core/case/task-name.js';
import { deadlineOfTask, projectRef } from './views.js';

/** What came back with something missing. */
interface Returned {
  readonly picked: Picked;
  readonly reason: string;
  readonly faults: readonly FaultView[];
}

/** 转交 of a task, with the colleagues who could do it. */
export async function handOverCard(
  context: Context,
  found: Case,
  task: Task,
  people: readonly Staff[],
  returned: Returned | null = null,
): Promise<Card> {
  return taskHandOver.render({
    taskId: task.id,
    version: task.version,
    task: taskName(found, task),
    project: projectRef(found),
    from: await stoodOn(context, found, task),
    deadline: deadlineOfTask(context, found, task.id),
    people: await personOptions(context, people),
    typed: returned?.picked.typed ?? NOBODY_YET,
    reason: returned?.reason ?? '',
    faults: [...(returned?.faults ?? [])],
  });
}

/** Where 转交 was pressed: on the card of the task, which a form's has not, or on the project's. */
async function stoodOn(context: Context, found: Case, task: Task): Promise<'task' | 'project'> {
  const { kind } = taskDefinition(found, task.task);
  if (kind === 'form' || kind === 'filing') return 'project';
  const pressed = pressedMessage(context);
  const message = pressed === null ? null : await context.tx.cardMessages.byMessage(pressed);
  return message?.card === projectStatus.id ? 'project' : 'task';
}
