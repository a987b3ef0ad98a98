import type { Context } from '../context.js';
import { groupHere } from '../core/tell/group-here.js';
import type { InboundOf } from '../inbound.js';
import { groupCard } from '../present/group.js';
import type { Reply } from '../reply.js';

/** The bot came into a group: it asks what it should tell there. Settings of an earlier time are kept. */
export async function botAdded(context: Context, { chatName }: InboundOf<'botAdded'>): Promise<Reply> {
  const group = await groupHere(context, chatName);
  return group === null ? {} : { card: await groupCard(context, group, context.actor) };
}
