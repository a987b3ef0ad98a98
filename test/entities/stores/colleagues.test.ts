import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../../support/database.js';
import { NOON } from '../rows.js';

const asked = { projectId: 1, taskId: 5, byId: 1, question: '技术路线是否可行', state: 'asked', askedAt: NOON } as const;
const away = { policyId: 'alpha', staffId: 1, deputyId: 2, state: 'set', at: NOON } as const;

describe.each(databases())('what colleagues do among themselves, on $name', (kind) => {
  const place = useDatabase(kind);

  it('asks for advice, and lets only one answer stand', async () => {
    await place.db.tx(async (tx) => {
      const first = await tx.advice.insert({ ...asked, askedId: 7 });
      const second = await tx.advice.insert({ ...asked, askedId: 8 });
      const answer = { state: 'answered', verdict: 'agree', words: '可行', answeredAt: NOON, answeredBy: 7 } as const;
      expect(await tx.advice.update(first, 1, answer)).toBe(true);
      expect(await tx.advice.update(first, 1, { state: 'withdrawn' })).toBe(false);
      expect(await tx.advice.update(second, 1, { state: 'withdrawn' })).toBe(true);
      expect((await tx.advice.ofTask(5)).map(({ askedId, state }) => [askedId, state])).toEqual([
        [7, 'answered'],
        [8, 'withdrawn'],
      ]);
      expect(await tx.advice.askedOf(7)).toMatchObject([{ verdict: 'agree', words: '可行' }]);
      expect(await tx.advice.askedOf(8)).toEqual([]);
      expect(await tx.advice.outstanding()).toEqual([]);
    });
  });

  it('knows who stands in for whom on a day, both ends included', async () => {
    await place.db.tx(async (tx) => {
      const id = await tx.deputies.insert({ ...away, from: '2026-11-23', until: '2026-11-27' });
      const on = async (date: string) => (await tx.deputies.on(date, [1, 3])).map(({ deputyId }) => deputyId);
      expect(await on('2026-11-22')).toEqual([]);
      expect(await on('2026-11-23')).toEqual([2]);
      expect(await on('2026-11-27')).toEqual([2]);
      expect(await on('2026-11-28')).toEqual([]);
      expect(await tx.deputies.over('2026-11-27')).toEqual([]);
      expect((await tx.deputies.over('2026-11-28')).map((row) => row.id)).toEqual([id]);
      expect((await tx.deputies.of(1)).map((row) => row.id)).toEqual([id]);
      expect((await tx.deputies.heldBy(2)).map((row) => row.id)).toEqual([id]);
      expect(await tx.deputies.update(id, 1, { state: 'ended', endedAt: NOON })).toBe(true);
      expect(await on('2026-11-23')).toEqual([]);
      expect(await tx.deputies.on('2026-11-23', [])).toEqual([]);
    });
  });

  it('adds a follower once', async () => {
    await place.db.tx(async (tx) => {
      const row = { projectId: 1, staffId: 7, byId: 1, at: NOON };
      expect(await tx.watchers.add(row)).toBe(true);
      expect(await tx.watchers.add(row)).toBe(false);
      expect(await tx.watchers.of(1)).toHaveLength(1);
      expect(await tx.watchers.ofStaff(7)).toMatchObject([{ projectId: 1 }]);
      expect(await tx.watchers.remove(1, 7)).toBe(true);
      expect(await tx.watchers.remove(1, 7)).toBe(false);
    });
  });

  it('lets a task be urged once a day, and one process tell it', async () => {
    await place.db.tx(async (tx) => {
      const row = { taskId: 5, on: '2026-11-23', byId: 1, at: NOON, sendAt: NOON + 1000 };
      const id = await tx.urges.claim(row);
      expect(id).not.toBeNull();
      expect(await tx.urges.claim({ ...row, byId: 2 })).toBeNull();
      expect(await tx.urges.claim({ ...row, on: '2026-11-24', sendAt: NOON + 9000 })).not.toBeNull();
      expect(await tx.urges.get(5, '2026-11-23')).toMatchObject({ byId: 1 });
      expect(await tx.urges.due(NOON)).toEqual([]);
      expect((await tx.urges.due(NOON + 1000)).map((urge) => urge.id)).toEqual([id]);
      expect(await tx.urges.settle(id ?? 0, 'told')).toBe(true);
      expect(await tx.urges.settle(id ?? 0, 'told')).toBe(false);
      expect(await tx.urges.due(NOON + 1000)).toEqual([]);
    });
  });

  it('keeps how a task went from hand to hand', async () => {
    await place.db.tx(async (tx) => {
      await tx.handovers.insert({ taskId: 5, fromId: 1, toId: 2, reason: '出差', at: NOON });
      await tx.handovers.insert({ taskId: 5, fromId: 2, toId: 3, at: NOON });
      expect((await tx.handovers.ofTask(5)).map(({ toId, reason }) => [toId, reason])).toEqual([
        [2, '出差'],
        [3, null],
      ]);
    });
  });

  it('works a batch off item by item, each settled once, and forgets what was never confirmed', async () => {
    await place.db.tx(async (tx) => {
      const row = { policyId: 'alpha', task: 'review', outcome: 'pass', byId: 1, state: 'picked', at: NOON } as const;
      const id = await tx.batches.insert(row);
      await tx.batches.addItems(id, [
        { taskId: 5, projectId: 1, taskVersion: 3 },
        { taskId: 4, projectId: 2, taskVersion: 1 },
      ]);
      const left = await tx.batches.insert({ ...row, at: NOON - 1000 });
      await tx.batches.addItems(left, [{ taskId: 6, projectId: 3, taskVersion: 1 }]);
      expect(await tx.batches.running()).toEqual([]);
      expect(await tx.batches.update(id, 1, { state: 'running' })).toBe(true);
      expect(await tx.batches.update(id, 1, { state: 'running' })).toBe(false);
      expect((await tx.batches.running()).map((batch) => batch.id)).toEqual([id]);
      const [first, second] = await tx.batches.itemsOf(id);
      expect([first?.taskId, second?.taskId, first?.taskVersion]).toEqual([5, 4, 3]);
      expect([(await tx.batches.lastOf(1))?.id, await tx.batches.lastOf(2)]).toEqual([id, null]);
      expect(await tx.batches.settleItem(first?.id ?? 0, 'skipped', '已由他人办理')).toBe(true);
      expect(await tx.batches.settleItem(first?.id ?? 0, 'done', null)).toBe(false);
      expect(await tx.batches.purge(NOON)).toBe(1);
      expect(await tx.batches.itemsOf(left)).toEqual([]);
      expect(await tx.batches.itemsOf(id)).toMatchObject([{ state: 'skipped', why: '已由他人办理' }, { state: 'waiting' }]);
      expect(await tx.batches.skipWaiting(id, '已停止')).toBe(1);
      expect(await tx.batches.settleItem(second?.id ?? 0, 'done', null)).toBe(false);
    });
  });
});
