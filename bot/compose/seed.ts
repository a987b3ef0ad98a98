import type { PolicyBook } from '../../policies/book.js';
import type { Seed } from '../../sandbox/options.js';
import type { ZwddSeedPerson } from '../../sandbox/zwdd/options.js';
import type { StaffRow } from '../staff/file.js';
import type { Demo } from '../demo/read.js';

/**
 * The demonstration's people and groups as the sandbox knows them.
 *
 * @param policies - names each unit's jurisdiction, and puts those with an instrument in force before mere drafts of one
 */
export function seedOf({ staff, hints, groups }: Demo, policies?: PolicyBook): Seed {
  const openIds = new Map(staff.map(({ policyId, name, larkOpenId }) => [`${policyId} ${name}`, larkOpenId ?? '']));
  return {
    people: shown(staff, hints, policies).flatMap(({ row: { larkOpenId }, ...person }) =>
      larkOpenId === null ? [] : [{ openId: larkOpenId, ...person }],
    ),
    groups: groups.map(({ policyId, chatId, name, members }) => ({
      chatId,
      name,
      members: members.map((member) => openIds.get(`${policyId} ${member}`) ?? '').filter((openId) => openId !== ''),
    })),
  };
}

/** Those of the demonstration who have an account on the second platform. */
export function zwddSeedOf({ staff, hints }: Demo, policies?: PolicyBook): ZwddSeedPerson[] {
  return shown(staff, hints, policies).flatMap(({ row: { zwddAccountId }, ...person }) =>
    zwddAccountId === null ? [] : [{ accountId: zwddAccountId, ...person }],
  );
}

function shown(staff: readonly StaffRow[], hints: Demo['hints'], policies: PolicyBook | undefined) {
  const inForce = (policyId: string) => {
    const instrument = policies?.current(policyId)?.instrument;
    return instrument?.number !== undefined || (instrument?.from ?? null) !== null;
  };
  const sorted = staff.toSorted((a, b) => Number(inForce(b.policyId)) - Number(inForce(a.policyId)));
  return sorted.map((row) => {
    const { name, mobile, unit, title, policyId } = row;
    const place = policies?.current(policyId)?.jurisdiction.replace(/^.*市(?=.)/, '');
    const where = place === undefined ? unit : `${place} · ${unit}`;
    return { row, name, mobile, unit: where, title: title ?? '', hint: hints.get(mobile) ?? '' };
  });
}
