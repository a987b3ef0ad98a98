import type { LedgerEntry } from '../../entities/ledger-entry.entity.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';
import { projectRef } from './views.js';

/** A point in the year's ledger, with the year's sum so far and who settled it. */
export async function ledgerProps(scope: Scope, found: Case, entry: LedgerEntry, by: string | null = null) {
  return {
    entry: entry.id,
    version: entry.version,
    project: projectRef(found),
    year: entry.year,
    points: entry.points,
    reason: entry.reason,
    article: entry.article,
    totalSoFar:
      (await scope.tx.ledger.sum(entry.policyId, entry.year, entry.unitId)) - (entry.state === 'confirmed' ? entry.points : 0),
    state: entry.state,
    settled: by === null ? null : { by, at: scope.now },
  };
}
