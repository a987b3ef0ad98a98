import type { Context } from './context.js';
import { nowShows } from './core/tell/now-shows.js';
import { post } from './core/tell/tell.js';
import { letterboxOfPlace } from './core/tell/letterbox.js';
import type { Reply } from './reply.js';

/** A message's answer goes to its chat through the outbox, in the same transaction; a click's answer goes back with the callback, a page's to the page. */
export async function answerInChat(context: Context, reply: Reply): Promise<Reply> {
  const { inbound, actor } = context;
  if (reply.card === undefined) return reply;
  if (inbound.onPage) return reply;
  if (inbound.kind === 'action') {
    if (reply.shows !== undefined) await nowShows(context, reply.shows);
    return reply;
  }
  const letterbox = letterboxOfPlace(inbound.sender, inbound.place, actor.id);
  await post(context, letterbox, reply.card, reply.shows ?? { card: 'answer' }, { key: `answer:${inbound.key}` });
  return {};
}
