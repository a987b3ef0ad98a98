import { afterEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../entities/db.js';
import { reminders } from '../../../jobs/reminders/index.js';
import { world, type World } from '../../support/world.js';
import { testClock } from '../../support/time.js';
import { digestTimes, groupTimes, runningDeadline } from './kit.js';

let w: World;
afterEach(() => w.close());

/** A world whose clock is put somewhere without anything happening on the way, as when the process was down. */
async function asleep(now: string): Promise<{ clock: ReturnType<typeof testClock>; run: () => Promise<void> }> {
  const clock = testClock(Date.parse(now));
  w = await world({ ports: { clock } });
  return { clock, run: () => w.app.runDue() };
}

/** The claim of a rung is the last thing: it fails, as if the process had gone before it. */
function dyingDb(db: Db): Db {
  const gone = { claimAll: () => Promise.reject(new Error('gone')) };
  const tx: Db['tx'] = (work) =>
    db.tx((stores) => {
      const rungs = Object.assign(Object.create(stores.rungs) as typeof stores.rungs, gone);
      return work(Object.create(stores, { rungs: { value: rungs } }) as typeof stores);
    });
  return Object.assign(Object.create(db) as Db, { tx });
}

describe('what was missed', () => {
  it('is made up for once, with the most severe rung only', async () => {
    const { clock, run } = await asleep('2026-09-18T10:00+08:00');
    const { id } = await runningDeadline(w);
    clock.moveTo(Date.parse('2026-09-29T10:22+08:00'));
    await run();
    await run();
    expect(digestTimes(w, '何静')).toEqual(['09-29 10:22']);
    expect(digestTimes(w, '吕卫国')).toEqual(['09-29 10:22']);
    expect(digestTimes(w, '孔亮')).toEqual([]);
    expect(w.as('何静').lastCard().text()).toContain('已逾期');
    const rungs = await w.db.tx((tx) => tx.rungs.ofDeadline(id));
    expect(rungs.map(({ offset }) => offset)).toEqual([-2, -1, 0, 1, 2]);
    const events = await w.db.tx(async (tx) => tx.audit.of(`project:${(await tx.deadlines.get(id))?.projectId}`));
    expect(events.map(({ event }) => (event.type === 'REMINDED' ? event.body.targets.length : -1))).toEqual([0, 0, 0, 0, 3]);
    expect((await w.db.tx((tx) => tx.deadlines.get(id)))?.nextRungOn).toBe('2026-09-30');
  });

  it('waits for a working day and its hours', async () => {
    const { clock, run } = await asleep('2026-09-18T10:00+08:00');
    await runningDeadline(w);
    // Past the hours, in the night, on a holiday, before the hours, on the full hour: nothing.
    for (const at of ['09-24T17:31', '09-24T23:37', '09-25T10:07', '09-26T10:07', '09-28T08:07', '09-28T09:00', '09-28T08:33']) {
      clock.moveTo(Math.max(clock.now(), Date.parse(`2026-${at}+08:00`)), { back: true });
      await run();
    }
    expect(digestTimes(w, '何静')).toEqual([]);
    clock.moveTo(Date.parse('2026-09-28T09:07+08:00'));
    await run();
    expect(digestTimes(w, '何静')).toEqual(['09-28 09:07']);
  });

  it('reminds on after the clock was weeks ahead for a while', async () => {
    const { clock, run } = await asleep('2026-11-02T08:37+08:00');
    await runningDeadline(w, { startOn: '2026-10-27' });
    await run();
    expect(digestTimes(w, '何静')).toEqual(['11-02 08:37']);
    clock.moveTo(Date.parse('2026-09-18T10:00+08:00'), { back: true });
    await runningDeadline(w, { name: '智慧急救' });
    clock.moveTo(Date.parse('2026-09-22T08:37+08:00'));
    await run();
    await run();
    expect(digestTimes(w, '何静').filter((at) => at.startsWith('09'))).toEqual(['09-22 08:37']);
    clock.moveTo(Date.parse('2026-09-22T17:07+08:00'));
    await run();
    expect(groupTimes(w, '何静', '卫健局项目推进群').filter((at) => at.startsWith('09'))).toHaveLength(1);
  });

  it('never reminds twice when the clock goes back', async () => {
    const { clock, run } = await asleep('2026-09-22T08:37+08:00');
    await runningDeadline(w);
    await run();
    clock.moveTo(Date.parse('2026-09-21T08:37+08:00'), { back: true });
    await run();
    clock.moveTo(Date.parse('2026-09-22T08:42+08:00'));
    await run();
    expect(digestTimes(w, '何静')).toEqual(['09-22 08:37']);
  });

  it('reaches a group whose hour comes later, and one with an hour outside the reminding hours', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    const { id } = await runningDeadline(w);
    const setHour = (hour: number) =>
      w.db.tx(async (tx) => {
        const group = (await tx.groups.active()).find(({ name }) => name === '卫健局项目推进群');
        if (group !== undefined) await tx.groups.update(group.id, group.version, { hour });
      });
    await setHour(15);
    await w.clock.to('2026-09-22T14:00+08:00');
    expect(groupTimes(w, '何静', '卫健局项目推进群')).toEqual([]);
    expect((await w.db.tx((tx) => tx.rungs.ofDeadline(id))).length).toBe(0);
    await w.clock.to('2026-09-22T18:00+08:00');
    await setHour(22);
    await w.clock.to('2026-09-23T20:00+08:00');
    expect(groupTimes(w, '何静', '卫健局项目推进群')).toEqual(['09-22 15:07', '09-23 17:27']);
    expect(digestTimes(w, '何静')).toEqual(['09-22 08:37', '09-23 08:37']);
  });

  it('is not lost when the process dies between the digests and the book-keeping', async () => {
    const { clock } = await asleep('2026-09-22T08:37+08:00');
    const { id } = await runningDeadline(w);
    const dying = { ...w.app.deps, db: dyingDb(w.app.deps.db) };
    clock.moveTo(Date.parse('2026-09-22T09:07+08:00'));
    await expect(reminders.run(dying)).rejects.toThrow('gone');
    expect((await w.db.tx((tx) => tx.deadlines.get(id)))?.nextRungOn).toBe('2026-09-22');
    clock.moveTo(Date.parse('2026-09-22T09:22+08:00'));
    await w.app.runDue();
    expect(digestTimes(w, '何静')).toHaveLength(1);
    expect((await w.db.tx((tx) => tx.deadlines.get(id)))?.nextRungOn).toBe('2026-09-23');
    clock.moveTo(Date.parse('2026-09-23T08:37+08:00'));
    await w.app.runDue();
    expect(digestTimes(w, '何静').map((at) => at.slice(0, 5))).toEqual(['09-22', '09-23']);
  });
});
