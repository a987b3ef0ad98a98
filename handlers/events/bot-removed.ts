import type { Context } from '../context.js';
import type { Reply } from '../reply.js';

/** The bot can no longer write to a group: it hears nothing more, and is known again when the bot comes back. */
export async function botRemoved({ tx, sender, place }: Context): Promise<Reply> {
  const group = place === null ? null : await tx.groups.get(sender.platform, place.chatId);
  if (group !== null) await tx.groups.update(group.id, group.version, { state: 'removed' });
  return {};
}
