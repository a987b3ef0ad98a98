import type { Context } from '../context.js';
import type { Shows } from './tell.js';

/**
 * The message whose button was pressed shows something else from now on: whatever changes cards later has to know, or it
 * would draw over a form that is being filled in. A card may be pressed before it is known by which message it went out (the process that
 * sent it stands still, or died): then it gets a row of its own, which is found before the one that still waits for its message.
 */
export async function nowShows({ tx, inbound, actor, now }: Context, shows: Shows): Promise<void> {
  const { place, sender } = inbound;
  const messageId = inbound.kind === 'action' ? inbound.messageId : null;
  if (messageId === null) return;
  const { card, projectId = null, taskId = null, meetingId = null } = shows;
  const shown = { card, projectId, taskId, meetingId, state: 'live' } as const;
  const message = await tx.cardMessages.byMessage(messageId);
  if (message !== null) {
    await tx.cardMessages.update(message.id, shown);
    return;
  }
  const staffId = place?.type === 'group' ? null : actor.id;
  const chatId = place?.chatId ?? null;
  await tx.cardMessages.insert({ ...shown, platform: sender.platform, staffId, chatId, messageId, at: now });
}
