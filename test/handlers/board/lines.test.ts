import { describe, expect, it } from 'vitest';
import { EVERYTHING, filtered, totalOf } from '../../../handlers/board/filter.js';
import { projectLines } from '../../../handlers/board/lines.js';
import { rowTaskName } from '../../../handlers/board/names.js';
import { clock, entry, project, rowsWith, task, TODAY } from './kit.js';

describe('a project on the board', () => {
  it('counts its days from the last time that it came into the stage', async () => {
    const { rows } = await rowsWith({
      projects: [project(1)],
      entries: [entry(1, 'review', '2026-09-01'), entry(1, 'drafting', '2026-09-05'), entry(1, 'review', '2026-09-10')],
    });
    expect(projectLines(rows)[0]).toMatchObject({ stageName: '审核', sinceOn: '2026-09-10', days: 8 });
  });

  it('counts from its declaration where no entry was written', async () => {
    const { rows } = await rowsWith({ projects: [project(1)], declaredOn: new Map([[1, '2026-09-03']]) });
    expect(projectLines(rows)[0]?.days).toBe(15);
  });

  it('shows the earliest clock that runs, and whose turn it is', async () => {
    const { rows } = await rowsWith({
      projects: [project(1)],
      tasks: [task(5, 1), task(6, 1, { task: 'fileContract', actor: 'applicant', assigneeId: 1 })],
      deadlines: [clock(1, 1, '2026-09-10', { state: 'suspended' }), clock(2, 1, '2026-09-16'), clock(3, 1, '2026-09-30')],
    });
    const [line] = projectLines(rows);
    expect(line?.due).toMatchObject({ id: 2, name: '审核时限', article: '第五条', left: -2, state: 'late' });
    expect(line?.turns).toEqual([
      { task: '审核', who: '县数字办' },
      { task: '合同备案', who: '经办人 陈水' },
    ]);
  });

  it.each([
    [TODAY, 0, 'soon'],
    ['2026-09-21', 2, 'soon'],
    ['2026-09-22', 3, 'ahead'],
    ['2026-09-17', -1, 'late'],
  ])('is near on %s: %d working days left', async (dueOn, left, state) => {
    const { rows } = await rowsWith({ projects: [project(1)], deadlines: [clock(1, 1, dueOn)] });
    expect(projectLines(rows)[0]?.due).toMatchObject({ left, state });
  });

  it('is nobody’s turn while it stands still, and nobody’s after its end', async () => {
    const pauses = [{ projectId: 1, fromOn: '2026-09-10', toOn: null, why: '等待资金' }];
    const ended = project(2, { status: 'ended', result: 'cancelled' });
    const tasks = [task(5, 1), task(6, 2)];
    const { rows } = await rowsWith({ projects: [project(1), ended], tasks, pauses });
    const [first, second] = projectLines(rows);
    expect(first).toMatchObject({ turns: [], paused: '等待资金' });
    expect(second).toMatchObject({ turns: [], days: null, state: '已取消', paused: null });
  });

  it('takes the urgent way once it stood in a stage that says so', async () => {
    const { rows, policy } = await rowsWith({
      projects: [project(1), project(2)],
      entries: [entry(1, 'drafting', '2026-09-01')],
    });
    const drafting = { name: '急', article: '一', rules: [], marks: ['urgent' as const] };
    const hurried = { ...rows, policyOf: () => ({ ...policy, stages: { ...policy.stages, drafting } }) };
    expect(projectLines(hurried).map(({ urgent }) => urgent)).toEqual([true, false]);
    expect(projectLines(rows).map(({ urgent }) => urgent)).toEqual([false, false]);
  });

  it('tells one lot’s task from another’s', async () => {
    const { policy } = await rowsWith({});
    const lots = { contract: { name: '合同', title: 'contract.title', article: '六', rules: [] } };
    const named = [1, 2].map((no) =>
      rowTaskName({ ...policy, lots }, { task: 'fileContract', subject: `contract:${String(no)}` }),
    );
    expect(named).toEqual(['合同备案（第 1 份合同）', '合同备案（第 2 份合同）']);
  });
});

describe('the board', () => {
  const projects = [
    project(1, { totalWan: 0.1, stage: 'building' }),
    project(2, { totalWan: 0.2, unitId: 2, name: '智慧文旅', nameKeys: '智慧文旅 zhihuiwenlv zhwl' }),
    project(3, { totalWan: null }),
    project(4, { status: 'ended', result: 'done' }),
  ];
  const deadlines = [clock(1, 3, '2026-09-16'), clock(2, 2, '2026-10-16')];
  const declaredOn = new Map([
    [1, '2025-12-31'],
    [2, '2026-01-01'],
    [3, '2026-02-01'],
  ]);

  it('sums exactly', async () => {
    const { rows } = await rowsWith({ projects, deadlines });
    expect(totalOf(projectLines(rows))).toBe(0.3);
  });

  it.each([
    [{ unitId: 2 }, [2]],
    [{ year: 2026 }, [2, 3]],
    [{ late: true }, [3]],
    [{ urgent: true }, []],
    [{ search: 'ZHWL' }, [2]],
    [{ search: 'ys-2026-003' }, [3]],
    [{ search: '智慧' }, [2]],
    [{}, [1, 2, 3, 4]],
  ])('leaves for %j %j', async (filter, ids) => {
    const { rows } = await rowsWith({ projects, deadlines, declaredOn });
    expect(filtered(projectLines(rows), { ...EVERYTHING, ...filter }).map(({ id }) => id)).toEqual(ids);
  });
});
