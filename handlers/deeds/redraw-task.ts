import type { Task } from '../../entities/task.entity.js';
import type { Scope } from '../context.js';
import { taskCard } from '../present/task.js';
import type { Case } from '../core/case/project-case.js';
import { redrawReceipts } from './redraw-handed-in.js';
import { redraw } from '../core/tell/tell.js';

/**
 * Everyone's card of an open task changes to what it is for him now, and so does 回执 of what led to it: whether that may still be
 * taken back hangs on what is done with the task. Other cards that lead to it stay as they are.
 */
export async function redrawTask(scope: Scope, found: Case, task: Task, pressed: string | null): Promise<void> {
  for (const message of await scope.tx.cardMessages.ofTask(task.id)) {
    const viewer = message.card === 'task' && message.staffId !== null ? await scope.tx.staff.get(message.staffId) : null;
    if (viewer === null) continue;
    await redraw(scope, [message], () => taskCard(scope, found, task, viewer), pressed);
  }
  const handedIn = found.tasks.find(({ id }) => id === task.openedBy);
  if (handedIn?.state === 'done') await redrawReceipts(scope, found, handedIn, pressed);
}
