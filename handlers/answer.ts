import type { Context } from './context.js';
import { letterboxOfPlace, post } from './core/tell.js';
import type { Reply } from './reply.js';

/** A message's answer goes to its chat through the outbox, in the same transaction; a click's answer goes back with the callback. */
export async function answerInChat(context: Context, reply: Reply): Promise<Reply> {
  const { inbound, actor } = context;
  if (inbound.kind === 'action') await rememberShown(context, inbound.messageId, reply);
  if (inbound.kind === 'action' || reply.card === undefined) return reply;
  const letterbox = letterboxOfPlace(inbound.sender, inbound.place, actor.id);
  await post(context, letterbox, reply.card, reply.shows ?? { card: 'answer' }, { key: `answer:${inbound.key}` });
  return {};
}

/** A card that takes the place of the one that was pressed changes when what it shows now ends, not what that one showed. */
async function rememberShown({ tx }: Context, messageId: string | null, { card, shows }: Reply): Promise<void> {
  if (card === undefined || shows === undefined || messageId === null) return;
  const message = await tx.cardMessages.byMessage(messageId);
  if (message === null) return;
  const { projectId = null, taskId = null, meetingId = null } = shows;
  await tx.cardMessages.update(message.id, { card: shows.card, projectId, taskId, meetingId, state: 'live' });
}
