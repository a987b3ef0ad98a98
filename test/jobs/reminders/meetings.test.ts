import { afterEach, describe, expect, it } from 'vitest';
import type { Meeting } from '../../../entities/meeting.entity.js';
import { world, type World } from '../../support/world.js';
import { digestTimes, groupTimes, runningDeadline } from './kit.js';

let w: World;
afterEach(() => w.close());

interface Given {
  readonly on?: string;
  readonly at?: string;
  readonly state?: Meeting['state'];
  /** Who is on the list, with his answer. */
  readonly people: Readonly<Record<string, 'pending' | 'yes' | 'no'>>;
  /** A project on the agenda, by its id. */
  readonly projectId?: number;
}

async function aMeeting({ on = '2026-09-28', at = '14:30', state = 'invited', people, projectId }: Given): Promise<void> {
  const staff = await Promise.all(Object.keys(people).map((name) => w.staff(name)));
  await w.db.tx(async (tx) => {
    const plan = { policyId: 'linan', kind: 'preliminary', on, at, place: '三楼会议室', state, byId: staff[0]?.id ?? 0 };
    const meetingId = await tx.meetings.insert(plan);
    for (const person of staff) {
      const answer = people[person.name] ?? 'pending';
      await tx.attendees.insert({ meetingId, seat: 'members', staffId: person.id, name: person.name, org: '', answer });
    }
    if (projectId !== undefined) await tx.agenda.insert({ meetingId, projectId, taskId: 1, position: 1, papers: [] });
  });
}

describe('meetings', () => {
  it('are in the digest of the working day before and of the morning, for all who have not declined', async () => {
    w = await world({ now: '2026-09-22T10:00+08:00' });
    // A Monday after a holiday of three days: the working day before is a Thursday.
    await aMeeting({ people: { 郑洁: 'yes', 褚琳: 'pending', 冯磊: 'no' } });
    await w.clock.to('2026-09-29T18:00+08:00');
    expect(digestTimes(w, '郑洁')).toEqual(['09-24 08:37', '09-28 08:37']);
    expect(digestTimes(w, '褚琳')).toEqual(['09-24 08:37', '09-28 08:37']);
    expect(digestTimes(w, '冯磊')).toEqual([]);
    expect(w.as('郑洁').lastCard().text()).toContain('规范性初审会：9月28日（周一） 14:30，三楼会议室');
  });

  it('share the one digest of the day with deadlines', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    await runningDeadline(w);
    await aMeeting({ on: '2026-09-23', people: { 何静: 'yes' } });
    await w.clock.to('2026-09-22T18:00+08:00');
    expect(digestTimes(w, '何静')).toEqual(['09-22 08:37']);
    const digest = w
      .as('何静')
      .cards()
      .find((card) => card.text().startsWith('今日提醒'));
    expect(digest?.text()).toMatch(/有 2 件事[^]*智慧养老：合同备案[^]*规范性初审会：9月23日/);
  });

  it('are not told of any more once they have begun', async () => {
    w = await world({ now: '2026-09-21T10:00+08:00' });
    await aMeeting({ on: '2026-09-23', at: '08:00', people: { 郑洁: 'yes' } });
    await w.clock.to('2026-09-23T18:00+08:00');
    expect(digestTimes(w, '郑洁')).toEqual(['09-22 08:37']);
  });

  it('are nobody’s business before people are invited, and after they are cancelled', async () => {
    w = await world({ now: '2026-09-22T10:00+08:00' });
    await aMeeting({ state: 'planned', people: { 郑洁: 'pending' } });
    await aMeeting({ state: 'cancelled', people: { 郑洁: 'yes' } });
    await w.clock.to('2026-09-28T18:00+08:00');
    expect(digestTimes(w, '郑洁')).toEqual([]);
  });

  it('are told to groups of the units on the agenda, and to those of all units', async () => {
    w = await world({ now: '2026-09-22T10:00+08:00' });
    const other = await w.staff('陈涛');
    const projectId = await w.db.tx((tx) =>
      tx.projects.insert({
        policyId: 'linan',
        policyVersion: '2021.2',
        unitId: other.unitId,
        handlerId: other.id,
        name: '水利',
        nameKeys: '水利',
        status: 'running',
        stage: 'preliminaryReview',
        flags: {},
        createdAt: w.clock.now(),
        updatedAt: w.clock.now(),
      }),
    );
    await aMeeting({ people: { 郑洁: 'yes' }, projectId });
    await w.clock.to('2026-09-28T18:00+08:00');
    expect(groupTimes(w, '郑洁', '项目审核小组群')).toEqual(['09-24 10:07', '09-28 10:07']);
    expect(groupTimes(w, '李明', '文化馆信息化项目群')).toEqual([]);
  });
});
