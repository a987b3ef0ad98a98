import { receipt } from '../../cards/receipt.js';
import type { Scope } from '../context.js';
import { receiptCard } from '../present/receipt.js';
import { taskCard } from '../present/task.js';
import type { Case } from './case.js';
import { redraw } from './tell.js';

/**
 * 回执 of what was handed in, once somebody acted on what it opened: 撤回 is gone from it. Where it was taken back elsewhere, it becomes
 * the form again.
 */
export async function redrawReceipts(scope: Scope, found: Case, closedTask: number, pressed: string | null): Promise<void> {
  const openedBy = found.tasks.find(({ id }) => id === closedTask)?.openedBy;
  const task = found.tasks.find(({ id }) => id === openedBy);
  if (task === undefined) return;
  for (const message of await scope.tx.cardMessages.ofTask(task.id)) {
    const viewer = message.card === receipt.id && message.staffId !== null ? await scope.tx.staff.get(message.staffId) : null;
    if (viewer === null) continue;
    const isDone = task.state === 'done';
    const make = () => (isDone ? receiptCard(scope, found, task.id, viewer) : taskCard(scope, found, task, viewer));
    await redraw(scope, [message], make, pressed);
    if (isDone) await scope.tx.cardMessages.close([message.id]);
    else await scope.tx.cardMessages.update(message.id, { card: 'task' });
  }
}
