import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardReading } from '../../../handlers/board/board-page.js';
import { type BoardFilter, EVERYTHING, filtered, totalOf } from '../../../handlers/board/filter.js';
import { type ProjectLine, projectLines } from '../../../handlers/board/lines.js';
import { boardRows } from '../../../handlers/board/rows.js';
import { groupBy } from '../../../handlers/core/group-by.js';
import { scopeOf } from '../../../handlers/scope.js';
import type { Policy } from '../../../policies/schema/index.js';
import { plantProjects } from '../../support/many-projects.js';
import { type World, world } from '../../support/world.js';

const PER_STAGE = 15;
const NEVER = '9999-12-31';

/** All of them, as they were sorted when every row was read. */
function wholeColumns(lines: readonly ProjectLine[], { stages }: Policy): Map<string, ProjectLine[]> {
  const groups = groupBy(lines, ({ stage }) => stage);
  const order = [...new Set([...Object.keys(stages), ...groups.keys()])].filter((stage) => groups.has(stage));
  const byNeed = (a: ProjectLine, b: ProjectLine): number =>
    (a.due?.dueOn ?? NEVER).localeCompare(b.due?.dueOn ?? NEVER) || a.sinceOn.localeCompare(b.sinceOn) || a.id - b.id;
  return new Map(order.map((stage) => [stage, (groups.get(stage) ?? []).toSorted(byNeed)]));
}

describe('the board', () => {
  let w: World;
  let policy: Policy;
  let all: ProjectLine[];
  beforeAll(async () => {
    w = await world();
    const found = w.policies.current('gongshu');
    if (found === undefined) throw new Error('the policy is gone');
    policy = found;
    await plantProjects(w, policy, 900);
    await w.db.tx(async (tx) => {
      const { deadlines, projects } = await boardRows(scopeOf(w.app.deps, tx), { policyId: 'gongshu', running: true });
      // Some without a clock that runs, some that stand where no stage is any more, some that came through an urgent one.
      for (const { id } of deadlines.filter((_, at) => at % 4 === 0)) await tx.deadlines.update(id, 1, { state: 'suspended' });
      for (const { id } of projects.slice(0, 20)) await tx.projects.update(id, 1, { stage: 'former' });
      const urgent = Object.entries(policy.stages).find(([, { marks }]) => marks.includes('urgent'))?.[0] ?? '';
      const entered = { type: 'STAGE_ENTERED', byId: null, body: { stage: urgent } } as const;
      for (const { id } of projects.slice(30, 50)) await tx.audit.append(`project:${String(id)}`, entered, w.clock.now());
    });
    all = await w.db.tx(async (tx) =>
      projectLines(await boardRows(scopeOf(w.app.deps, tx), { policyId: 'gongshu', running: true })),
    );
  }, 120_000);
  afterAll(() => w.close());

  it.each<[string, Partial<BoardFilter>]>([
    ['everything', {}],
    ['what is late', { late: true }],
    ['what came through an urgent stage', { urgent: true }],
    ['a unit', { unitId: -1 }],
    ['a year', { year: 2026 }],
    ['a name', { search: '第 1' }],
    ['a number', { search: 'p-12' }],
    ['nothing', { search: 'nothing is called so' }],
  ])('shows of %s page by page what all rows together give', async (_, asked) => {
    const unitId = asked.unitId === undefined ? null : (all[5]?.unitId ?? 0);
    const filter = { ...EVERYTHING, ...asked, unitId };
    const lines = filtered(all, filter);
    const columns = wholeColumns(lines, policy);
    const read = (stage: string | null, page: number) =>
      w.db.tx((tx) => boardReading(scopeOf(w.app.deps, tx), policy, { filter, stage, page }));
    const first = await read(null, 0);
    expect(first.total).toBe(lines.length);
    expect(first.late).toBe(lines.filter(({ due }) => due?.state === 'late').length);
    expect(first.totalWan).toBe(totalOf(lines));
    expect(first.columns.map(({ stage }) => stage)).toEqual([...columns.keys()]);
    for (const column of first.columns) {
      const whole = columns.get(column.stage) ?? [];
      const late = whole.filter(({ due }) => due?.state === 'late').length;
      expect(column).toMatchObject({ count: whole.length, late, totalWan: totalOf(whole), page: 0 });
      expect(column.name).toBe(policy.stages[column.stage]?.name ?? whole[0]?.stageName);
      expect(column.lines).toEqual(whole.slice(0, PER_STAGE));
      expect(column.pages).toBe(Math.max(1, Math.ceil(whole.length / PER_STAGE)));
    }
    const longest = [...columns].sort(([, a], [, b]) => b.length - a.length)[0];
    if (longest === undefined) return;
    for (const page of [1, 2, 99]) {
      const turned = (await read(longest[0], page)).columns.find(({ stage }) => stage === longest[0]);
      const at = Math.min(page, (turned?.pages ?? 1) - 1);
      expect(turned?.lines).toEqual(longest[1].slice(at * PER_STAGE, (at + 1) * PER_STAGE));
    }
  });

  it('offers the units and years that have a project under way, whatever is looked for', async () => {
    const filter = { ...EVERYTHING, search: 'nothing is called so' };
    const found = await w.db.tx((tx) => boardReading(scopeOf(w.app.deps, tx), policy, { filter, stage: null, page: 0 }));
    expect(new Set(found.units.map(({ id }) => id))).toEqual(new Set(all.map(({ unitId }) => unitId)));
    const years = new Set(all.flatMap(({ declaredOn }) => declaredOn?.slice(0, 4) ?? []));
    expect(found.years).toEqual([...years].sort().reverse());
    expect(years.size).toBeGreaterThan(0);
  });
});
