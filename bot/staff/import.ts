import type { Tx } from '../../entities/tx.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { StaffRow } from './file.js';
import { accountOn, type AppOnPlatform, matchRows } from './match.js';

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
      if (account !== null) await tx.staff.link(id, platform, appId, account);
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
  return { added, changed, left, notes: matched.flatMap(({ note }) => note ?? []) };
}

function differs(found: Staff, person: Omit<Staff, 'id' | 'preferredPlatform'>): boolean {
  const { unitId, name, mobile, title, roles, active } = person;
  const same = found.unitId === unitId && found.name === name && found.mobile === mobile && found.title === title;
  return !same || found.active !== active || found.roles.join() !== roles.join();
}
