import type { Staff } from '../entities/staff.entity.js';
import type { Deps } from './context.js';
import type { Inbound } from './inbound.js';
import type { Transport } from './transport.js';

/**
 * Binds an account that is not known yet to the staff member with its mobile number, as the platform vouches for it
 * (staff are imported by mobile, ids may be empty). Outside the transaction, since it asks the platform. Returns whether it is known now.
 *
 * @param name - as the platform knows him: where it does not tell a number but finds accounts by one, those of this name are tried
 */
export async function identify(deps: Deps, { sender }: Pick<Inbound, 'sender'>, name: string | null = null): Promise<boolean> {
  const { platform, appId, userId } = sender;
  // Some reports of a platform name nobody.
  if (userId === '') return false;
  const known = await deps.db.tx((tx) => tx.staff.identity(platform, appId, userId));
  const transport = deps.transports.get(platform);
  if (known !== null || transport === undefined) return known !== null;
  const [person, ...others] = await asked(deps, () => peopleOf(deps, transport, userId, name));
  // Two people under one number cannot be told apart: an administrator has to bind them.
  if (person === undefined || others.length > 0) return false;
  return deps.db.tx(async (tx) => {
    if (!(await tx.staff.link(person.id, platform, appId, userId))) return true;
    await tx.audit.append(
      'staff',
      { type: 'IDENTITY_LINKED', byId: person.id, body: { staffId: person.id, platform } },
      deps.now(),
    );
    return true;
  });
}

/** So many of one name are looked at. */
const NAMESAKES = 20;

/** Active staff with the number of this account; those of whom the platform cannot be asked now are none. */
async function peopleOf({ db }: Deps, transport: Transport, userId: string, name: string | null): Promise<Staff[]> {
  const { mobile } = await transport.person(userId);
  // Mainland numbers come with or without their country code.
  if (mobile !== null) return db.tx((tx) => tx.staff.findByMobile(mobile.replace(/^\+?86/, '')));
  if (name === null || !transport.can.findByMobile) return [];
  const found: Staff[] = [];
  for (const person of (await db.tx((tx) => tx.staff.named(name))).slice(0, NAMESAKES)) {
    if (person.mobile !== null && (await transport.findByMobile(person.mobile)) === userId) found.push(person);
  }
  return found;
}

async function asked(deps: Deps, work: () => Promise<Staff[]>): Promise<Staff[]> {
  try {
    return await work();
  } catch (error) {
    deps.log.warn({ err: error }, 'the platform could not be asked who an account belongs to');
    return [];
  }
}
