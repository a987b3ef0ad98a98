import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noAftermath } from '../../entities/aftermath.js';
import type { Deps } from '../../handlers/context.js';
import { decideTaken, takeOutcome } from '../../handlers/core/tasks/decide-task.js';
import { tellLater } from '../../handlers/core/tell/tell-later.js';
import { scopeOf } from '../../handlers/scope.js';
import { createTeller, type Teller } from '../../jobs/teller.js';
import { declare, HANDLER, OFFICE } from '../scenarios/applicant-kit.js';
import { databases } from '../support/database.js';
import { faultLog } from '../support/fault-log.js';
import { testClock } from '../support/time.js';
import { type World, world } from '../support/world.js';

describe.each(databases())('what was decided on $name', (kind) => {
  let place: { readonly url: string; readonly drop: () => Promise<void> };
  let w: World;
  let names = 0;
  const clock = testClock(Date.parse('2026-09-18T09:05+08:00'));
  const { log, faults } = faultLog();

  beforeAll(async () => {
    place = await kind.ready();
    w = await world({ dbUrl: place.url, ports: { clock } });
  });
  afterAll(async () => {
    await w.close();
    await place.drop();
  });
  beforeEach(async () => {
    names += 1;
    await declare(w, { 项目名称: `项目${String(names)}` });
  });

  const process = (owner: string): Deps => ({ ...w.app.deps, owner, log });
  const teller = (owner: string): Teller => createTeller(process(owner), owner, () => undefined);
  const waiting = () => w.db.tx((tx) => tx.tellings.waiting(clock.now()));
  const heard = async (): Promise<number> => {
    await w.settle();
    return w
      .as(HANDLER)
      .cards({})
      .filter((card) => card.text().includes(`项目${String(names)}`) && card.title().includes('通过')).length;
  };
  /** Somebody passes the review, in a process that comes no further than the commit. */
  const pass = async (owner: string): Promise<void> => {
    const actor = await w.staff(OFFICE);
    await w.db.tx(async (tx) => {
      const acting = { ...scopeOf(process(owner), tx), actor };
      const [task] = (await tx.tasks.ofProject(names)).filter(({ state }) => state === 'open');
      if (task === undefined) throw new Error('there is nothing to decide');
      const taken = await takeOutcome(acting, { taskId: task.id, version: task.version, outcome: 'pass', form: {} });
      await decideTaken(acting, taken);
    });
  };

  it('is told by the process that decided, at once, and by no other beside it', async () => {
    await pass('one');
    expect(await teller('two').drain()).toBe(0);
    expect(await heard()).toBe(0);
    expect(await teller('one').drain()).toBe(1);
    expect(await heard()).toBe(1);
    expect(await waiting()).toEqual({ count: 0, oldestMs: null });
  });

  it('is told once by whoever comes by, when that process died', async () => {
    await pass('gone');
    clock.moveTo(clock.now() + 6000);
    const told = await Promise.all(['two', 'three', 'four'].map((owner) => teller(owner).drain()));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await heard()).toBe(1);
  });

  it('is tried again ever more seldom where it cannot be told, holds up nobody, and is counted', async () => {
    const broken = { ...noAftermath(), closedTasks: [1] };
    await w.db.tx((tx) => tellLater(scopeOf(process('one'), tx), 999, broken, null));
    await pass('one');
    expect(await teller('one').drain()).toBe(1);
    expect(await heard()).toBe(1);
    expect(faults()).toHaveLength(1);
    expect(await waiting()).toMatchObject({ count: 1 });
    expect(await w.db.tx((tx) => tx.tellings.due('one', clock.now(), 10))).toEqual([]);
    clock.moveTo(clock.now() + 5000);
    await teller('two').drain();
    expect(faults()).toHaveLength(2);
    expect(await w.db.tx((tx) => tx.tellings.due('', clock.now() + 9000, 10))).toEqual([]);
    const [row] = await w.db.tx((tx) => tx.tellings.due('', clock.now() + 10_000, 10));
    expect(row).toMatchObject({ attempts: 2, owner: null, lastError: expect.stringContaining('PROJECT_HIDDEN') as string });
    await w.db.tx((tx) => tx.tellings.take(row?.id ?? 0));
  });
});
