import type { Identity } from '../../../entities/identity.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';
import { groupBy } from '../group-by.js';
import type { Place, Sender } from '../../inbound.js';
import type { Recipient, Transport } from '../../transport.js';

/** What a card shows, so that it can be found and changed when that ends. */
export interface Shows {
  /** The card's id. */
  readonly card: string;
  readonly projectId?: number;
  readonly taskId?: number;
  readonly meetingId?: number;
  readonly entryId?: number;
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
  return (await letterboxesOf(scope, [staff])).get(staff.id) ?? null;
}

/** The same for many at once, by their ids; those without an account are left out. */
export async function letterboxesOf(scope: Scope, people: readonly Staff[]): Promise<ReadonlyMap<number, Letterbox>> {
  const identities = groupBy(await scope.tx.staff.identitiesOf(people.map(({ id }) => id)), ({ staffId }) => staffId);
  const found = people.flatMap((person): [number, Letterbox][] => {
    const [account] = ranked(scope, person, identities.get(person.id) ?? []);
    if (account === undefined) return [];
    const { platform, userId } = account.identity;
    return [[person.id, { platform, to: { type: 'user', id: userId }, staffId: person.id }]];
  });
  return new Map(found);
}

/** Those of them who are told where nothing can be pressed: a message there leads to one page, and stands for one thing. */
export async function toldWithoutButtons(scope: Scope, people: readonly Staff[]): Promise<ReadonlySet<number>> {
  const { transports } = scope.deps;
  if ([...transports.values()].every(({ can }) => can.buttonCallback)) return new Set();
  const boxes = await letterboxesOf(scope, people);
  return new Set(
    [...boxes].flatMap(([id, { platform }]) => (transports.get(platform)?.can.buttonCallback === false ? [id] : [])),
  );
}

/** A person's accounts on the platforms that run here, one of each, the one where he is told first. */
export async function accountsOf(scope: Scope, person: Staff): Promise<Account[]> {
  return ranked(scope, person, await scope.tx.staff.identities(person.id));
}

function ranked({ deps }: Scope, { preferredPlatform }: Staff, identities: readonly Identity[]): Account[] {
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
