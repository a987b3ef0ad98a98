import { type DataSheet, MOST_SHEET_ROWS } from '../../documents/index.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Policy } from '../../policies/schema/index.js';
import { type CivilDate, instantOf } from '../../workflow/time/civil.js';
import type { Deps, Scope } from '../context.js';
import { scopeOf } from '../scope.js';
import type { BoardFilter } from './filter.js';
import { lateLines, lateMore } from './late.js';
import { loadOf, loadRows } from './load.js';
import { ledgerOf, ledgerSheet } from './project-sheet.js';
import { overviewFor } from './reader.js';
import { boardNames, type NamedProjects } from './rows.js';
import { deadlinesSheet, lateSheet, loadSheets, tasksSheet } from './sheets.js';
import { statisticsOf } from './statistics.js';
import { statisticsSheets } from './statistics-sheets.js';
import { yearRows } from './year.js';

/** What can be had as an Excel file, and what the file is called. */
export const EXPORTS = {
  projects: '项目台账',
  late: '逾期清单',
  load: '工作量',
  statistics: '统计',
  tasks: '办结待办',
  deadlines: '时限清单',
} as const;
export type ExportKind = keyof typeof EXPORTS;

/** What an export is asked for. The period's both ends count. */
export interface ExportAsked {
  readonly filter: BoardFilter;
  readonly year: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * The sheets of an export, for whoever oversees the jurisdiction, made of units of work of its own; throws `NO_OVERVIEW`. Of lists no more is read
 * than a sheet holds; 工作量 and 统计 have as many lines as there are people and stages, and read what they count.
 */
export async function exportSheets(deps: Deps, reader: Staff, kind: ExportKind, asked: ExportAsked): Promise<DataSheet[]> {
  const read = <T>(work: (scope: Scope, policy: Policy) => Promise<T>): Promise<T> =>
    deps.db.tx((tx) => {
      const scope = scopeOf(deps, tx);
      return work(scope, overviewFor(scope, reader));
    });
  switch (kind) {
    case 'projects':
      return [await ledgerSheet(deps, await read((scope, { id }) => ledgerOf(scope, id, asked.filter)))];
    case 'late':
      return [await read((scope, { id }) => lateExport(scope, id, reader, asked))];
    case 'load':
      return read(async (scope, policy) => {
        const meetings = await scope.tx.meetings.upcoming(scope.today, policy.id);
        return loadSheets(loadOf(await loadRows(scope, policy.id), meetings, policy));
      });
    case 'statistics': {
      const policy = await read((_, own) => Promise.resolve(own));
      return statisticsSheets(statisticsOf(await yearRows(deps, policy.id, asked.year), policy));
    }
    case 'tasks':
      return [await read((scope, { id }) => tasksExport(scope, id, asked))];
    case 'deadlines':
      return [await read((scope, { id }) => deadlinesExport(scope, id, asked))];
  }
}

async function lateExport(scope: Scope, policyId: string, reader: Staff, { from, to }: ExportAsked): Promise<DataSheet> {
  const { tx, today } = scope;
  const open = await tx.board.firstOverdue(policyId, today, MOST_SHEET_ROWS);
  const done = await tx.board.doneLate(policyId, from, to, Math.max(1, MOST_SHEET_ROWS - open.rows.length));
  const all = [...open.rows, ...done.rows].slice(0, MOST_SHEET_ROWS);
  const rows = await projectsOf(scope, policyId, all);
  const sheet = lateSheet(lateLines(rows, all, await lateMore(scope, policyId, all, reader)));
  return { ...sheet, left: open.total + done.total - all.length };
}

async function tasksExport(scope: Scope, policyId: string, { from, to }: ExportAsked): Promise<DataSheet> {
  const [since, until] = [instantOf(from, '00:00'), instantOf(to, '24:00')];
  const done = await scope.tx.board.firstDone(policyId, since, until, MOST_SHEET_ROWS);
  return { ...tasksSheet(await projectsOf(scope, policyId, done.rows), done.rows), left: done.total - done.rows.length };
}

async function deadlinesExport(scope: Scope, policyId: string, { from, to }: ExportAsked): Promise<DataSheet> {
  const { board } = scope.tx;
  const open = await board.firstOpen(policyId, MOST_SHEET_ROWS);
  const closed = await board.firstClosed(policyId, from, to, Math.max(1, MOST_SHEET_ROWS - open.rows.length));
  const all = [...open.rows, ...closed.rows].slice(0, MOST_SHEET_ROWS);
  const tasks = await board.tasksById(all.flatMap(({ taskId }) => taskId ?? []));
  const sheet = deadlinesSheet(await projectsOf(scope, policyId, all), all, tasks);
  return { ...sheet, left: open.total + closed.total - all.length };
}

/** The projects of some rows, and what they are read by. */
async function projectsOf(
  scope: Scope,
  policyId: string,
  rows: readonly { readonly projectId: number }[],
): Promise<NamedProjects> {
  const ids = [...new Set(rows.map(({ projectId }) => projectId))];
  return { ...(await boardNames(scope, policyId)), projects: await scope.tx.board.projects({ policyId, ids }) };
}
