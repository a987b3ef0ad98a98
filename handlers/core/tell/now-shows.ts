import type { Context } from '../../context.js';
import type { Shows } from './letterbox.js';

/**
 * The message whose button was pressed shows something else from now on: whatever changes cards later has to know, or it
 * would draw over a form that is being filled in.
 */
export async function nowShows({ tx, inbound }: Context, shows: Shows): Promise<void> {
  const messageId = inbound.kind === 'action' ? inbound.messageId : null;
  const message = messageId === null ? null : await tx.cardMessages.byMessage(messageId);
  if (message === null) return;
  const { card, projectId = null, taskId = null, meetingId = null, entryId = null } = shows;
  await tx.cardMessages.update(message.id, { card, projectId, taskId, meetingId, entryId, state: 'live' });
}
