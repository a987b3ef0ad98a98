import type { Card } from '../../cards/kit/tree.js';
import type { Context } from '../context.js';
import { loadBatch } from '../core/tasks/batch.js';
import { batchConfirmCard, batchProgressCard } from '../present/batch.js';

/** A batch as it stands now. */
export interface BatchReading {
  readonly card: Card;
  /** Not over yet: it will look different soon. */
  readonly runs: boolean;
}

/** @throws Refused for another's, and for one that was forgotten */
export async function batchReading(context: Context, id: number): Promise<BatchReading> {
  const batch = await loadBatch(context, id);
  if (batch.state === 'picked') return { card: await batchConfirmCard(context, batch), runs: false };
  return { card: await batchProgressCard(context, batch, true), runs: batch.state === 'running' };
}
