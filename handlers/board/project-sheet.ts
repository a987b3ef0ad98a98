import { type DataSheet, MOST_SHEET_ROWS } from '../../documents/index.js';
import type { Deps, Scope } from '../context.js';
import { scopeAt } from '../scope.js';
import { type BoardFilter, EVERYTHING, filtered } from './filter.js';
import { type ProjectLine, projectLines } from './lines.js';
import { boardNames, boardRows } from './rows.js';
import { projectsSheet } from './sheets.js';

/** Projects that are read at once: so many are in memory, and so long whoever presses waits for them. */
const PART = 500;

/** Which projects a 台账 is of, the latest change first. */
export interface Ledger {
  readonly policyId: string;
  readonly ids: readonly number[];
  readonly filter?: BoardFilter;
}

/** Those of a jurisdiction of which a filter may leave something. */
export async function ledgerOf({ tx }: Scope, policyId: string, filter: BoardFilter = EVERYTHING): Promise<Ledger> {
  const { unitId, late } = filter;
  const of = { policyId, ...(unitId === null ? {} : { unitId }), ...(late ? { running: true as const } : {}) };
  return { policyId, ids: await tx.board.projectIds(of), filter };
}

/**
 * 项目台账 as a sheet, read part by part, each in a unit of work of its own, so that neither memory nor whoever presses meanwhile pays for how
 * many there are; not called within one. What a sheet does not hold is not read: it says how much that is.
 */
export async function ledgerSheet(deps: Deps, { policyId, ids, filter = EVERYTHING }: Ledger): Promise<DataSheet> {
  const now = deps.now();
  const unit = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => deps.db.tx((tx) => work(scopeAt(deps, tx, now)));
  const names = await unit((scope) => boardNames(scope, policyId));
  const lines: ProjectLine[] = [];
  let read = 0;
  while (read < ids.length && lines.length <= MOST_SHEET_ROWS) {
    const part = ids.slice(read, read + PART);
    const rows = await unit((scope) => boardRows(scope, { policyId, ids: part }, names));
    lines.push(...filtered(projectLines(rows), filter));
    read += part.length;
  }
  const written = lines.slice(0, MOST_SHEET_ROWS);
  // Past the last part that was read nobody knows what the filter leaves.
  const beyond = lines.length - written.length;
  const left = read === ids.length ? beyond : isWhole(filter) ? ids.length - written.length : 'some';
  return { ...projectsSheet(written), left };
}

/** Whether it leaves all that `ledgerOf` reads for it. */
function isWhole({ year, late, urgent, search }: BoardFilter): boolean {
  return year === null && !late && !urgent && search === '';
}
