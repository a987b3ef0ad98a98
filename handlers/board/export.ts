import { type DataSheet, MOST_SHEET_ROWS } from '../../documents/index.js';
import type { DeadlineRow, FirstOf } from '../../entities/stores/board-store.js';
import type { Staff } from '../../entities/staff.entity.js';
import { type CivilDate, instantOf } from '../../workflow/time/civil.js';
import type { Deps } from '../context.js';
import type { BoardFilter } from './filter.js';
import { type Unit, unitsOf } from './in-parts.js';
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
 * The sheets of an export, for whoever oversees the jurisdiction, each step read in a unit of work of its own, so that others get in between;
 * throws `NO_OVERVIEW`. Of lists no more is read than a sheet holds; 工作量 and 统计 have as many lines as there are people and stages, and
 * read what they count.
 */
export async function exportSheets(deps: Deps, reader: Staff, kind: ExportKind, asked: ExportAsked): Promise<DataSheet[]> {
  const unit = unitsOf(deps);
  const policy = await unit((scope) => Promise.resolve(overviewFor(scope, reader)));
  const { id } = policy;
  switch (kind) {
    case 'projects':
      return [await ledgerSheet(deps, await unit((scope) => ledgerOf(scope, id, asked.filter)))];
    case 'late':
      return [await lateExport(unit, id, reader, asked)];
    case 'load':
      return unit(async (scope) => {
        const meetings = await scope.tx.meetings.upcoming(scope.today, id);
        return loadSheets(loadOf(await loadRows(scope, id), meetings, policy));
      });
    case 'statistics':
      return statisticsSheets(statisticsOf(await yearRows(deps, id, asked.year), policy));
    case 'tasks':
      return [await tasksExport(unit, id, asked)];
    case 'deadlines':
      return [await deadlinesExport(unit, id, asked)];
  }
}

async function lateExport(unit: Unit, policyId: string, reader: Staff, { from, to }: ExportAsked): Promise<DataSheet> {
  const open = await unit(({ tx, today }) => tx.board.firstOverdue(policyId, today, MOST_SHEET_ROWS));
  const most = Math.max(1, MOST_SHEET_ROWS - open.rows.length);
  const done = await unit(({ tx }) => tx.board.doneLate(policyId, from, to, most));
  const { all, left } = joined(open, done);
  const rows = await projectsOf(unit, policyId, all);
  const sheet = lateSheet(lateLines(rows, all, await unit((scope) => lateMore(scope, policyId, all, reader))));
  return { ...sheet, left };
}

async function tasksExport(unit: Unit, policyId: string, { from, to }: ExportAsked): Promise<DataSheet> {
  const [since, until] = [instantOf(from, '00:00'), instantOf(to, '24:00')];
  const done = await unit(({ tx }) => tx.board.firstDone(policyId, since, until, MOST_SHEET_ROWS));
  return { ...tasksSheet(await projectsOf(unit, policyId, done.rows), done.rows), left: done.total - done.rows.length };
}

async function deadlinesExport(unit: Unit, policyId: string, { from, to }: ExportAsked): Promise<DataSheet> {
  const open = await unit(({ tx }) => tx.board.firstOpen(policyId, MOST_SHEET_ROWS));
  const most = Math.max(1, MOST_SHEET_ROWS - open.rows.length);
  const closed = await unit(({ tx }) => tx.board.firstClosed(policyId, from, to, most));
  const { all, left } = joined(open, closed);
  const tasks = await unit(({ tx }) => tx.board.tasksById(all.flatMap(({ taskId }) => taskId ?? [])));
  const sheet = deadlinesSheet(await projectsOf(unit, policyId, all), all, tasks);
  return { ...sheet, left };
}

/** What a sheet holds of both, and how much it does not. A clock that stopped between the two readings stands once, as it is now. */
function joined(open: FirstOf<DeadlineRow>, over: FirstOf<DeadlineRow>): { all: DeadlineRow[]; left: number } {
  const known = [...new Map([...open.rows, ...over.rows].map((row) => [row.id, row])).values()];
  const all = known.slice(0, MOST_SHEET_ROWS);
  return { all, left: open.total - open.rows.length + over.total - over.rows.length + known.length - all.length };
}

/** The projects of some rows, and what they are read by. */
async function projectsOf(unit: Unit, policyId: string, rows: readonly { readonly projectId: number }[]): Promise<NamedProjects> {
  const ids = [...new Set(rows.map(({ projectId }) => projectId))];
  const names = await unit((scope) => boardNames(scope, policyId));
  return { ...names, projects: await unit(({ tx }) => tx.board.projects({ policyId, ids })) };
}
