import { LostRace } from '../../entities/db-errors.js';
import type { Scope } from '../context.js';
import type { InboundOf } from '../inbound.js';
import type { Reply } from '../reply.js';

/**
 * Reported with or without who did it. The bot can no longer write to a group: it hears nothing more, and is known again when the bot comes back.
 *
 * @throws LostRace when its settings were changed meanwhile: it is reported once, and the unit of work runs again
 */
export async function botRemoved({ tx }: Scope, { sender, place }: InboundOf<'botRemoved'>): Promise<Reply> {
  const group = place === null ? null : await tx.groups.get(sender.platform, place.chatId);
  if (group === null || (await tx.groups.update(group.id, group.version, { state: 'removed' }))) return {};
  throw new LostRace(`group ${String(group.id)}`);
}
