import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../../entities/meeting.entity.js';
import type { New } from '../../../entities/sql/table.js';
import { databases, useDatabase } from '../../support/database.js';
import { aDeadline, aProject, aTask, NOON } from '../rows.js';

const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

describe.each(databases())('deadlines and meetings on $name', (kind) => {
  const place = useDatabase(kind);

  it('finds the deadlines that have a reminder due, and no others', async () => {
    await place.db.tx(async (tx) => {
      const later = await tx.deadlines.insert(aDeadline(1, { nextRungOn: '2026-11-26' }));
      const today = await tx.deadlines.insert(aDeadline(1, { nextRungOn: '2026-11-25', dueOn: '2026-11-25' }));
      const missedDay = await tx.deadlines.insert(aDeadline(2, { nextRungOn: '2026-11-23', certain: false }));
      await tx.deadlines.insert(aDeadline(2, { nextRungOn: '2026-11-20', state: 'met', closedOn: '2026-11-20', certain: false }));
      await tx.deadlines.insert(aDeadline(2, { nextRungOn: null }));
      expect(ids(await tx.deadlines.dueRungs('2026-11-25', 10))).toEqual([missedDay, today]);
      expect(ids(await tx.deadlines.dueRungs('2026-11-25', 1))).toEqual([missedDay]);
      expect(await tx.deadlines.dueRungs('2026-11-19', 10)).toEqual([]);
      expect(ids(await tx.deadlines.uncertain())).toEqual([missedDay]);
      expect(ids(await tx.deadlines.ofProject(1))).toEqual([today, later]);
      expect(await tx.deadlines.update(today, 1, { state: 'met', closedOn: '2026-11-24', nextRungOn: null })).toBe(true);
      expect(await tx.deadlines.update(today, 1, { state: 'missed' })).toBe(false);
      expect(await tx.deadlines.get(today)).toMatchObject({
        state: 'met',
        closedOn: '2026-11-24',
        certain: true,
        count: [{ date: '2026-11-23', counted: true, why: '工作日' }],
      });
    });
  });

  it('moves the next reminder of many on at once, and leaves alone what changed since it was read', async () => {
    await place.db.tx(async (tx) => {
      const made: number[] = [];
      for (const projectId of [11, 12, 13, 14]) made.push(await tx.deadlines.insert(aDeadline(projectId)));
      const [first = 0, second = 0, changed = 0, last = 0] = made;
      await tx.deadlines.update(changed, 1, { dueOn: '2026-12-01' });
      await tx.deadlines.update(last, 1, { dueOn: '2026-12-01' });
      const moved = await tx.deadlines.moveOn([
        { id: first, version: 1, next: '2026-11-26' },
        { id: second, version: 1, next: null },
        { id: changed, version: 1, next: '2026-11-26' },
        { id: last, version: 2, next: '2026-11-26' },
      ]);
      expect(moved).toEqual(new Set([first, second, last]));
      const rows = await Promise.all(made.map((id) => tx.deadlines.get(id)));
      expect(rows.map((row) => [row?.nextRungOn, row?.version])).toEqual([
        ['2026-11-26', 2],
        [null, 2],
        ['2026-11-25', 2],
        ['2026-11-26', 3],
      ]);
      expect(await tx.deadlines.moveOn([])).toEqual(new Set());
    });
  });

  it('keeps the rungs that were taken', async () => {
    await place.db.tx(async (tx) => {
      const rung = (offset: number, claimedAt: number) => ({ deadlineId: 1, dueOn: '2026-11-27', offset, claimedAt });
      expect(await tx.rungs.claimAll([rung(-2, NOON)])).toHaveLength(1);
      expect(await tx.rungs.claimAll([rung(-2, NOON + 1), rung(-1, NOON + 1)])).toEqual([rung(-1, NOON + 1)]);
      expect((await tx.rungs.ofDeadline(1)).map(({ offset, claimedAt }) => [offset, claimedAt - NOON])).toEqual([
        [-2, 0],
        [-1, 1],
      ]);
      expect(await tx.rungs.claimAll([])).toEqual([]);
    });
  });

  it('finds meetings by date and kind, without those called off', async () => {
    await place.db.tx(async (tx) => {
      const meeting = (on: string | null, given: Partial<New<Meeting>> = {}) =>
        tx.meetings.insert({ policyId: 'alpha', kind: 'review', on, at: '09:00', state: 'planned', byId: 1, ...given });
      const held = await meeting('2026-11-10', { state: 'held' });
      const afternoon = await meeting('2026-11-20', { at: '14:00', state: 'invited' });
      const morning = await meeting('2026-11-20', { policyId: 'beta' });
      const off = await meeting('2026-12-01', { state: 'cancelled' });
      const undated = await meeting(null, { at: null });
      expect(ids(await tx.meetings.list('alpha'))).toEqual([undated, off, afternoon, held]);
      expect(ids(await tx.meetings.list('alpha', { limit: 1, offset: 2 }))).toEqual([afternoon]);
      expect((await tx.meetings.last('alpha', 'review'))?.id).toBe(afternoon);
      expect(await tx.meetings.last('alpha', 'expert')).toBeNull();
      expect(ids(await tx.meetings.on('2026-11-20'))).toEqual([morning, afternoon]);
      expect(await tx.meetings.on('2026-12-01')).toEqual([]);
      expect(ids(await tx.meetings.upcoming('2026-11-20'))).toEqual([morning, afternoon]);
      expect(ids(await tx.meetings.upcoming('2026-11-20', 'alpha'))).toEqual([afternoon]);
      expect(await tx.meetings.upcoming('2026-11-21')).toEqual([]);
      expect(await tx.meetings.update(undated, 1, { on: '2026-12-02', place: '301' })).toBe(true);
      expect(await tx.meetings.update(undated, 1, { on: '2026-12-03' })).toBe(false);
    });
  });

  it('finds what waits for a meeting: what is on no agenda, or on this one', async () => {
    await place.db.tx(async (tx) => {
      const policyId = 'waits';
      const project = await tx.projects.insert(aProject({ policyId }));
      const [early, late] = [await tx.tasks.insert(aTask(project)), await tx.tasks.insert(aTask(project, { round: 2 }))];
      await tx.tasks.insert(aTask(project, { state: 'done' }));
      await tx.tasks.insert(aTask(project, { task: 'plan' }));
      const meet = async (taskId: number, state: Meeting['state']) => {
        const row = { policyId, kind: 'review', on: '2026-11-20', at: '09:00', byId: 1 };
        const meetingId = await tx.meetings.insert({ ...row, state });
        await tx.agenda.insert({ meetingId, projectId: project, taskId, position: 1, papers: [] });
        return meetingId;
      };
      const waits = async (meeting: number | null = null) =>
        (await tx.tasks.openOfKind(policyId, ['firstReview'], meeting)).map(({ task }) => task.id);
      await meet(early, 'cancelled');
      expect([await waits(), await tx.meetings.ofTask({ id: early, projectId: project })]).toEqual([[early, late], null]);
      const [held, planned] = [await meet(late, 'held'), await meet(late, 'planned')];
      expect(await tx.meetings.ofTask({ id: late, projectId: project })).toMatchObject({ id: planned });
      expect([await waits(), await waits(held), await waits(planned)]).toEqual([[early], [early], [early, late]]);
      expect(await tx.tasks.countOfKind(policyId, ['firstReview', 'plan'])).toBe(2);
    });
  });

  it('keeps an agenda and its list', async () => {
    await place.db.tx(async (tx) => {
      const item = (projectId: number, position: number) =>
        tx.agenda.insert({ meetingId: 50, projectId, taskId: projectId, position, papers: ['plan'] });
      const [second, first] = [await item(71, 2), await item(72, 1)];
      await expect(item(71, 3)).rejects.toThrow();
      expect(ids(await tx.agenda.of(50))).toEqual([first, second]);
      expect(ids(await tx.agenda.ofProject(71))).toEqual([second]);
      expect(await tx.agenda.update(first, 1, { conclusion: 'pass', papers: [] })).toBe(true);
      expect(await tx.agenda.get(first)).toMatchObject({ conclusion: 'pass', papers: [], note: null, version: 2 });
      expect([await tx.agenda.remove(first), await tx.agenda.remove(first)]).toEqual([true, false]);
      const expert = await tx.attendees.insert({ meetingId: 50, seat: 'expert', name: '陈工', org: '大学', answer: 'pending' });
      const staff = await tx.attendees.insert({
        meetingId: 50,
        seat: 'office',
        staffId: 6,
        name: '李二',
        org: '数据局',
        answer: 'pending',
      });
      expect(await tx.attendees.update(expert, { answer: 'yes', answeredAt: NOON, recordedBy: 6 })).toBe(true);
      expect(await tx.attendees.of(50)).toMatchObject([
        { id: expert, answer: 'yes', recordedBy: 6, staffId: null },
        { id: staff },
      ]);
      expect(ids(await tx.attendees.ofStaff(6))).toEqual([staff]);
      expect(await tx.attendees.remove(expert)).toBe(true);
      expect(ids(await tx.attendees.of(50))).toEqual([staff]);
    });
  });
});
