import type { DataSheet } from '../../documents/index.js';
import type { Staff } from '../../entities/staff.entity.js';
import { type CivilDate, instantOf } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { type BoardFilter, filtered } from './filter.js';
import { lateLines, lateMore, overdue } from './late.js';
import { projectLines } from './lines.js';
import { loadOf, loadRows } from './load.js';
import { overviewFor } from './reader.js';
import { boardRows } from './rows.js';
import { deadlinesSheet, lateSheet, loadSheets, projectsSheet, tasksSheet } from './sheets.js';
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

/** The sheets of an export, for whoever oversees the jurisdiction; throws `NO_OVERVIEW`. */
export async function exportSheets(scope: Scope, reader: Staff, kind: ExportKind, asked: ExportAsked): Promise<DataSheet[]> {
  const policy = overviewFor(scope, reader);
  const of = { policyId: policy.id };
  const { tx, today } = scope;
  if (kind === 'statistics') return statisticsSheets(statisticsOf(await yearRows(scope, policy.id, asked.year), policy));
  if (kind === 'load') {
    return loadSheets(loadOf(await loadRows(scope, policy.id), await tx.meetings.upcoming(today, policy.id), policy));
  }
  const rows = await boardRows(scope, of);
  switch (kind) {
    case 'projects':
      return [projectsSheet(filtered(projectLines(rows), asked.filter))];
    case 'late': {
      const closed = (await tx.board.closedDeadlines(of, asked.from, asked.to)).filter(({ state }) => state === 'metLate');
      const late = [...overdue(rows), ...closed];
      return [lateSheet(lateLines(rows, late, await lateMore(scope, policy.id, late, reader)))];
    }
    case 'tasks': {
      const done = await tx.board.doneTasks(of, instantOf(asked.from, '00:00'), instantOf(asked.to, '24:00'));
      return [tasksSheet(rows, done)];
    }
    case 'deadlines': {
      const all = [...rows.deadlines, ...(await tx.board.closedDeadlines(of, asked.from, asked.to))];
      return [deadlinesSheet(rows, all, await tx.board.tasksById(all.flatMap(({ taskId }) => taskId ?? [])))];
    }
  }
}
