import type { Scope } from '../../context.js';
import type { Case } from './project-case.js';

/** What was written down about the project's unit this year and the last, and counts: a line each, for whoever decides or judges. */
export async function unitRecord({ tx, today }: Scope, { project }: Case): Promise<string[]> {
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
