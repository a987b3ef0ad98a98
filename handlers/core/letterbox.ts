import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import type { Place, Sender } from '../inbound.js';
import type { Recipient } from '../transport.js';

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

/** Where a person is told: his account on a platform that runs here; null when he has none yet. */
export async function letterboxOf({ tx, deps }: Scope, staff: Staff): Promise<Letterbox | null> {
  const accounts = await tx.staff.identities(staff.id);
  const account = accounts.find(({ platform, appId }) => deps.transports.get(platform)?.appId === appId);
  return account === undefined
    ? null
    : { platform: account.platform, to: { type: 'user', id: account.userId }, staffId: staff.id };
}

/** Where an answer to a message goes: the chat it came from. */
export function letterboxOfPlace(sender: Sender, place: Place | null, staffId: number | null): Letterbox {
  const to: Recipient = place === null ? { type: 'user', id: sender.userId } : { type: 'chat', id: place.chatId };
  return { platform: sender.platform, to, staffId };
}
