import type { PageSession } from '../../entities/page-session.entity.js';
import type { Tx } from '../../entities/tx.js';
import type { Sender } from '../../handlers/inbound.js';
import type { PagesParts, Visitor } from '../visit.js';
import { hashed } from './hashed.js';

type Parts = Pick<PagesParts, 'deps' | 'secret'>;

/** A working day and the evening after it. */
const LASTS_MS = 12 * 3_600_000;
/** Left alone for so long, it is over. */
const IDLE_MS = 2 * 3_600_000;
/** Being seen is written down no more often than this. */
const SEEN_EVERY_MS = 60_000;
/** Used for so long, it gets another token. */
const RENEW_MS = 30 * 60_000;
/** Requests that left together with the first that carries the new token, or with the one that changed it, still carry the old one. */
const OLD_GOOD_MS = 30_000;

/**
 * Signs an account on, always with a token of its own: what the browser had before is worth nothing. Null when no active person has
 * this account.
 *
 * @param device - what it is signed on from, in words
 * @returns what the cookie is to hold
 */
export async function beginSession(
  { deps, secret }: Parts,
  sender: Sender,
  device: string | null = null,
): Promise<string | null> {
  const token = secret();
  const now = deps.now();
  return deps.db.tx(async (tx) => {
    const staff = await tx.staff.identity(sender.platform, sender.appId, sender.userId);
    if (staff === null) return null;
    const { platform, appId, userId } = sender;
    const account = { staffId: staff.id, platform, appId, userId };
    const times = { at: now, seenAt: now, until: now + LASTS_MS };
    await tx.pageSessions.insert({ tokenHash: hashed(token), csrf: secret(), ...account, ...times, device });
    return token;
  });
}

/** Whoever was found, and the token that takes the place of the one he came with. */
export interface Found {
  readonly visitor: Visitor;
  readonly token?: string;
}

/**
 * Whoever holds this token, while his session lasts, his account is still his, and the app that vouched for it still runs here.
 *
 * @param renewing - whether the answer can carry another token
 */
export async function findVisitor({ deps, secret }: Parts, token: string, renewing = false): Promise<Found | null> {
  const now = deps.now();
  return deps.db.tx(async (tx) => {
    const hash = hashed(token);
    const session = (await tx.pageSessions.byToken(hash)) ?? (await byOldToken(tx, hash, now));
    if (session === null || !lasts(session, now)) return null;
    const { platform, appId, userId, csrf, id } = session;
    if (deps.transports.get(platform)?.appId !== appId) return null;
    const staff = await tx.staff.identity(platform, appId, userId);
    if (staff === null || staff.id !== session.staffId) return null;
    const visitor = { staff, sender: { platform, appId, userId }, sessionId: id, csrf };
    if (renewing && isDue(session, hash, now)) {
      const next = secret();
      if (await tx.pageSessions.renew(session, hash, hashed(next), now)) return { visitor, token: next };
    }
    if (session.tokenHash === hash && isUnconfirmed(session)) {
      await tx.pageSessions.confirm(id, hash, { at: now, oldUntil: now + OLD_GOOD_MS });
    } else if (now - session.seenAt >= SEEN_EVERY_MS) await tx.pageSessions.seen(id, now);
    return { visitor };
  });
}

/** Whether what this token held was ended from elsewhere: by signing out everywhere, by an office, or since it was in two hands. */
export async function wasEnded({ deps }: Pick<Parts, 'deps'>, token: string): Promise<boolean> {
  const hash = hashed(token);
  return deps.db.tx(async ({ pageSessions }) => {
    return (await pageSessions.byToken(hash)) === null && (await pageSessions.byOldToken(hash)) === null;
  });
}

/** Whether a session is neither at its end nor was left alone for too long. */
export function lasts({ until, seenAt }: PageSession, now: number): boolean {
  return until > now && seenAt + IDLE_MS > now;
}

/**
 * Whether it is time for another token: after half an hour of use; or again, where the answer with the new one never reached the
 * browser (it was broken off by a second click, or lost on its way).
 */
function isDue(session: PageSession, hash: string, now: number): boolean {
  const since = now - (session.renewedAt ?? session.at);
  return session.tokenHash === hash ? since >= RENEW_MS : isUnconfirmed(session) && since >= OLD_GOOD_MS;
}

/** Nobody has come with the new token yet: until then the old one is good. */
function isUnconfirmed({ oldHash, oldUntil }: PageSession): boolean {
  return oldHash !== null && oldUntil === null;
}

/** A token that comes long after the one that took its place is in two hands: then nobody keeps the session. */
async function byOldToken(tx: Tx, hash: string, now: number): Promise<PageSession | null> {
  const session = await tx.pageSessions.byOldToken(hash);
  if (session === null || isUnconfirmed(session) || (session.oldUntil ?? 0) > now) return session;
  await tx.pageSessions.end(session.id);
  return null;
}

/** Ends what this token holds or held until it got another one, whoever's it is. */
export async function dropToken({ deps }: Pick<Parts, 'deps'>, token: string): Promise<void> {
  const hash = hashed(token);
  await deps.db.tx(async (tx) => {
    const session = (await tx.pageSessions.byToken(hash)) ?? (await tx.pageSessions.byOldToken(hash));
    if (session !== null) await tx.pageSessions.end(session.id);
  });
}
