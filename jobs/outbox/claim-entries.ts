import type { Outbox } from '../../entities/outbox.entity.js';
import type { Tx } from '../../entities/tx.js';

/**
 * Whether an entry of a platform's own list may be written or ended now. Of several states of one only the newest is worth it; but one that
 * was tried may have come through, and is finished before the next: nothing is ended while it may still be on its way.
 */
export async function isItsTurn(tx: Tx, row: Outbox): Promise<boolean> {
  if (row.cardMessageId === null) return true;
  const states = await tx.outbox.entriesOf(row.cardMessageId);
  const newer = states.filter(({ id }) => id > row.id);
  const isOld = newer.some(({ state }) => state === 'sent') || (row.attempts === 0 && newer.some(waits));
  if (isOld) {
    await tx.outbox.supersede(row.id);
    return false;
  }
  const before = states.filter((one) => one.id < row.id && waits(one) && one.attempts > 0);
  if (before.length > 0) await tx.outbox.putOff(row, Math.max(...before.map(({ nextAt }) => nextAt)));
  return before.length === 0;
}

function waits({ state }: Outbox): boolean {
  return state === 'pending' || state === 'sending';
}
