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

/** What was written down about the project's unit this year and the last, and counts. */
export async function ledgerLines({ tx, today }: Scope, { project }: Case): Promise<string[]> {
  const year = Number(today.slice(0, 4));
  const entries = [
    ...(await tx.ledger.ofUnit(project.policyId, year - 1, project.unitId)),
    ...(await tx.ledger.ofUnit(project.policyId, year, project.unitId)),
  ].filter(({ state }) => state === 'confirmed');
  const projects = await tx.projects.getMany(entries.map(({ projectId }) => projectId));
  return entries.map(({ year: of, reason, projectId }) => {
    const name = projects.find(({ id }) => id === projectId)?.name ?? '';
    return `该单位 ${String(of)} 年度记录：${reason}（${name}）。`;
  });
}
