import { describe, expect, it } from 'vitest';
import type { TaskRow } from '../../../entities/stores/board-store.js';
import { staysOf } from '../../../handlers/board/durations.js';
import { figuresOf, statisticsOf } from '../../../handlers/board/statistics.js';
import { instantOf } from '../../../workflow/time/civil.js';
import { clock, entry, project, rowsWith, task } from './kit.js';

const at = (day: string) => instantOf(day, '10:00');
const ended = (projectId: number, result: 'passed' | 'failed' | 'cancelled' | 'done', day: string) => ({
  projectId,
  result,
  at: at(day),
});
const decided = (id: number, projectId: number, outcome: string, more: Partial<TaskRow> = {}): TaskRow =>
  task(id, projectId, { state: 'done', outcome, decidedAt: at('2026-09-10'), ...more });

describe('the numbers of a year', () => {
  it('count what was declared, approved, returned, refused and given up in it', async () => {
    const { rows, policy } = await rowsWith({
      projects: [project(1, { totalWan: 0.1 }), project(2, { totalWan: 0.2 }), project(3)],
      declaredOn: new Map([
        [1, '2026-01-01'],
        [2, '2026-12-31'],
        [3, '2025-12-31'],
      ]),
      entries: [entry(1, 'building', '2026-03-02'), entry(1, 'review', '2026-04-01'), entry(1, 'building', '2026-05-06')],
      endings: [ended(2, 'failed', '2026-09-01'), ended(3, 'cancelled', '2026-09-01'), ended(3, 'cancelled', '2025-09-01')],
      done: [
        decided(11, 1, 'return', { reason: '缺图' }),
        decided(12, 1, 'return'),
        decided(13, 2, 'reject'),
        decided(14, 1, 'pass'),
        decided(15, 1, 'submit', { task: 'declare', actor: 'applicant' }),
      ],
    });
    const all = statisticsOf(rows, policy);
    expect(all.declared.counted.map(({ projectId }) => projectId)).toEqual([1, 2]);
    expect(all.totalWan).toBe(0.3);
    expect(all.approved.counted).toEqual([{ projectId: 1, on: '2026-03-02', what: '建设' }]);
    expect(all.returned.counted.map(({ what }) => what)).toEqual(['审核 退回修改：缺图', '审核 退回修改']);
    expect(all.returns.map(({ name, counted }) => [name, counted.length])).toEqual([['审核：退回修改', 2]]);
    expect(all.failed.counted).toHaveLength(1);
    expect(all.cancelled.counted).toHaveLength(1);
    expect(all.approvedIn).toEqual(['建设']);
  });

  it('take opinions in the same words together', async () => {
    const texts = ['补充网络拓扑图。', '补充 网络拓扑图', '说明数据来源'];
    const { rows, policy } = await rowsWith({
      projects: [project(1)],
      opinions: texts.map((text) => ({ projectId: 1, taskId: 11, text })),
    });
    const all = statisticsOf(rows, policy);
    expect(all.opinions.map(({ name, counted }) => [name, counted.length])).toEqual([['补充网络拓扑图。', 2]]);
  });

  it('hold the office to its own clocks as strictly as a unit to its', async () => {
    const filing = { deadline: 'filing', holder: 'applicant' };
    const { rows, policy } = await rowsWith({
      projects: [project(1), project(2, { unitId: 2 })],
      closed: [
        clock(1, 1, '2026-09-08', { state: 'met', closedOn: '2026-09-08' }),
        clock(2, 1, '2026-09-08', { state: 'metLate', closedOn: '2026-09-09' }),
        clock(3, 1, '2026-09-08', { state: 'cancelled', closedOn: '2026-09-08' }),
        clock(4, 1, '2026-09-08', { ...filing, state: 'met', closedOn: '2026-09-07' }),
        clock(5, 2, '2026-09-08', { ...filing, state: 'metLate', closedOn: '2026-09-10' }),
      ],
      deadlines: [
        clock(6, 2, '2026-09-16'),
        clock(7, 2, '2026-09-16', { state: 'suspended' }),
        clock(8, 2, '2026-09-30'),
        clock(9, 2, '2025-09-30'),
      ],
    });
    const all = statisticsOf(rows, policy);
    const said = [...all.offices, ...all.units].map(({ whose, met, late }) => [
      whose.name,
      met.counted.length,
      late.counted.length,
    ]);
    expect(said).toEqual([
      ['县数字办', 1, 2],
      ['县文旅局', 0, 1],
      ['县水利局', 1, 0],
    ]);
    expect(all.offices[0]?.rate).toBeCloseTo(1 / 3);
    expect([all.filings.met.counted.length, all.filings.late.counted.length, all.filings.names]).toEqual([
      1,
      1,
      ['合同备案时限'],
    ]);
    expect(new Set(figuresOf(all).map(({ key }) => key)).size).toBe(figuresOf(all).length);
  });

  it('say nothing where nothing was', async () => {
    const { rows, policy } = await rowsWith({});
    const all = statisticsOf(rows, policy);
    expect([all.offices, all.units, all.filings.rate, all.byStage, all.totalWan]).toEqual([[], [], null, [], 0]);
    expect(all.times.map(({ figure, mean, allowed }) => [figure.name, mean, allowed])).toEqual([
      ['审核', null, ['审核时限 5 个工作日']],
      ['建设', null, ['合同备案时限 3 个工作日']],
    ]);
  });
});

describe('how long a stage takes', () => {
  it('counts each stay in working days, without the days on which the project stood still', async () => {
    const { rows } = await rowsWith({
      entries: [entry(1, 'review', '2026-09-01'), entry(1, 'drafting', '2026-09-08'), entry(1, 'review', '2026-09-10')],
      pauses: [
        { projectId: 1, fromOn: '2026-09-02', toOn: '2026-09-04', why: '' },
        { projectId: 1, fromOn: '2026-09-11', toOn: null, why: '' },
      ],
      endings: [ended(1, 'failed', '2026-09-15')],
    });
    expect(staysOf(rows, rows.calendar).map(({ stage, days }) => [stage, days])).toEqual([
      ['review', 3],
      ['drafting', 2],
      ['review', 1],
    ]);
  });

  it('does not end with the stage entered again, nor count the stay in which a project was given up', async () => {
    const { rows } = await rowsWith({
      entries: [entry(1, 'review', '2026-09-01'), entry(1, 'review', '2026-09-03'), entry(2, 'review', '2026-09-01')],
      endings: [ended(1, 'passed', '2026-09-08'), ended(2, 'cancelled', '2026-09-08')],
    });
    expect(staysOf(rows, rows.calendar)).toEqual([
      { projectId: 1, stage: 'review', from: '2026-09-01', to: '2026-09-08', days: 5 },
    ]);
  });

  it('averages the stays that ended in the year', async () => {
    const { rows, policy } = await rowsWith({
      projects: [project(1), project(2)],
      entries: [
        ...[entry(1, 'review', '2026-09-01'), entry(1, 'building', '2026-09-02')],
        ...[entry(2, 'review', '2026-09-01'), entry(2, 'building', '2026-09-08')],
        ...[entry(3, 'review', '2025-09-01'), entry(3, 'building', '2025-12-08')],
      ],
    });
    expect(statisticsOf(rows, policy).times[0]).toMatchObject({ mean: 3, longest: 5 });
  });

  it('tells of a stage that only an older version has, where projects under that version left it in the year', async () => {
    const { rows, policy } = await rowsWith({
      projects: [project(1, { policyVersion: '0' })],
      entries: [entry(1, 'screening', '2026-09-01'), entry(1, 'review', '2026-09-03')],
    });
    const screening = { ...Object.values(policy.stages)[0], name: '初筛' };
    const older = { ...policy, version: '0', stages: { screening, ...policy.stages } } as typeof policy;
    const { times } = statisticsOf({ ...rows, policyOf: () => older }, policy);
    expect(times.map(({ figure, mean }) => [figure.name, figure.count, mean])).toEqual([
      ['审核', 0, null],
      ['建设', 0, null],
      ['初筛', 1, 2],
    ]);
  });
});
