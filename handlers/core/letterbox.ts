import type { Identity } from '../../entities/identity.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import type { Place, Sender } from '../inbound.js';
import type { Recipient, Transport } from '../transport.js';

/** What a card shows, so that it can be found and changed when that ends. */
export interface Shows {
  /** The card's id. */
  readonly card: string;
  readonly projectId?: number;
  readonly taskId?: number;
  readonly meetingId?: number;
}

export interface Letterbox {
  readonly platform: string;
  readonly to: Recipient;
  readonly staffId: number | null;
}

/** An account on a platform that runs here. */
export interface Account {
  readonly transport: Transport;
  readonly identity: Identity;
}

/**
 * Where a person is told: once, on the platform that he prefers, else on that where he was active last, else on the first
 * that runs; null when he has no account yet.
 */
export async function letterboxOf(scope: Scope, staff: Staff): Promise<Letterbox | null> {
  const [account] = await accountsOf(scope, staff);
  if (account === undefined) return null;
  const { platform, userId } = account.identity;
  return { platform, to: { type: 'user', id: userId }, staffId: staff.id };
}

/** A person's accounts on the platforms that run here, one of each, the one where he is told first. */
export async function accountsOf({ tx, deps }: Scope, { id, preferredPlatform }: Staff): Promise<Account[]> {
  const identities = await tx.staff.identities(id);
  const accounts = [...deps.transports.values()].flatMap((transport) => {
    const own = identities.filter(({ platform, appId }) => platform === transport.platform && appId === transport.appId);
    const [identity] = own.toSorted((a, b) => seenAt(b) - seenAt(a));
    return identity === undefined ? [] : [{ transport, identity }];
  });
  const rank = ({ transport, identity }: Account) =>
    transport.platform === preferredPlatform ? Number.POSITIVE_INFINITY : seenAt(identity);
  return accounts.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}

function seenAt({ lastSeenAt }: Identity): number {
  return lastSeenAt ?? 0;
}

/** Where an answer to a message goes: the chat it came from. */
export function letterboxOfPlace(sender: Sender, place: Place | null, staffId: number | null): Letterbox {
  const to: Recipient = place === null ? { type: 'user', id: sender.userId } : { type: 'chat', id: place.chatId };
  return { platform: sender.platform, to, staffId };
}
