import { receipt } from '../../cards/receipt.js';
import type { Task } from '../../entities/task.entity.js';
import type { Scope } from '../context.js';
import { receiptCard } from '../present/receipt.js';
import { faceOf, taskCard } from '../present/task.js';
import type { Case } from '../core/case/project-case.js';
import { redraw } from '../core/tell/tell.js';

/**
 * Cards of what was handed in, once what it opened is over: somebody acted, and 撤回 is gone from 回执; or it was taken back, and is
 * everybody's to fill in again.
 */
export async function redrawHandedIn(scope: Scope, found: Case, closedTask: number, pressed: string | null): Promise<void> {
  const openedBy = found.tasks.find(({ id }) => id === closedTask)?.openedBy;
  const task = found.tasks.find(({ id }) => id === openedBy);
  if (task === undefined) return;
  if (task.state !== 'done') return reopenCards(scope, found, task, pressed);
  await scope.tx.cardMessages.close(await redrawReceipts(scope, found, task, pressed));
}

/** 回执 of a task says what is so now. Returns which cards these are. */
export async function redrawReceipts(scope: Scope, found: Case, task: Task, pressed: string | null): Promise<number[]> {
  const drawn: number[] = [];
  for (const message of await scope.tx.cardMessages.ofTask(task.id)) {
    const viewer = message.card === receipt.id && message.staffId !== null ? await scope.tx.staff.get(message.staffId) : null;
    if (viewer === null) continue;
    await redraw(scope, [message], () => receiptCard(scope, found, task.id, viewer), pressed);
    drawn.push(message.id);
  }
  return drawn;
}

/** 回执, and the cards on which colleagues read that it was handed in and who goes on, become what the task is to each of them now. */
async function reopenCards(scope: Scope, found: Case, task: Task, pressed: string | null): Promise<void> {
  const receipts = (await scope.tx.cardMessages.ofTask(task.id)).filter(({ card }) => card === receipt.id);
  const closed = (await scope.tx.cardMessages.closedOfTask(task.id)).filter(({ card }) => card === 'task');
  for (const message of [...receipts, ...closed]) {
    const viewer = message.staffId === null ? null : await scope.tx.staff.get(message.staffId);
    // Who left the unit has no part in it any more: for him it stays as it was when he did.
    if (viewer?.active !== true || faceOf(found, task, viewer) === 'review') continue;
    await redraw(scope, [message], () => taskCard(scope, found, task, viewer), pressed);
    await scope.tx.cardMessages.update(message.id, { card: 'task', state: 'live' });
  }
}
