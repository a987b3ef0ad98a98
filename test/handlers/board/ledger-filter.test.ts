import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BoardStore } from '../../../entities/stores/board-store.js';
import { boardReading } from '../../../handlers/board/board-page.js';
import { type BoardFilter, EVERYTHING, filtered } from '../../../handlers/board/filter.js';
import { projectLines } from '../../../handlers/board/lines.js';
import { ledgerOf, ledgerSheet } from '../../../handlers/board/project-sheet.js';
import { boardRows } from '../../../handlers/board/rows.js';
import { scopeOf } from '../../../handlers/scope.js';
import { instantOf } from '../../../workflow/time/civil.js';
import { databases } from '../../support/database.js';
import { plantProjects } from '../../support/many-projects.js';
import type { World } from '../../support/world.js';
import { worldOn } from '../../support/world-on.js';

const COUNT = 120;
const FILTERS: Readonly<Record<string, Partial<BoardFilter>>> = {
  nothing: {},
  'a year': { year: 2026 },
  'the year before': { year: 2025 },
  'a year without any': { year: 2019 },
  'what is late': { late: true },
  'what is urgent': { urgent: true },
  'a part of the name': { search: '7 个信息化' },
  'a name in other signs, width and case': { search: ' Ｄ1' },
  'a number': { search: 'p-11' },
  'a sign that a database takes for any': { search: '%' },
  'no hit': { search: '没有这样的名称' },
  'all at once': { year: 2026, late: true, urgent: true, search: 'xinxihua' },
  'late in a year': { year: 2026, late: true },
};

describe.each(databases())('a 台账 on $name', (kind) => {
  let w: World;
  beforeAll(async () => {
    w = await worldOn(kind, { now: '2026-03-18T09:05+08:00' });
    const policy = w.app.deps.policies.current('gongshu', '2026-03-18') ?? expect.fail('no policy');
    await plantProjects(w, policy, COUNT);
    const ids = (await w.db.tx((tx) => tx.board.projectIds({ policyId: 'gongshu' }))).toSorted((a, b) => a - b);
    await w.db.tx(async (tx) => {
      for (const [at, id] of ids.entries()) {
        // Some are over, one was declared in the last instant of the year before, one comes under a version that nobody knows.
        if (at % 6 === 1) await tx.projects.update(id, 1, { status: 'ended', result: 'passed' });
        if (at === 5) await tx.projects.update(id, 1, { policyVersion: 'gone' });
        if (at % 9 !== 0 && at !== 5) continue;
        // Some came through the urgent stage and left it, one more than once.
        const event = { type: 'STAGE_ENTERED', byId: 1, body: { stage: 'urgent' } } as const;
        await tx.audit.append(`project:${String(id)}`, event, instantOf('2026-03-01', '10:00'));
        if (at === 9) await tx.audit.append(`project:${String(id)}`, event, instantOf('2026-03-02', '10:00'));
        const [first] = await tx.tasks.ofProject(id);
        if (at % 2 === 0 && first !== undefined) {
          await tx.projects.update(id, 1, { createdAt: instantOf('2025-12-30', '09:00') });
          await tx.tasks.update(first.id, first.version, {
            decidedAt: instantOf('2025-12-31', '24:00') - (at % 4 === 0 ? 1 : 0),
          });
        }
      }
      const why = { type: 'PROJECT_PAUSED', byId: 1, body: { why: '"stage":"urgent"', article: '' } } as const;
      await tx.audit.append(`project:${String(ids[1])}`, why, instantOf('2026-03-01', '10:00'));
    });
  }, 60_000);
  afterAll(() => w.close());

  /** As the pages had it: all that there is is read, and taken apart here. */
  const byHand = (filter: BoardFilter) =>
    w.db.tx(async (tx) => {
      const rows = await boardRows(scopeOf(w.app.deps, tx), { policyId: 'gongshu' });
      return filtered(projectLines(rows), filter);
    });

  it.each(Object.entries(FILTERS))('lists the same, read by the database, for %s', async (_, some) => {
    const filter = { ...EVERYTHING, ...some };
    const lines = await byHand(filter);
    const ledger = await w.db.tx((tx) => ledgerOf(scopeOf(w.app.deps, tx), 'gongshu', filter));
    expect(ledger.ids).toEqual(lines.map(({ id }) => id));
    const sheet = await ledgerSheet(w.app.deps, ledger);
    expect(sheet.rows.map(([number]) => number)).toEqual(lines.map(({ number }) => number));
    expect(sheet.left).toBe(0);
    const unit = lines[0]?.unitId ?? 1;
    const own = await w.db.tx((tx) => ledgerOf(scopeOf(w.app.deps, tx), 'gongshu', { ...filter, unitId: unit }));
    expect(own.ids).toEqual(lines.filter(({ unitId }) => unitId === unit).map(({ id }) => id));
  });

  it('tells them apart: each filter leaves some and takes some', async () => {
    const counts = await Promise.all(
      ['a year', 'the year before', 'what is late', 'what is urgent', 'a part of the name', 'all at once'].map(async (name) => {
        const { length } = await byHand({ ...EVERYTHING, ...FILTERS[name] });
        return [name, length > 0 && length < COUNT];
      }),
    );
    expect(counts).toEqual(counts.map(([name]) => [name, true]));
  });

  it('and the board count the same urgent projects under way', async () => {
    const filter = { ...EVERYTHING, urgent: true };
    const running = (await byHand(filter)).filter(({ status }) => status === 'running');
    const policy = w.app.deps.policies.current('gongshu', '2026-03-18') ?? expect.fail('no policy');
    const board = await w.db.tx((tx) => boardReading(scopeOf(w.app.deps, tx), policy, { filter, stage: null, page: 0 }));
    expect(board.total).toBe(running.length);
  });

  it('reads what it lists and nothing else', async () => {
    const read = vi.spyOn(BoardStore.prototype, 'projects');
    const ledger = await w.db.tx((tx) => ledgerOf(scopeOf(w.app.deps, tx), 'gongshu', { ...EVERYTHING, search: 'P-11' }));
    await ledgerSheet(w.app.deps, ledger);
    const asked = read.mock.calls.flatMap(([of]) => of.ids ?? expect.fail('all were read'));
    read.mockRestore();
    expect(asked).toEqual(ledger.ids);
    expect(asked.length).toBeLessThan(20);
  });
});
