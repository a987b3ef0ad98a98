import { refuse, Refused } from '../../workflow/refusals.js';
import { concerns } from '../core/tell/dead-letters.js';
import { isAdmin } from '../core/people/role-words.js';
import { deadLettersCard } from '../present/dead-letters.js';
import { done, hint } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** A message that was given up is tried again, by an administrator whom it concerns. */
export const outboxActions: ActionHandlers<'outbox.retry'> = {
  'outbox.retry': async (context, { row }) => {
    const { actor, tx, now } = context;
    if (!isAdmin(actor)) {
      throw new Refused(refuse('NOT_FOR_YOU', { says: '未送达的消息由管理员重发，请联系管理员。' }));
    }
    const message = await tx.outbox.get(row);
    const revived = message !== null && (await concerns(context, message, actor)) && (await tx.outbox.revive(row, now));
    if (revived) await tx.audit.append('outbox', { type: 'MESSAGE_RETRIED', byId: actor.id, body: { outboxId: row } }, now);
    const toast = revived ? done('已重新发送。') : hint('这条消息已经处理过了。');
    return { toast, card: await deadLettersCard(context, actor) };
  },
};
