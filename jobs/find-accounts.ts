import type { Deps } from '../handlers/context.js';
import { type Transport, TransportError } from '../handlers/transport.js';
import type { Job } from './job.js';

/** So many are asked for in one run: the platform serves others too. */
const AT_ONCE = 100;
/** Somebody who was not found is asked for again after a day. */
const AGAIN_MS = 86_400_000;

/**
 * Binds people who were registered with a mobile number and no account, on platforms that find people by it, so that they
 * can be told before they ever came. Several people under one number cannot be told apart: an administrator has to bind them.
 */
export const findAccounts: Job = {
  id: 'find-accounts',
  cron: '3-53/10 * * * *',
  run: async (deps) => {
    const apps = [...deps.transports.values()];
    const unbound = await deps.db.tx((tx) => (apps.length === 0 ? Promise.resolve([]) : tx.staff.unbound(apps)));
    for (const transport of apps.filter(({ can }) => can.findByMobile)) {
      let asked = 0;
      for (const { id, mobile } of unbound) {
        if (mobile === null || asked === AT_ONCE || !(await isDue(deps, transport, id))) continue;
        asked += 1;
        // The other platforms answer all the same.
        if (!(await bind(deps, transport, id, mobile))) break;
      }
    }
  },
};

async function isDue({ db, now }: Deps, { platform }: Transport, staffId: number): Promise<boolean> {
  const missedAt = await db.tx((tx) => tx.settings.get(missKey(platform, staffId)));
  return typeof missedAt !== 'number' || now() - missedAt >= AGAIN_MS;
}

/** False when the platform cannot be asked now. */
async function bind(deps: Deps, transport: Transport, staffId: number, mobile: string): Promise<boolean> {
  const { platform, appId } = transport;
  let userId: string | null;
  try {
    userId = await transport.findByMobile(mobile);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    deps.log.warn({ platform, code: error.code, why: error.message }, 'nobody can be found by his number now');
    return false;
  }
  const now = deps.now();
  await deps.db.tx(async (tx) => {
    const [person, ...others] = await tx.staff.findByMobile(mobile);
    const free = userId !== null && (await tx.staff.identity(platform, appId, userId)) === null;
    if (userId === null || !free || person?.id !== staffId || others.length > 0) {
      await tx.settings.set(missKey(platform, staffId), now);
      return;
    }
    await tx.staff.link(staffId, platform, appId, userId);
    await tx.audit.append('staff', { type: 'IDENTITY_LINKED', byId: null, body: { staffId, platform } }, now);
  });
  return true;
}

function missKey(platform: string, staffId: number): string {
  return `unfound:${platform}:${String(staffId)}`;
}
