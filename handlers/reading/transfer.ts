import type { Card } from '../../cards/kit/tree.js';
import type { Context } from '../context.js';
import { loadTransfer, planOf } from '../core/transfer/load.js';
import { assertMayTransfer } from '../core/transfer/rights.js';
import { transferCard, transferPersonCard } from '../present/transfer.js';

/** @throws Refused for whoever may hand nobody's work over */
export function transfersReading(context: Context): Promise<Card> {
  assertMayTransfer(context.actor);
  return transferPersonCard(context);
}

/** One's own hand-over as it stands. @throws Refused for another's, and for one that was forgotten */
export async function transferReading(context: Context, id: number): Promise<Card> {
  const transfer = await loadTransfer(context, id);
  const plan = transfer.state === 'done' ? null : await planOf(context, transfer);
  return transferCard(context, { transfer, plan, reader: 'doer' });
}
