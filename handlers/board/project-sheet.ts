import { type DataSheet, MOST_SHEET_ROWS } from '../../documents/index.js';
import type { Deps, Scope } from '../context.js';
import { type BoardFilter, EVERYTHING, filtered, keyOf } from './filter.js';
import { inParts, unitsOf } from './in-parts.js';
import { type ProjectLine, projectLines } from './lines.js';
import { beginningTasks, boardNames, boardRows, markedStages } from './rows.js';
import { projectsSheet } from './sheets.js';
import { instantsOf } from './year.js';

/** Which projects a 台账 is of, the latest change first. */
export interface Ledger {
  readonly policyId: string;
  readonly ids: readonly number[];
  readonly filter?: BoardFilter;
}

/** Those of a jurisdiction that a filter leaves. */
export async function ledgerOf(scope: Scope, policyId: string, filter: BoardFilter = EVERYTHING): Promise<Ledger> {
  const { unitId, year, late, urgent, search } = filter;
  const key = keyOf(search);
  const declared = year === null ? null : { ...instantsOf(year), by: beginningTasks(scope, policyId) };
  const of = {
    policyId,
    ...(unitId === null ? {} : { unitId }),
    ...(late ? { running: true as const } : {}),
    ...(declared === null ? {} : { since: declared }),
  };
  const narrowing = {
    ...(declared === null ? {} : { declared }),
    ...(late ? { lateOn: scope.today } : {}),
    ...(urgent ? { through: markedStages(scope, policyId, 'urgent') } : {}),
    ...(key === '' ? {} : { key }),
  };
  return { policyId, ids: await scope.tx.board.projectIds(of, narrowing), filter };
}

/**
 * 项目台账 as a sheet, read part by part; not called within a unit of work. What a sheet does not hold is not read: it says how much that is.
 */
export async function ledgerSheet(deps: Deps, { policyId, ids, filter = EVERYTHING }: Ledger): Promise<DataSheet> {
  const unit = unitsOf(deps);
  const names = await unit((scope) => boardNames(scope, policyId));
  const lines: ProjectLine[] = [];
  let read = 0;
  for await (const { found, count } of inParts(unit, ids, (scope, part) => boardRows(scope, { policyId, ids: part }, names))) {
    // What changed since then falls out.
    lines.push(...filtered(projectLines(found), filter));
    read += count;
    if (lines.length > MOST_SHEET_ROWS) break;
  }
  const written = lines.slice(0, MOST_SHEET_ROWS);
  return {
    ...projectsSheet(written, markedStages({ deps }, policyId, 'urgent').length > 0),
    left: lines.length - written.length + ids.length - read,
  };
}
