import type { Card } from '../../cards/kit/tree.js';
import { statistics } from '../../cards/statistics.js';
import type { TotalRow } from '../../entities/stores/parse-board.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { LedgerEntry } from '../../entities/ledger-entry.entity.js';
import { everyEffect } from '../../policies/every-effect.js';
import type { Policy } from '../../policies/schema/index.js';
import { sumWan } from '../../workflow/forms/money.js';
import type { Scope } from '../context.js';
import { groupBy } from '../core/group-by.js';
import { oversees } from '../core/rights/authorise.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { registersOf } from '../core/registers/registers.js';

/** 统计: the jurisdiction for those who oversee it, his own unit for anybody else. Drafts count nowhere. */
export async function statisticsCard(scope: Scope, actor: Staff): Promise<Card> {
  const { tx, now, today } = scope;
  const { policyId, unitId } = actor;
  const policy = ownPolicy(scope, actor);
  const all = oversees(actor);
  const whose = all ? null : unitId;
  const totals = await tx.board.totals(policyId, whose);
  const late = await tx.board.lateByUnit(policyId, whose, today);
  const { met, metLate, missed } = await tx.board.met(policyId, whose);
  const year = Number(today.slice(0, 4));
  const ledger = all ? await tx.ledger.ofYear(policyId, year) : await tx.ledger.ofUnit(policyId, year, unitId);
  const deducts = deductsPoints(policy);
  const running = totals.filter(({ status }) => status === 'running');
  const count = (rows: readonly TotalRow[]) => rows.reduce((sum, row) => sum + row.count, 0);
  const unitName = (await tx.units.get(unitId))?.name ?? '';
  return statistics.render({
    at: now,
    scope: `${all ? `${policy.jurisdiction}全部项目` : `${unitName}的项目`}${deducts ? `，扣分为 ${String(year)} 年度` : ''}`,
    running: count(running),
    ended: count(totals) - count(running),
    totalWan: sumWan(totals.map(({ totalWan }) => totalWan)),
    late: [...late.values()].reduce((sum, each) => sum + each, 0),
    metOnTime: met,
    closed: met + metLate + missed,
    stages: Object.entries(policy.stages).flatMap(([stage, { name }]) => {
      const value = count(running.filter((row) => row.stage === stage));
      return value === 0 ? [] : [{ label: name, value }];
    }),
    units: await byUnit(scope, totals, late, deducts ? ledger : null),
    mayExport: true,
    mayIssue: registersOf(scope, actor).length > 0,
    hasBoard: all,
  });
}

async function byUnit(
  { tx }: Scope,
  totals: readonly TotalRow[],
  late: ReadonlyMap<number, number>,
  ledger: readonly LedgerEntry[] | null,
) {
  const ids = new Set([...totals.map(({ unitId }) => unitId), ...(ledger ?? []).map(({ unitId }) => unitId)]);
  const running = groupBy(
    totals.filter(({ status }) => status === 'running'),
    ({ unitId }) => unitId,
  );
  const rows = (await tx.units.getMany([...ids])).map(({ id, name }) => ({
    unit: name,
    running: (running.get(id) ?? []).reduce((sum, { count }) => sum + count, 0),
    late: late.get(id) ?? 0,
    points:
      ledger === null
        ? null
        : sumWan(ledger.filter(({ unitId, state }) => unitId === id && state === 'confirmed').map(({ points }) => points)),
  }));
  return rows.sort((a, b) => b.late - a.late || b.running - a.running || a.unit.localeCompare(b.unit, 'zh'));
}

/** Whether the regulation takes points away at all; a plain record counts none. */
function deductsPoints(policy: Policy): boolean {
  return everyEffect(policy).some((effect) => 'ledger' in effect && effect.ledger.points > 0);
}
