import type { CardMessage } from '../../entities/card-message.entity.js';
import { type EntryState, listOf, parseEntry } from '../../entities/outbox-payload.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Tx } from '../../entities/tx.js';
import type { Card } from '../../cards/kit/tree.js';
import { parseShown } from './parse-content.js';

/**
 * Where a platform has a list of things to do of its own: writes, in the unit of work that takes up a card or its change, what the list
 * is to show from now on. The entry is then a message like any other. Only of cards that change when their task or meeting is over: no
 * other entry would ever end. True where something was written.
 */
export async function followCard(tx: Tx, row: Outbox, now: number): Promise<boolean> {
  const content = row.cardMessageId === null ? null : parseShown(row);
  if (row.cardMessageId === null || content === null) return false;
  const shown = await tx.cardMessages.get(row.cardMessageId);
  if (shown === null || shown.staffId === null || (shown.taskId === null && shown.meetingId === null)) return false;

  const last = (await tx.outbox.entriesOf(shown.id)).at(-1);
  const before = last === undefined ? null : parseEntry(last);
  // A card that failed, and is taken up again after its change was.
  if (before !== null && before.from > row.id) return false;
  const of = before?.of ?? (row.topic === 'send' && row.toType === 'user' ? row.uuid : shown.messageId);
  if (of === null) return false;
  // Rows are forgotten after a month, and an older release wrote none.
  const notice = last === undefined ? await tx.notices.get(row.platform, of) : null;
  const isOpen = before?.open ?? notice?.todoState === 'open';
  const toId = row.topic === 'send' ? row.toId : (last?.toId ?? notice?.userId);
  const { card, link } = content;
  const asks = await asked(tx, shown, card);
  if (asks === isOpen || toId === undefined) return false;
  if (asks && (link === undefined || (await standsThere(tx, shown)))) return false;

  const what = `${card.header.title}：${card.header.subtitle ?? card.summary}`;
  const entry: EntryState =
    asks && link !== undefined
      ? { of, from: row.id, open: true, card: { ...card }, link }
      : { of, from: row.id, open: false, how: (await isDone(tx, shown, card)) ? 'finished' : 'cancelled' };
  await tx.outbox.enqueue({
    topic: 'entry',
    platform: listOf(row.platform),
    toType: 'user',
    toId,
    cardMessageId: shown.id,
    payload: { text: entry.open ? `列入平台待办：${what}` : `从平台待办中去掉：${what}`, entry },
    trace: row.trace,
    at: now,
  });
  return true;
}

/** Whether a card asks somebody for something still; one of a task that is late says so in another tone. */
async function asked(tx: Tx, { card: id, taskId }: CardMessage, { header }: Card): Promise<boolean> {
  const asks = header.tone === 'todo' || (header.tone === 'warn' && id === TASK);
  return asks && (taskId === null || (await tx.tasks.get(taskId))?.state === 'open');
}

/** The task's own card, among those that lead to it. */
const TASK = 'task';

async function isDone(tx: Tx, { taskId }: CardMessage, { header }: Card): Promise<boolean> {
  return header.tone === 'done' || (taskId !== null && (await tx.tasks.get(taskId))?.state === 'done');
}

/** Whether the same stands there for him already, by an earlier card: 稍后提醒 and 转交 send another. */
async function standsThere(tx: Tx, { id, card, taskId, staffId }: CardMessage): Promise<boolean> {
  if (taskId === null) return false;
  for (const other of await tx.cardMessages.ofTask(taskId)) {
    if (other.id === id || other.staffId !== staffId || other.card !== card) continue;
    const last = (await tx.outbox.entriesOf(other.id)).at(-1);
    if (last !== undefined && last.state !== 'dead' && parseEntry(last).open) return true;
  }
  return false;
}
