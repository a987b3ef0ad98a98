import type { Seed } from '../../sandbox/options.js';
import type { Demo } from '../demo/read.js';

/** The demonstration's people and groups as the sandbox knows them. */
export function seedOf({ staff, hints, groups }: Demo): Seed {
  const openIds = new Map(staff.map(({ policyId, name, larkOpenId }) => [`${policyId} ${name}`, larkOpenId ?? '']));
  return {
    people: staff.flatMap(({ larkOpenId, name, mobile, unit, title }) =>
      larkOpenId === null ? [] : [{ openId: larkOpenId, name, mobile, unit, title: title ?? '', hint: hints.get(mobile) ?? '' }],
    ),
    groups: groups.map(({ policyId, chatId, name, members }) => ({
      chatId,
      name,
      members: members.map((member) => openIds.get(`${policyId} ${member}`) ?? '').filter((openId) => openId !== ''),
    })),
  };
}
