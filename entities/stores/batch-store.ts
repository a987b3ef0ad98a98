import type { BatchItem } from '../batch-item.entity.js';
import type { Batch } from '../batch.entity.js';
import type { Table } from '../table.js';
import { VersionedStore } from './row-store.js';

export class BatchStore extends VersionedStore<Batch> {
  constructor(
    rows: Table<Batch>,
    private readonly items: Table<BatchItem>,
  ) {
    super(rows);
  }

  /** Confirmed and not worked off yet, older first. */
  running(): Promise<Batch[]> {
    return this.rows.list({ state: 'running' }, { order: '`id`' });
  }

  /** Adds its tasks, to be decided in this order. */
  async addItems(batchId: number, tasks: readonly { readonly taskId: number; readonly projectId: number }[]): Promise<void> {
    for (const { taskId, projectId } of tasks) await this.items.insert({ batchId, taskId, projectId, state: 'waiting' });
  }

  /** Its tasks, in order. */
  itemsOf(batchId: number): Promise<BatchItem[]> {
    return this.items.list({ batchId }, { order: '`id`' });
  }

  /** True for the one process that settles a task of a batch. */
  async settleItem(id: number, state: 'done' | 'skipped', why: string | null): Promise<boolean> {
    return (await this.items.update({ id, state: 'waiting' }, { state, why })) === 1;
  }

  /** Forgets what was picked before an instant and never confirmed; returns how many. */
  async purge(before: number): Promise<number> {
    const left = await this.rows.select("WHERE `state` = 'picked' AND `at` < ? ORDER BY `id` LIMIT 500", [before]);
    for (const { id } of left) {
      await this.items.remove({ batchId: id });
      await this.rows.remove({ id });
    }
    return left.length;
  }
}
