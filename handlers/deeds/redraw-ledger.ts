import { ledgerConfirm } from '../../cards/ledger-confirm.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Scope } from '../context.js';
import { redraw } from '../core/tell/tell.js';

/** A point that was settled is settled for all who were asked: their cards show what was decided, and by whom. */
export async function redrawLedger(scope: Scope, entryId: number, card: Card, pressed: string | null): Promise<void> {
  const messages = (await scope.tx.cardMessages.ofEntry(entryId)).filter(({ card: shown }) => shown === ledgerConfirm.id);
  await redraw(scope, messages, () => Promise.resolve(card), pressed);
  await scope.tx.cardMessages.close(messages.map(({ id }) => id));
}
