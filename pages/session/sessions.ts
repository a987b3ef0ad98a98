import { createHash } from 'node:crypto';
import type { Sender } from '../../handlers/inbound.js';
import type { PagesParts, Visitor } from '../visit.js';

/** A working day and the evening after it. */
const LASTS_MS = 12 * 3_600_000;
/** Left alone for so long, it is over. */
const IDLE_MS = 2 * 3_600_000;
/** Being seen is written down no more often than this. */
const SEEN_EVERY_MS = 60_000;

/** Only this is kept of a secret that was given out. */
export function hashed(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Signs an account on. Null when no active person has this account.
 *
 * @returns what the cookie is to hold
 */
export async function beginSession({ deps, secret }: PagesParts, sender: Sender): Promise<string | null> {
  const token = secret();
  const now = deps.now();
  return deps.db.tx(async (tx) => {
    const staff = await tx.staff.identity(sender.platform, sender.appId, sender.userId);
    if (staff === null) return null;
    const { platform, appId, userId } = sender;
    const account = { staffId: staff.id, platform, appId, userId };
    await tx.pageSessions.insert({
      tokenHash: hashed(token),
      csrf: secret(),
      ...account,
      at: now,
      seenAt: now,
      until: now + LASTS_MS,
    });
    return token;
  });
}

/** Whoever holds this token, while his session lasts and his account is still his. */
export async function findVisitor({ deps }: PagesParts, token: string): Promise<Visitor | null> {
  const now = deps.now();
  return deps.db.tx(async (tx) => {
    const session = await tx.pageSessions.byToken(hashed(token));
    if (session === null || session.until <= now || session.seenAt + IDLE_MS <= now) return null;
    const { platform, appId, userId, csrf, id } = session;
    const staff = await tx.staff.identity(platform, appId, userId);
    if (staff === null || staff.id !== session.staffId) return null;
    if (now - session.seenAt >= SEEN_EVERY_MS) await tx.pageSessions.seen(id, now);
    return { staff, sender: { platform, appId, userId }, sessionId: id, csrf };
  });
}

export async function endSession({ deps }: PagesParts, { sessionId }: Visitor): Promise<void> {
  await deps.db.tx((tx) => tx.pageSessions.end(sessionId));
}
