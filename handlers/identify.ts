import type { Deps } from './context.js';
import type { Inbound } from './inbound.js';

/**
 * Binds an account that is not known yet to the staff member with its mobile number, as the platform vouches for it
 * (staff are imported by mobile, ids may be empty). Outside the transaction, since it asks the platform.
 */
export async function identify(deps: Deps, { sender }: Pick<Inbound, 'sender'>): Promise<void> {
  const { platform, appId, userId } = sender;
  // Some reports of a platform name nobody.
  if (userId === '') return;
  const known = await deps.db.tx((tx) => tx.staff.identity(platform, appId, userId));
  const transport = deps.transports.get(platform);
  if (known !== null || transport === undefined) return;
  const mobile = await mobileOf(deps, transport, userId);
  if (mobile === null) return;
  await deps.db.tx(async (tx) => {
    const [person, ...others] = await tx.staff.findByMobile(mobile);
    // Two people under one number cannot be told apart: an administrator has to bind them.
    if (person === undefined || others.length > 0) return;
    if (!(await tx.staff.link(person.id, platform, appId, userId))) return;
    await tx.audit.append(
      'staff',
      { type: 'IDENTITY_LINKED', byId: person.id, body: { staffId: person.id, platform } },
      deps.now(),
    );
  });
}

/** Mainland numbers come with or without their country code. Null where the platform does not tell, or cannot be asked now. */
async function mobileOf(
  deps: Deps,
  transport: { person(userId: string): Promise<{ readonly mobile: string | null }> },
  userId: string,
): Promise<string | null> {
  try {
    const { mobile } = await transport.person(userId);
    return mobile?.replace(/^\+?86/, '') ?? null;
  } catch (error) {
    deps.log.warn({ err: error }, 'the platform could not be asked who an account belongs to');
    return null;
  }
}
