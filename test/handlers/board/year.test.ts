import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BoardStore } from '../../../entities/stores/board-store.js';
import { exportSheets } from '../../../handlers/board/export.js';
import { EVERYTHING } from '../../../handlers/board/filter.js';
import { figuresOf, statisticsOf } from '../../../handlers/board/statistics.js';
import { yearRows } from '../../../handlers/board/year.js';
import { boardRows } from '../../../handlers/board/rows.js';
import { staysOf } from '../../../handlers/board/durations.js';
import { scopeOf } from '../../../handlers/scope.js';
import { sentBackBy } from '../../../workflow/describe/sent-back.js';
import { civilDate, instantOf } from '../../../workflow/time/civil.js';
import { databases } from '../../support/database.js';
import { overdue } from './kit.js';
import { plantProjects } from '../../support/many-projects.js';
import type { World } from '../../support/world.js';
import { worldOn } from '../../support/world-on.js';

describe.each(databases())('the statistics of a year on $name', (kind) => {
  let w: World;
  beforeAll(async () => {
    w = await worldOn(kind, { now: '2026-09-18T09:05+08:00' });
    const policy = w.app.deps.policies.current('gongshu', '2026-09-18') ?? expect.fail('no policy');
    await plantProjects(w, policy, 120);
    const [back] = Object.entries(policy.tasks).flatMap(([task, { outcomes }]) =>
      Object.keys(outcomes).flatMap((outcome) => (sentBackBy(policy, { task, outcome }) === null ? [] : [{ task, outcome }])),
    );
    // Some ended, before and in this year, and one stood still for a while.
    await w.db.tx(async (tx) => {
      const results = ['passed', 'failed', 'cancelled'] as const;
      for (let id = 1; id <= 30; id += 1) {
        const result = results[id % 3] ?? 'passed';
        const ended = instantOf(id % 7 === 0 ? '2025-12-31' : '2026-08-20', '10:00');
        // Something was written on it since.
        await tx.projects.update(id, 1, { status: 'ended', result, updatedAt: instantOf('2026-08-21', '10:00') });
        await tx.audit.append(`project:${String(id)}`, { type: 'PROJECT_ENDED', byId: 1, body: { result } }, ended);
      }
      await tx.pauses.insert({
        projectId: 40,
        fromOn: '2026-06-01',
        toOn: '2026-06-05',
        why: '等',
        article: '',
        at: w.clock.now(),
      });
    });
    // A body's own clocks, some that were missed, and tasks that sent something back.
    await w.db.tx(async (tx) => {
      const body = await tx.units.ensure('gongshu', '区财政局');
      const closed = await tx.board.closedDeadlines({ policyId: 'gongshu' }, '2026-01-01', '2026-12-31');
      for (const [at, { id, taskId }] of closed.entries()) {
        if (at % 7 === 0) await tx.deadlines.update(id, 1, { state: 'missed' });
        const task = await tx.tasks.get(taskId ?? 0);
        if (task === null) continue;
        const bodys = at % 5 === 0 ? { subject: '区财政局', bodyUnitId: body.id } : {};
        const sent = at % 11 === 0 ? { ...back, state: 'done' as const, decidedAt: w.clock.now() - 1000, reason: '缺接口' } : {};
        await tx.tasks.update(task.id, task.version, { ...bodys, ...sent });
      }
    });
  }, 60_000);
  afterAll(() => w.close());

  const read = async (each: boolean) => {
    const policy = w.app.deps.policies.current('gongshu', w.clock.today()) ?? expect.fail('no policy');
    return statisticsOf(await yearRows(w.app.deps, 'gongshu', 2026, each), policy);
  };

  it('has the same numbers whether the database counts the clocks or each is read, which is only done to look behind one', async () => {
    const each = await read(true);
    const whole = vi.spyOn(BoardStore.prototype, 'closedDeadlines');
    const counted = await read(false);
    expect(whole).not.toHaveBeenCalled();
    whole.mockRestore();
    const numbers = (all: typeof each) => figuresOf(all).map(({ key, name, count }) => [key, name, count]);
    expect(numbers(counted)).toEqual(numbers(each));
    expect(counted.offices.map(({ whose, rate }) => [whose, rate])).toEqual(each.offices.map(({ whose, rate }) => [whose, rate]));
    for (const { count, counted: rows } of figuresOf(each)) expect(rows).toHaveLength(count);
    expect(each.offices.map(({ whose }) => whose.name)).toContain('区财政局');
    expect(each.returned.count).toBeGreaterThan(0);
    expect(each.offices.some(({ late }) => late.count > 0)).toBe(true);
  });

  it('has the same numbers, and the same behind them, as when all there is is read at once and counted here', async () => {
    const each = await read(true);
    const policy = w.app.deps.policies.current('gongshu', w.clock.today()) ?? expect.fail('no policy');
    const of = { policyId: 'gongshu' };
    const hand = await w.db.tx(async (tx) => {
      const rows = await boardRows(scopeOf(w.app.deps, tx), of);
      const [endings, closed] = [await tx.board.endings(of), await tx.board.closedDeadlines(of, '2026-01-01', '2026-12-31')];
      const late = overdue(rows.deadlines, rows.today);
      const ids = rows.projects.map(({ id }) => id);
      const tasks = (await Promise.all(ids.map((id) => tx.tasks.ofProject(id)))).flat();
      const done = tasks.filter(({ state, decidedAt }) => state === 'done' && civilDate(decidedAt ?? 0).startsWith('2026-'));
      const more = { endings, closed, overdue: late, done, clockTasks: tasks, closedCounts: null };
      return { ...rows, ...more, year: 2026, stays: staysOf({ ...rows, endings }, rows.calendar), opinions: [] };
    });
    const sorted = (all: typeof each) =>
      figuresOf(all).map(({ counted, ...figure }) => [figure, counted.map((one) => JSON.stringify(one)).toSorted()]);
    const whole = statisticsOf(hand, policy);
    expect(sorted(each)).toEqual(sorted(whole));
    expect(each.times).toEqual(whole.times.map((one) => ({ ...one, figure: expect.anything() as unknown })));
    expect([each.totalWan, each.byUnit.map(({ totalWan }) => totalWan)]).toEqual([
      whole.totalWan,
      whole.byUnit.map(({ totalWan }) => totalWan),
    ]);
    for (const key of ['declared', 'approved', 'failed', 'cancelled'] as const) {
      expect([key, each[key].count > 0]).toEqual([key, true]);
    }
    expect(each.times.some(({ figure }) => figure.count > 0)).toBe(true);
  });

  it('lets whoever presses in between', async () => {
    const order: string[] = [];
    const read2026 = read(false).then(() => order.push('read'));
    const pressed = w.db.tx((tx) => tx.projects.get(1)).then(() => order.push('press'));
    await Promise.all([read2026, pressed]);
    expect(order).toEqual(['press', 'read']);
  });

  it('is exported, as what it is counted from is', async () => {
    const asked = { filter: EVERYTHING, year: 2026, from: '2026-01-01', to: '2026-12-31' };
    const reader = (await w.db.tx((tx) => tx.staff.holding('gongshu', '主管部门')))[0] ?? expect.fail('nobody');
    const counts: Record<string, readonly [number, number | undefined]> = {};
    for (const kind of ['projects', 'late', 'tasks', 'deadlines', 'statistics'] as const) {
      const [sheet] = await exportSheets(w.app.deps, reader, kind, asked);
      if (kind === 'projects') expect(sheet?.columns.map(({ label }) => label)).toContain('紧急通道');
      counts[kind] = [sheet?.rows.length ?? 0, sheet?.left];
    }
    const of = { policyId: 'gongshu' };
    const [open, closed, overdue] = await w.db.tx(async ({ board }) => [
      (await board.openDeadlines(of)).length,
      (await board.closedDeadlines(of, asked.from, asked.to)).length,
      (await board.overdue('gongshu', '2026-09-18')).length,
    ]);
    expect(counts).toMatchObject({ projects: [120, 0], late: [overdue, 0], deadlines: [Number(open) + Number(closed), 0] });
    // The first of each project, and those that were sent back.
    expect(counts['tasks']?.[0]).toBeGreaterThan(120);
    expect(counts['statistics']?.[0]).toBe(8);
  });
});
