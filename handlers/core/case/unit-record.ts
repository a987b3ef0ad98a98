import type { LedgerEntry } from '../../../entities/ledger-entry.entity.js';
import type { Scope } from '../../context.js';
import { groupBy } from '../group-by.js';
import type { Case } from './project-case.js';

/** So many projects are named of those with the same entry: whoever decides reads it at a glance. */
const NAMED = 2;

/** What was written down about the project's unit this year and the last, and counts: a line for each year, the newer first, for whoever decides or judges. */
export async function unitRecord({ tx, today }: Scope, { project }: Case): Promise<string[]> {
  const year = Number(today.slice(0, 4));
  const years = [year, year - 1];
  const entries = await Promise.all(years.map((of) => tx.ledger.ofUnit(project.policyId, of, project.unitId)));
  const counting = entries.map((ofYear) => ofYear.filter(({ state }) => state === 'confirmed'));
  const projects = await tx.projects.getMany(counting.flat().map(({ projectId }) => projectId));
  const nameOf = ({ projectId }: LedgerEntry): string => projects.find(({ id }) => id === projectId)?.name ?? '';
  return counting.flatMap((ofYear, at) => {
    const reasons = [...groupBy(ofYear, ({ reason }) => reason)].map(
      ([reason, same]) => `${reason}（${namesOf(same.map(nameOf))}）`,
    );
    return reasons.length === 0 ? [] : [`该单位 ${String(years[at])} 年度记录：${reasons.join('；')}。`];
  });
}

function namesOf(names: readonly string[]): string {
  const projects = [...new Set(names)];
  const named = projects.slice(-NAMED).join('、');
  return projects.length > NAMED ? `${named}等 ${String(projects.length)} 个项目` : named;
}
