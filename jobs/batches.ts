import type { BatchItem } from '../entities/batch-item.entity.js';
import type { Deps } from '../handlers/context.js';
import { decideItem, endBatch, skipItem } from '../handlers/deeds/batch-step.js';
import { scopeOf } from '../handlers/scope.js';
import { refuse, Refused } from '../workflow/refusals.js';
import { forEach } from './each.js';
import type { Job } from './job.js';

/**
 * 批量办理: decides the items that wait, each in a unit of work of its own, which also says so on the item: a process that dies goes
 * on where it stopped, and two never decide the same. It is begun by the confirmation itself; the ticks repair.
 */
export const batches: Job = {
  id: 'batches',
  cron: '* * * * *',
  run: async (deps) => {
    const running = await deps.db.tx((tx) => tx.batches.running());
    const items: BatchItem[] = [];
    for (const { id } of running) items.push(...(await deps.db.tx((tx) => tx.batches.itemsOf(id))));
    const outcome = await forEach(
      deps,
      items.filter(({ state }) => state === 'waiting'),
      ({ id, batchId, taskId }) => ({ item: id, batch: batchId, task: taskId }),
      (item) => settle(deps, item),
    );
    const over = ({ id }: { readonly id: number }) => deps.db.tx((tx) => endBatch(scopeOf(deps, tx), id));
    const ended = await forEach(deps, running, ({ id }) => ({ batch: id }), over);
    return { done: outcome.done, failed: outcome.failed + ended.failed };
  },
};

/** Decides an item, or leaves it with the reason. What nobody foresaw is a reason too; while the database is away it stays waiting. */
async function settle(deps: Deps, { id, batchId, taskId }: BatchItem): Promise<void> {
  const skip = (why: Refused): Promise<void> => deps.db.tx((tx) => skipItem(scopeOf(deps, tx), batchId, id, taskId, why.refusal));
  try {
    await deps.db.tx((tx) => decideItem(scopeOf(deps, tx), batchId, id));
  } catch (error) {
    if (error instanceof Refused) return skip(error);
    const fault = deps.uuid().slice(0, 8);
    await skip(new Refused(refuse('INTERNAL', { id: fault })));
    throw new Error(`an item of a batch could not be decided, fault ${fault}`, { cause: error });
  }
}
