import type { BatchItem } from '../batch-item.entity.js';
import type { Batch } from '../batch.entity.js';
import type { Table } from '../sql/table.js';
import { VersionedStore } from './row-store.js';

export type PickedTask = Pick<BatchItem, 'taskId' | 'projectId' | 'taskVersion'>;

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

  /** What a person confirmed last; null when nothing yet. */
  lastOf(byId: number): Promise<Batch | null> {
    return this.rows.first({ byId, state: ['running', 'done'] }, { order: '`id` DESC' });
  }

  /** Adds its tasks, to be decided in this order, each as it was when it was picked. */
  async addItems(batchId: number, tasks: readonly PickedTask[]): Promise<void> {
    for (const task of tasks) await this.items.insert({ batchId, ...task, state: 'waiting' });
  }

  /** Its tasks, in order. */
  itemsOf(batchId: number): Promise<BatchItem[]> {
    return this.items.list({ batchId }, { order: '`id`' });
  }

  /** True for the one process that settles a task of a batch. */
  async settleItem(id: number, state: 'done' | 'skipped', why: string | null): Promise<boolean> {
    return (await this.items.update({ id, state: 'waiting' }, { state, why })) === 1;
  }

  /** Settles all that waits; returns how many. */
  skipWaiting(batchId: number, why: string): Promise<number> {
    return this.items.update({ batchId, state: 'waiting' }, { state: 'skipped', why });
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
