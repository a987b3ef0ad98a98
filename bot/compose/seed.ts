import type { PolicyBook } from '../../policies/book.js';
import type { Seed } from '../../sandbox/options.js';
import type { Demo } from '../demo/read.js';

/**
 * The demonstration's people and groups as the sandbox knows them.
 *
 * @param policies - names each unit's jurisdiction, and puts those with an instrument in force before mere drafts of one
 */
export function seedOf({ staff, hints, groups }: Demo, policies?: PolicyBook): Seed {
  const openIds = new Map(staff.map(({ policyId, name, larkOpenId }) => [`${policyId} ${name}`, larkOpenId ?? '']));
  const inForce = (policyId: string) => {
    const instrument = policies?.current(policyId)?.instrument;
    return instrument?.number !== undefined || (instrument?.from ?? null) !== null;
  };
  const sorted = staff.toSorted((a, b) => Number(inForce(b.policyId)) - Number(inForce(a.policyId)));
  return {
    people: sorted.flatMap(({ larkOpenId, name, mobile, unit, title, policyId }) => {
      if (larkOpenId === null) return [];
      const place = policies?.current(policyId)?.jurisdiction.replace(/^.*市(?=.)/, '');
      const where = place === undefined ? unit : `${place} · ${unit}`;
      return [{ openId: larkOpenId, name, mobile, unit: where, title: title ?? '', hint: hints.get(mobile) ?? '' }];
    }),
    groups: groups.map(({ policyId, chatId, name, members }) => ({
      chatId,
      name,
      members: members.map((member) => openIds.get(`${policyId} ${member}`) ?? '').filter((openId) => openId !== ''),
    })),
  };
}
