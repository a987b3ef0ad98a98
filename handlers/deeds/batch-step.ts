import type { Batch } from '../../entities/batch.entity.js';
import type { CardMessage } from '../../entities/card-message.entity.js';
import { refusalSentence, type Refusal, refuse, Refused } from '../../workflow/refusals.js';
import { batchProgressCard } from '../present/batch.js';
import type { Scope } from '../context.js';
import { takingOf } from '../core/tasks/batch.js';
import { readAhead } from '../core/case/case.js';
import { decideTaken, takeOutcome } from '../core/tasks/decide-task.js';
import { standsFor } from '../core/people/deputies.js';
import { redraw, tell } from '../core/tell/tell.js';
import { whoDidIt } from '../core/tasks/who-did-it.js';

/** The card that shows a batch; it follows the batch only while its message shows nothing else. */
export const BATCH = 'batch';

/**
 * Decides one item in the name of whoever began the batch, as he may now. The item is claimed first, in the same unit of work, so
 * that it is decided once. Throws `Refused`, and then nothing is written; does nothing when it is settled already.
 */
export async function decideItem(scope: Scope, batchId: number, itemId: number): Promise<void> {
  const { tx } = scope;
  if (!(await tx.batches.settleItem(itemId, 'done', null))) return;
  const batch = await tx.batches.get(batchId);
  const item = (await tx.batches.itemsOf(batchId)).find(({ id }) => id === itemId);
  const actor = batch === null ? null : await tx.staff.get(batch.byId);
  if (batch === null || item === undefined || actor === null) throw new Error(`batch ${String(batchId)} is not whole`);
  await readAhead(scope, item.taskId);
  const acting = { ...scope, actor, standsFor: await standsFor(scope, actor), batchId };
  const taken = await takeOutcome(acting, takingOf(batch, item));
  const [fault] = taken.read.faults;
  if (fault !== undefined) throw new Refused(refuse('ANSWER_FAULT', { says: `${fault.label}：${fault.text}。` }));
  await decideTaken(acting, taken);
  await redrawBatch(scope, batch);
}

/** Leaves an item undone with the refusal's own sentence, unless it is settled already. */
export async function skipItem(scope: Scope, batchId: number, itemId: number, taskId: number, refusal: Refusal): Promise<void> {
  const told = await whoDidIt(scope, taskId, refusal);
  // What is out of date is not the card, which shows it.
  const why = refusalSentence(told.code === 'STALE_CARD' ? refuse('TASK_CHANGED') : told);
  const batch = await scope.tx.batches.get(batchId);
  if (batch === null || !(await scope.tx.batches.settleItem(itemId, 'skipped', why))) return;
  await redrawBatch(scope, batch);
}

/** Closes a batch of which nothing waits any more, and shows what came of it. Does nothing when another process was faster. */
export async function endBatch(scope: Scope, batchId: number): Promise<void> {
  const { tx, now } = scope;
  const batch = await tx.batches.get(batchId);
  const items = await tx.batches.itemsOf(batchId);
  if (batch?.state !== 'running' || items.some(({ state }) => state === 'waiting')) return;
  if (!(await tx.batches.update(batch.id, batch.version, { state: 'done', endedAt: now }))) return;
  const done = items.filter(({ state }) => state === 'done').length;
  const body = { batchId, done, skipped: items.length - done };
  await tx.audit.append(`batch:${String(batchId)}`, { type: 'BATCH_ENDED', byId: null, body }, now);
  const ended = { ...batch, state: 'done' } as const;
  if ((await messageOf(scope, batch)) !== null) return redrawBatch(scope, ended);
  const actor = await tx.staff.get(batch.byId);
  const card = await batchProgressCard(scope, ended);
  await tell(scope, actor === null ? [] : [actor], { card: BATCH }, () => card);
}

async function redrawBatch(scope: Scope, batch: Batch): Promise<void> {
  const message = await messageOf(scope, batch);
  if (message !== null) await redraw(scope, [message], () => batchProgressCard(scope, batch), null);
}

async function messageOf({ tx }: Scope, { cardMessageId }: Batch): Promise<CardMessage | null> {
  const message = cardMessageId === null ? null : await tx.cardMessages.get(cardMessageId);
  return message?.card === BATCH ? message : null;
}
