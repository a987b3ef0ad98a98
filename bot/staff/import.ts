import type { Tx } from '../../entities/tx.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { StaffRow } from './file.js';
import { accountOn, type AppOnPlatform, matchRows, tail } from './match.js';

export interface ImportOptions {
  /** The apps under which the file's account ids belong, each in its platform's column. */
  readonly apps: readonly AppOnPlatform[];
  /** Where the file holds everybody: what is done with those of its jurisdictions who are not in it, since they have left. */
  readonly gone: ((person: Staff) => Promise<void>) | null;
  /** Epoch ms. */
  readonly at: number;
}

export interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly left: number;
  /** What an administrator should look at, a line each. */
  readonly notes: readonly string[];
}

/**
 * Writes the people of a staff file, found again by `matchRows`. Someone who is in the file is active again. One audit event tells
 * how many.
 */
export async function importStaff(tx: Tx, rows: readonly StaffRow[], { apps, gone, at }: ImportOptions): Promise<Imported> {
  const known = new Map<string, Staff[]>();
  for (const policyId of new Set(rows.map((row) => row.policyId))) known.set(policyId, await tx.staff.list(policyId));
  const matched = await matchRows(tx, rows, known, apps);
  const present = new Set<number>();
  const taken: Taken[] = [];
  let [added, changed, left] = [0, 0, 0];
  for (const { row, unitId, found } of matched) {
    const { name, mobile, roles, policyId } = row;
    const person = {
      policyId,
      unitId,
      name,
      mobile,
      title: row.title ?? '',
      roles,
      active: true,
      leftAt: null,
      maskedAt: null,
    };
    if (found === null) added += 1;
    else if (differs(found, person)) changed += 1;
    const id = found?.id ?? (await tx.staff.insert(person));
    if (found !== null && differs(found, person)) await tx.staff.update(id, person);
    for (const { platform, appId } of apps) {
      const account = accountOn(row, platform);
      if (account === null) continue;
      const before = await tx.staff.account(platform, appId, account);
      if (before !== null && before.staffId !== id) taken.push({ row, account, ownerId: before.staffId });
      await tx.staff.link(id, platform, appId, account);
    }
    present.add(id);
  }
  if (gone !== null) {
    for (const person of [...known.values()].flat().filter(({ id, active }) => active && !present.has(id))) {
      await gone(person);
      left += 1;
    }
  }
  await tx.audit.append('staff', { type: 'STAFF_IMPORTED', byId: null, body: { added, changed, left } }, at);
  return { added, changed, left, notes: [...matched.flatMap(({ note }) => note ?? []), ...(await takenNotes(tx, taken))] };
}

/** An account that was somebody else's until now. */
interface Taken {
  readonly row: StaffRow;
  readonly account: string;
  readonly ownerId: number;
}

/** Of those who are here still: whoever holds the account acts as another from now on, and the other is told nothing any more. */
async function takenNotes(tx: Tx, taken: readonly Taken[]): Promise<string[]> {
  const notes: string[] = [];
  for (const { row, account, ownerId } of taken) {
    const owner = await tx.staff.get(ownerId);
    if (owner?.active !== true) continue;
    const unit = (await tx.units.get(owner.unitId))?.name ?? '';
    const whose = [owner.policyId, unit, ...(owner.mobile === null ? [] : [tail(owner.mobile)])].join('，');
    notes.push(
      `第 ${String(row.line)} 行 ${row.name}（${row.unit}，${tail(row.mobile)}）：账号 ${account} 原来登记给${owner.name}（${whose}），已改给${row.name}，${owner.name}不能再用它办理。一个账号只能登记给一个人；填错了，请改正后把两人都重新导入。`,
    );
  }
  return notes;
}

function differs(found: Staff, person: Omit<Staff, 'id' | 'preferredPlatform'>): boolean {
  const { unitId, name, mobile, title, roles, active } = person;
  const same = found.unitId === unitId && found.name === name && found.mobile === mobile && found.title === title;
  return !same || found.active !== active || found.roles.join() !== roles.join();
}
