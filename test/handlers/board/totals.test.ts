import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOf, loadRows } from '../../../handlers/board/load.js';
import { boardRows } from '../../../handlers/board/rows.js';
import { scopeOf } from '../../../handlers/scope.js';
import { plantProjects } from '../../support/many-projects.js';
import { type World, world } from '../../support/world.js';

let w: World;
beforeAll(async () => {
  w = await world();
  const policy = w.policies.current('gongshu');
  if (policy === undefined) throw new Error('the policy is gone');
  await plantProjects(w, policy, 400);
  await w.db.tx(async (tx) => {
    const { deadlines, projects } = await boardRows(scopeOf(w.app.deps, tx), { policyId: 'gongshu', running: true });
    for (const [at, { id }] of deadlines.entries()) {
      if (at % 7 === 0) await tx.deadlines.update(id, 1, { state: 'missed' });
      if (at % 7 === 1) await tx.deadlines.update(id, 1, { state: 'metLate', closedOn: w.clock.today() });
    }
    for (const { id } of projects.slice(0, 60)) await tx.projects.update(id, 1, { status: 'ended', result: 'passed' });
    for (const { id } of projects.slice(60, 70)) await tx.projects.update(id, 1, { status: 'draft', totalWan: null });
  });
}, 120_000);
afterAll(() => w.close());

const statistics = async (name: string) => {
  await w.as(name).say('统计');
  return w.as(name).lastCard().text();
};

describe('what the database sums up is what all rows together give', () => {
  it.each([
    ['the office, of all units', '孔亮', null],
    ['an applicant, of his own unit', '何静', 'unit'],
  ])('in the statistics of %s', async (_, name, of) => {
    const { rows, deadlines } = await w.db.tx(async (tx) => {
      const person = (await tx.staff.named(name)).find(({ policyId }) => policyId === 'gongshu');
      const all = await tx.projects.ofPolicy('gongshu');
      const projects = all.filter(({ unitId }) => of === null || unitId === person?.unitId);
      return {
        rows: projects.filter(({ status }) => status !== 'draft'),
        deadlines: (await Promise.all(projects.map(({ id }) => tx.deadlines.ofProject(id)))).flat(),
      };
    });
    const late = deadlines.filter(({ state, dueOn }) => state === 'running' && dueOn < w.clock.today());
    const met = deadlines.filter(({ state }) => state === 'met').length;
    const closed = met + deadlines.filter(({ state }) => state === 'metLate' || state === 'missed').length;
    const running = rows.filter(({ status }) => status === 'running').length;
    const shown = await statistics(name);
    const kept = closed === 0 ? '—' : `${String(met)} / ${String(closed)} 项`;
    for (const said of [`${String(running)} 个`, `${String(rows.length - running)} 个`, `${String(late.length)} 项`, kept]) {
      expect(shown).toContain(said);
    }
    if (of === null) {
      expect([running, rows.length - running, late.length, met, closed - met].every((each) => each > 10)).toBe(true);
    }
  });

  it('in the load of the coming weeks', async () => {
    const policy = w.policies.current('gongshu')!;
    const [whole, read] = await w.db.tx(async (tx) => {
      const scope = scopeOf(w.app.deps, tx);
      return [await boardRows(scope, { policyId: 'gongshu', running: true }), await loadRows(scope, 'gongshu')];
    });
    expect(loadOf(read, [], policy)).toEqual(loadOf(whole, [], policy));
    expect(read.deadlines.length).toBeGreaterThan(100);
    expect(read.deadlines.length).toBeLessThan(whole.deadlines.length);
  });
});
