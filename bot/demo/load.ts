import type { Deps } from '../../handlers/context.js';
import type { PlatformApp } from '../compose/app-on-platform.js';
import { importStaff } from '../staff/import.js';
import type { Demo } from './read.js';

/** Whether nobody is registered yet: only then a start loads the demonstration by itself. */
export async function isEmpty({ db, policies }: Deps): Promise<boolean> {
  return db.tx(async (tx) => {
    for (const id of policies.ids()) if ((await tx.staff.list(id)).length > 0) return false;
    return true;
  });
}

/** How many people are registered whom the demonstration does not know. */
export async function strangersTo({ db, policies }: Deps, { staff }: Demo): Promise<number> {
  const own = new Set(staff.map(({ policyId, mobile }) => `${policyId} ${mobile}`));
  return db.tx(async (tx) => {
    let strangers = 0;
    for (const id of policies.ids()) {
      const others = (await tx.staff.list(id)).filter(({ mobile }) => !own.has(`${id} ${mobile ?? ''}`));
      strangers += others.length;
    }
    return strangers;
  });
}

/** Registers the demonstration's people and groups; a second time changes nothing. Returns how many people are new. */
export async function loadDemo(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  demo: Demo,
  apps: readonly PlatformApp[],
): Promise<{ readonly added: number }> {
  return db.tx(async (tx) => {
    const { added } = await importStaff(tx, demo.staff, { apps, gone: null, at: now() });
    // The demonstration's groups are chats with the bot: they need a platform that has such.
    const chats = apps.find(({ can }) => can.receiveText);
    for (const { policyId, chatId, name, unit, reminders, hour } of demo.groups) {
      const unitId = unit === null ? null : (await tx.units.ensure(policyId, unit)).id;
      if (chats !== undefined) {
        await tx.groups.upsert({ platform: chats.platform, chatId, name, policyId, unitId, reminders, hour, state: 'active' });
      }
    }
    return { added };
  });
}
