import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MOST_SHEET_ROWS } from '../../../documents/index.js';
import { dataSourceFor } from '../../../entities/data-source.js';
import { Table } from '../../../entities/sql/table.js';
import { exportSheets } from '../../../handlers/board/export.js';
import { EVERYTHING } from '../../../handlers/board/filter.js';
import { ledgerOf, ledgerSheet } from '../../../handlers/board/project-sheet.js';
import { scopeOf } from '../../../handlers/scope.js';
import { OFFICE } from '../../scenarios/gongshu-kit.js';
import { longestPause, PAUSE_MS } from '../../support/pause.js';
import { type World, world } from '../../support/world.js';

/** More than a sheet holds. */
const MANY = MOST_SHEET_ROWS + 1000;

let w: World;
let folder: string;
const url = () => `sqlite:${folder}/steward.sqlite`;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  const dbUrl = url();
  w = await world({ now: '2026-09-18T09:05+08:00', dbUrl });
  const sql = await dataSourceFor(dbUrl).initialize();
  const at = w.clock.now() - 86_400_000;
  await sql.query(
    `WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ${String(MANY)})
     INSERT INTO project (number, policyId, policyVersion, unitId, handlerId, name, nameKeys, status, stage, flags, createdAt, updatedAt, version)
     SELECT 'P-' || n, 'gongshu', '2020.draft', 1 + n % 2, 1, '第' || n || '个', 'zhihui' || n, 'running', 'review', '{}', ${String(at)}, ${String(at)} + n, 1 FROM many`,
  );
  await sql.query(
    `INSERT INTO task (projectId, task, kind, stage, actor, round, state, outcome, decidedAt, decidedBy, openedAt, openedOn, version)
     SELECT id, 'declaration', 'form', 'review', 'applicant', 1, 'done', 'submit', ${String(at)}, 1, ${String(at)}, '2026-09-01', 1 FROM project`,
  );
  await sql.destroy();
});
afterAll(async () => {
  await w.close();
  await rm(folder, { recursive: true, force: true });
});

const ledger = (filter = EVERYTHING) => w.db.tx((tx) => ledgerOf(scopeOf(w.app.deps, tx), 'gongshu', filter));

it('holds the latest of more than fit, says how many are left, and lets whoever presses in between', async () => {
  const order: string[] = [];
  const made = ledgerSheet(w.app.deps, await ledger()).then((sheet) => {
    order.push('sheet');
    return sheet;
  });
  const pressed = w.db.tx(async (tx) => tx.projects.get(1)).then(() => order.push('press'));
  const [sheet] = await Promise.all([made, pressed]);
  expect(order).toEqual(['press', 'sheet']);
  expect(sheet.rows).toHaveLength(MOST_SHEET_ROWS);
  expect([sheet.rows[0]?.[0], sheet.left]).toEqual([`P-${String(MANY)}`, 1000]);
});

it('is read and made without holding anybody up for long', async () => {
  const asked = { filter: EVERYTHING, year: 2026, from: '2026-01-01', to: '2026-12-31' };
  const { deps } = w.app;
  const office = await w.staff(OFFICE);
  const { ms, value } = await longestPause(async () => {
    return deps.papers.dataSheets(await exportSheets(deps, office, 'projects', asked));
  });
  expect(value.length).toBeGreaterThan(100_000);
  expect(ms).toBeLessThan(PAUSE_MS);
});

it('says of what a filter leaves how much is not written, without reading it', async () => {
  const all = await ledgerSheet(w.app.deps, await ledger({ ...EVERYTHING, search: 'zhihui' }));
  expect([all.rows.length, all.left]).toEqual([MOST_SHEET_ROWS, 1000]);
  const one = await ledgerSheet(w.app.deps, await ledger({ ...EVERYTHING, search: 'P-77' }));
  expect([one.rows.length, one.left]).toEqual([111, 0]);
  const unit = await ledgerSheet(w.app.deps, await ledger({ ...EVERYTHING, unitId: 1 }));
  expect([unit.rows.length, unit.left]).toEqual([MANY / 2, 0]);
});

it('reads no more of what was done than a sheet holds', async () => {
  const asked = { filter: EVERYTHING, year: 2026, from: '2026-01-01', to: '2026-12-31' };
  const [sheet] = await exportSheets(w.app.deps, await w.staff(OFFICE), 'tasks', asked);
  expect([sheet?.rows.length, sheet?.left]).toEqual([MOST_SHEET_ROWS, 1000]);
  for (const kind of ['late', 'deadlines'] as const) {
    const [empty] = await exportSheets(w.app.deps, await w.staff(OFFICE), kind, asked);
    expect([empty?.rows.length, empty?.left]).toEqual([0, 0]);
  }
});

it('reads no more of what is late now than a sheet holds, and says how much is left', async () => {
  const sql = await dataSourceFor(url()).initialize();
  await sql.query(
    `INSERT INTO deadline (projectId, deadline, holder, startOn, dueOn, count, certain, state, version)
     SELECT id, 'review', 'office', '2026-08-01', '2026-09-01', '[]', 1, 'running', 1 FROM project`,
  );
  await sql.destroy();
  const picked = vi.spyOn(Table.prototype, 'pick');
  const asked = { filter: EVERYTHING, year: 2026, from: '2026-01-01', to: '2026-12-31' };
  const [sheet] = await exportSheets(w.app.deps, await w.staff(OFFICE), 'late', asked);
  const read = await Promise.all(picked.mock.results.map(async ({ value }) => ((await value) as unknown[]).length));
  picked.mockRestore();
  expect([sheet?.rows.length, sheet?.left]).toEqual([MOST_SHEET_ROWS, 1000]);
  expect(Math.max(...read)).toBe(MOST_SHEET_ROWS);
});
