import type { Card } from '../../cards/kit/tree.js';
import { statistics } from '../../cards/statistics.js';
import type { Deadline } from '../../entities/deadline.entity.js';
import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { LedgerEntry } from '../../entities/ledger-entry.entity.js';
import { sumWan } from '../../workflow/forms/money.js';
import type { Scope } from '../context.js';
import { oversees } from '../core/authorise.js';
import { ownPolicy } from '../core/own-policy.js';
import { registersOf } from '../core/registers.js';

/** 统计: the jurisdiction for those who oversee it, his own unit for anybody else. Drafts count nowhere. */
export async function statisticsCard(scope: Scope, actor: Staff): Promise<Card> {
  const { tx, now, today } = scope;
  const { policyId, unitId } = actor;
  const policy = ownPolicy(scope, actor);
  const all = oversees(actor);
  const submitted = ['running', 'ended'] as const;
  const projects = all
    ? await tx.projects.ofPolicy(policyId, { status: submitted })
    : await tx.projects.ofUnit(policyId, unitId, { status: submitted });
  const deadlines = all ? await tx.deadlines.ofPolicy(policyId) : await tx.deadlines.ofPolicy(policyId, unitId);
  const year = Number(today.slice(0, 4));
  const ledger = all ? await tx.ledger.ofYear(policyId, year) : await tx.ledger.ofUnit(policyId, year, unitId);
  const running = projects.filter(({ status }) => status === 'running');
  const late = deadlines.filter((deadline) => isLate(deadline, today));
  const closed = deadlines.filter(({ state }) => state === 'met' || state === 'metLate');
  const unitName = (await tx.units.get(unitId))?.name ?? '';
  return statistics.render({
    at: now,
    scope: all ? `${policy.jurisdiction}全部项目，扣分为 ${String(year)} 年度` : `${unitName}的项目，扣分为 ${String(year)} 年度`,
    running: running.length,
    ended: projects.length - running.length,
    totalWan: sumWan(projects.map(({ totalWan }) => totalWan ?? 0)),
    late: late.length,
    metOnTime: closed.filter(({ state }) => state === 'met').length,
    closed: closed.length,
    stages: Object.entries(policy.stages).flatMap(([stage, { name }]) => {
      const value = running.filter((project) => project.stage === stage).length;
      return value === 0 ? [] : [{ label: name, value }];
    }),
    units: await byUnit(scope, projects, late, ledger),
    mayExport: true,
    mayIssue: registersOf(scope, actor).length > 0,
    hasBoard: all,
  });
}

function isLate({ state, dueOn }: Deadline, today: string): boolean {
  return state === 'missed' || (state === 'running' && dueOn < today);
}

async function byUnit({ tx }: Scope, projects: readonly Project[], late: readonly Deadline[], ledger: readonly LedgerEntry[]) {
  const unitOf = new Map(projects.map(({ id, unitId }) => [id, unitId]));
  const ids = new Set([...projects.map(({ unitId }) => unitId), ...ledger.map(({ unitId }) => unitId)]);
  const rows = (await tx.units.getMany([...ids])).map(({ id, name }) => ({
    unit: name,
    running: projects.filter(({ unitId, status }) => unitId === id && status === 'running').length,
    late: late.filter(({ projectId }) => unitOf.get(projectId) === id).length,
    points: sumWan(ledger.filter(({ unitId, state }) => unitId === id && state === 'confirmed').map(({ points }) => points)),
  }));
  return rows.sort((a, b) => b.late - a.late || b.running - a.running || a.unit.localeCompare(b.unit, 'zh'));
}
