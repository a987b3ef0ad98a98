import type { Tx } from '../entities/tx.js';
import type { Inbound } from './inbound.js';

/** A click as it is where it was made: its callback does not say that a chat is a group, but the bot knows those that it is in. */
export async function placed(tx: Tx, inbound: Inbound): Promise<Inbound> {
  const { kind, place, sender } = inbound;
  if (kind !== 'action' || place === null || (await tx.groups.get(sender.platform, place.chatId)) === null) return inbound;
  return { ...inbound, place: { ...place, type: 'group' } };
}
