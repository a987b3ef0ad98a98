import type { Scope } from '../../handlers/context.js';
import { scopeOf } from '../../handlers/scope.js';
import { cellText } from '../staff/table.js';
import { CliRefused, type Io, WrongUse } from './io.js';
import { withParts } from './open.js';

/** The most characters that are kept of a unit's name. */
const LONGEST = 120;

/**
 * A unit has another name (更名): its people, projects and groups stay its own. Where a roster was imported under the new name before, its people
 * come back to it.
 */
export async function renameUnit(io: Io, from: string, wanted: string, policyId: string | undefined): Promise<void> {
  const to = cellText(wanted);
  if (to === '' || to.length > LONGEST) throw new WrongUse(`新名称应为 1–${String(LONGEST)} 个字。`);
  if (to === from) throw new WrongUse('新名称和原名称一样。');
  await withParts(io, async ({ deps }) => {
    const people = await deps.db.tx((tx) => rename(scopeOf(deps, tx), { from, to, policyId }));
    const joined = people === 0 ? '' : `，名册里先登记到新名称下的 ${String(people)} 人已并入`;
    io.out(`“${from}”已更名为“${to}”${joined}。以后的名册请写新名称。`);
  });
}

interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly policyId: string | undefined;
}

/** How many people had been registered under the new name. */
async function rename({ tx, now }: Scope, { from, to, policyId }: Renaming): Promise<number> {
  const [unit, ...others] = (await tx.units.named(from)).filter((one) => policyId === undefined || one.policyId === policyId);
  if (unit === undefined) throw new CliRefused(`没有单位“${from}”，请按名册里的全称写。`);
  if (others.length > 0) throw new CliRefused(`${String(others.length + 1)} 个地区都有“${from}”，请用 --policy 指定一个。`);
  const there = await tx.units.find(unit.policyId, to);
  if (there !== null && (await tx.units.hasBelongings(there.id))) {
    throw new CliRefused(`已有单位“${to}”，名下有项目、待办或群，不是同一个单位的新名称，没有更名。`);
  }
  const people = there === null ? 0 : await tx.staff.moveUnit(there.id, unit.id);
  if (there !== null) await tx.units.remove(there.id);
  await tx.units.rename(unit.id, to);
  const body = { unitId: unit.id, policyId: unit.policyId, from, to, people };
  await tx.audit.append('staff', { type: 'UNIT_RENAMED', byId: null, body }, now);
  return people;
}
