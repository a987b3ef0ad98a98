import { afterEach, describe, expect, it } from 'vitest';
import { type Db, openDb } from '../../entities/db.js';
import type { Tx } from '../../entities/tx.js';
import { batches } from '../../jobs/batches.js';
import { retention } from '../../jobs/retention.js';
import { closings, NAMES, OFFICE, reviews, ticked, threeWait } from '../handlers/batch/kit.js';
import { beforeUnit } from '../support/before-unit.js';
import { databases } from '../support/database.js';
import type { World } from '../support/world.js';

const [ONE = '', TWO = '', THREE = ''] = NAMES;

/** The same database for a process that dies within a unit of work, before it is committed, and does nothing after that. */
function dyingIn(db: Db, unit: number): Db {
  let at = 0;
  const tx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.tx(async (inner) => {
      at += 1;
      const result = await work(inner);
      if (at >= unit) throw new Error('the process is gone');
      return result;
    });
  return Object.assign(Object.create(db) as Db, { tx });
}

describe.each(databases())('a batch on $name', (kind) => {
  let w: World;
  let url: string;
  let drop: () => Promise<void>;
  afterEach(async () => {
    await w.close();
    await drop();
  });

  /** All three are confirmed, and the process died before it began. */
  async function confirmed(): Promise<string> {
    const place = await kind.ready();
    ({ url, drop } = place);
    w = await threeWait({ dbUrl: url });
    const { card } = await ticked(w, NAMES);
    await w.db.tx(async (tx) => {
      const message = await tx.cardMessages.byMessage(card.messageId);
      await tx.cardMessages.update(message?.id ?? 0, { card: 'batch' });
      await tx.batches.update(1, 1, { state: 'running', cardMessageId: message?.id ?? null });
    });
    return card.messageId;
  }
  const sent = async () => {
    w.app.dispatcher.wake();
    await w.settle();
  };

  it('goes on where it stopped after a crash in the middle, and decides nothing twice', async () => {
    const messageId = await confirmed();
    // Two units look for what there is; the third decides one, the fourth dies with its writes.
    await batches.run({ ...w.app.deps, db: dyingIn(w.db, 4) });
    expect(w.faults().length).toBeGreaterThan(0);
    await sent();
    expect(await reviews(w)).toEqual({ [ONE]: 'done pass', [TWO]: 'open', [THREE]: 'open' });
    expect(w.as(OFFICE).card(messageId).text()).toContain('正在逐个办理：1/3');
    expect(w.as(OFFICE).card(messageId).buttons()).toEqual(['停止']);

    await w.app.runDue();
    expect(await reviews(w)).toEqual({ [ONE]: 'done pass', [TWO]: 'done pass', [THREE]: 'done pass' });
    expect(w.as(OFFICE).card(messageId).text()).toContain('共 3 个：办好 3 个。');
    expect([await closings(w, 1), await closings(w, 2), await closings(w, 3)]).toEqual([[1], [1], [1]]);
  });

  it('is decided once by two processes that are at it together', async () => {
    const messageId = await confirmed();
    const other = await openDb(url, { migrate: false });
    const beside = { ...w.app.deps, db: other };
    await Promise.all([batches.run(w.app.deps), batches.run(beside), batches.run(w.app.deps), batches.run(beside)]);
    await other.close();
    await sent();
    expect([await closings(w, 1), await closings(w, 2), await closings(w, 3)]).toEqual([[1], [1], [1]]);
    expect(w.as(OFFICE).card(messageId).text()).toContain('共 3 个：办好 3 个。');
    const ends = (await w.db.tx((tx) => tx.audit.of('batch:1'))).filter(({ event }) => event.type === 'BATCH_ENDED');
    expect(ends.map(({ event }) => event.body)).toEqual([{ v: 1, batchId: 1, done: 3, skipped: 0 }]);
    const told = w
      .as('陈水')
      .cards()
      .filter((card) => card.text().includes('通过') && card.text().includes(ONE));
    expect(told).toHaveLength(1);
  });

  it('stops where it is asked to: what is done stays done, the rest is not', async () => {
    const messageId = await confirmed();
    await batches.run({ ...w.app.deps, db: dyingIn(w.db, 4) });
    expect(w.faults().length).toBeGreaterThan(0);
    await sent();
    const stopped = await w.as(OFFICE).press('停止', messageId);
    expect(stopped.toast?.content).toBe('已停止，2 个没有办理。');
    expect(stopped.card.text()).toMatch(/办好 1 个，停下 2 个[\s\S]*您点了“停止”，这 2 个没有办理[\s\S]*智慧水务三期/);
    await w.app.runDue();
    expect(await reviews(w)).toEqual({ [ONE]: 'done pass', [TWO]: 'open', [THREE]: 'open' });
    expect((await w.db.tx((tx) => tx.audit.of('batch:1'))).map(({ event }) => event.type)).toEqual([
      'BATCH_STOPPED',
      'BATCH_ENDED',
    ]);
    expect((await w.as(OFFICE).press('打开 1', messageId)).card.text()).toContain(TWO);
  });

  it('stops under way: what the job has found already is not decided any more', async () => {
    const messageId = await confirmed();
    const stop = () => w.as(OFFICE).act(w.as(OFFICE).card(messageId), { tag: 'button', name: 'batch-stop.1' });
    await batches.run({ ...w.app.deps, db: beforeUnit(w.db, 4, stop) });
    await sent();
    expect(await reviews(w)).toEqual({ [ONE]: 'done pass', [TWO]: 'open', [THREE]: 'open' });
    expect(w.as(OFFICE).card(messageId).text()).toContain('办好 1 个，停下 2 个');
  });

  it('says so where an item cannot be decided for a reason that nobody foresaw, and goes on', async () => {
    const messageId = await confirmed();
    await w.db.tx(async (tx) => {
      const project = await tx.projects.get(2);
      await tx.projects.update(2, project?.version ?? 0, { policyVersion: 'gone' });
    });
    await batches.run(w.app.deps);
    await sent();
    expect(w.faults()).toEqual([expect.objectContaining({ batch: 1, item: 2 })]);
    expect(w.as(OFFICE).card(messageId).text()).toMatch(/办好 2 个，跳过 1 个[\s\S]*智慧水务二期（.*）：系统刚才没能完成/);
    await w.db.tx(async (tx) => {
      const project = await tx.projects.get(2);
      await tx.projects.update(2, project?.version ?? 0, { policyVersion: '1' });
    });
  });

  it('is told in a new card when its own shows something else by then', async () => {
    const messageId = await confirmed();
    await w.as(OFFICE).act(w.as(OFFICE).card(messageId), { tag: 'button', name: 'task-show.2' });
    await w.app.runDue();
    expect(w.as(OFFICE).card(messageId).text()).not.toContain('办好 3 个');
    expect(w.as(OFFICE).lastCard().text()).toContain('共 3 个：办好 3 个。');
  });

  it('is forgotten after a day when it was never confirmed', async () => {
    const place = await kind.ready();
    drop = place.drop;
    w = await threeWait({ dbUrl: place.url });
    const { card } = await ticked(w, [ONE]);
    await retention.run({ ...w.app.deps, now: () => w.clock.now() + 90_000_000 });
    expect(await w.db.tx((tx) => tx.batches.itemsOf(1))).toEqual([]);
    expect((await w.as(OFFICE).press('确认办理 1 个', card)).toast?.content).toContain('已过期');
  });
});
