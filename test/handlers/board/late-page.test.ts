import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '../../../entities/staff.entity.js';
import { type LateLine, lateLines, lateMore } from '../../../handlers/board/late.js';
import { lateReading, type LateSide } from '../../../handlers/board/late-page.js';
import { boardRows } from '../../../handlers/board/rows.js';
import type { Scope } from '../../../handlers/context.js';
import { scopeOf } from '../../../handlers/scope.js';
import { overdue } from './kit.js';
import { plantProjects } from '../../support/many-projects.js';
import { type World, world } from '../../support/world.js';

describe('the page of what is late', () => {
  let w: World;
  let reader: Staff;
  const within = <T>(work: (scope: Scope) => Promise<T>) => w.db.tx((tx) => work(scopeOf(w.app.deps, tx)));
  const year = () => Number(w.clock.today().slice(0, 4));
  beforeAll(async () => {
    w = await world();
    const policy = w.policies.current('gongshu');
    if (policy === undefined) throw new Error('the policy is gone');
    await plantProjects(w, policy, 2500);
    reader = (await w.db.tx((tx) => tx.staff.list('gongshu'))).find(({ name }) => name === '孔亮')!;
    // Every fifth of those that were met was met late; of two late clocks somebody was told.
    await within(async ({ tx, now, today }) => {
      const rows = await tx.board.closedDeadlines({ policyId: 'gongshu' }, '2020-01-01', today);
      for (const { id } of rows.filter((_, at) => at % 5 === 0)) await tx.deadlines.update(id, 1, { state: 'metLate' });
      for (const { id, projectId, deadline, dueOn } of (await tx.board.overdue('gongshu', today)).slice(0, 2)) {
        const targets = [`staff:${String(reader.id)}`];
        const body = { deadlineId: id, deadline, dueOn, offset: 1, targets };
        await tx.audit.append(`project:${String(projectId)}`, { type: 'REMINDED', byId: null, body }, now);
      }
      await tx.digests.claim(`staff:${String(reader.id)}`, today, now);
    });
  }, 120_000);
  afterAll(() => w.close());

  /** All pages of a side, one after the other. */
  async function wholeSide(side: 'office' | 'unit'): Promise<{ lines: LateLine[]; counts: Map<string, Set<number>> }> {
    const lines: LateLine[] = [];
    const counts = new Map<string, Set<number>>();
    for (let page = 0, pages = 1; page < pages; page += 1) {
      const found = await within((scope) => lateReading(scope, 'gongshu', reader, { year: year(), side, page }));
      const shown: LateSide = side === 'office' ? found.offices : found.units;
      pages = shown.pages;
      expect(shown.groups.flatMap((group) => group.lines).length).toBeLessThanOrEqual(100);
      for (const group of shown.groups) {
        lines.push(...group.lines);
        const key = `${group.name}/${group.people ?? ''}`;
        counts.set(key, (counts.get(key) ?? new Set()).add(group.count));
      }
    }
    return { lines, counts };
  }

  it('shows on its pages what all rows together give, with who was told', async () => {
    const { total, whole } = await within(async (scope) => {
      const rows = await boardRows(scope, { policyId: 'gongshu' });
      const late = overdue(rows.deadlines, rows.today);
      const all = lateLines(rows, late, await lateMore(scope, 'gongshu', late, reader));
      const { total: counted } = await lateReading(scope, 'gongshu', reader, { year: year(), side: null, page: 0 });
      return { total: counted, whole: all };
    });
    expect(total).toBe(whole.length);
    expect(total).toBeGreaterThan(200);
    expect(whole.filter(({ told }) => told.length > 0)).toHaveLength(2);
    const byId = (lines: readonly LateLine[]) => lines.toSorted((a, b) => a.deadlineId - b.deadlineId);
    for (const side of ['office', 'unit'] as const) {
      const { lines, counts } = await wholeSide(side);
      const own = whole.filter(({ whose }) => whose.kind === side);
      expect(byId(lines)).toEqual(byId(own));
      const keyOf = ({ whose, holders }: LateLine) =>
        `${whose.name}/${whose.person ?? (holders === '' ? '' : `未指定到人：${holders}`)}`;
      for (const [key, said] of counts) expect([...said]).toEqual([own.filter((line) => keyOf(line) === key).length]);
      const sizes = [...new Map(lines.map((line) => [keyOf(line), [...(counts.get(keyOf(line)) ?? [])][0] ?? 0])).values()];
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    }
  });

  it('lists the newest of what the year did late, and counts all of it', async () => {
    const { whole, done, doneTotal } = await within(async (scope) => {
      const [from, to] = [`${String(year())}-01-01`, `${String(year())}-12-31`];
      const rows = await boardRows(scope, { policyId: 'gongshu' });
      const closed = (await scope.tx.board.closedDeadlines({ policyId: 'gongshu' }, from, to)).filter(
        ({ state }) => state === 'metLate',
      );
      const all = lateLines(rows, closed, await lateMore(scope, 'gongshu', closed, reader));
      return {
        whole: all.sort((a, b) => (b.closedOn ?? '').localeCompare(a.closedOn ?? '')),
        ...(await lateReading(scope, 'gongshu', reader, { year: year(), side: null, page: 0 })),
      };
    });
    expect(doneTotal).toBe(whole.length);
    expect(doneTotal).toBeGreaterThan(100);
    expect(done).toEqual(whole.slice(0, 100));
  });
});
