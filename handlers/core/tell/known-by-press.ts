import type { CardMessage } from '../../../entities/card-message.entity.js';
import type { Tx } from '../../../entities/tx.js';
import type { Context } from '../../context.js';
import type { Inbound } from '../../inbound.js';
import type { Reply } from '../../reply.js';

/** The card that a pressed button says it stands on; null where it says none, or what was never written. */
export async function cardSaid(tx: Tx, inbound: Inbound): Promise<CardMessage | null> {
  const id = inbound.kind === 'action' ? inbound.cardMessageId : null;
  return id === null ? null : tx.cardMessages.get(id);
}

/**
 * A card may be pressed before it is noted by which message it went out: the process that sent it stands still, or died. Then the press
 * says it, before anything else is done, so that whatever changes cards knows which one was pressed. Anybody can forge what a button
 * says, and forward a card of his: only one that was sent to whoever pressed, and pressed where he alone reads, or that was sent into this
 * chat, is known by it. In a group it would name the group as the chat in which he reads.
 *
 * @param card - what `cardSaid` found
 * @returns the card, where it was not known before
 */
export async function knownByPress(
  { tx, inbound, sender, place, actor }: Context,
  card: CardMessage | null,
): Promise<CardMessage | null> {
  const messageId = inbound.kind === 'action' ? inbound.messageId : null;
  if (card === null || card.messageId !== null || messageId === null || card.platform !== sender.platform) return null;
  const chatId = place?.chatId ?? null;
  const isTheirs = card.chatId === null ? card.staffId === actor.id && place?.type !== 'group' : card.chatId === chatId;
  if (!isTheirs) return null;
  await tx.cardMessages.update(card.id, { messageId, ...(chatId === null ? {} : { chatId }) });
  return card;
}

/** What waited to change a card until it was known: an answer that shows it anew is newer, and else there is nothing to wait for any more. */
export async function endWaiting({ tx, now }: Context, card: CardMessage | null, { card: shown }: Reply): Promise<void> {
  if (card === null) return;
  await (shown === undefined ? tx.outbox.hurryPatches(card.id, now) : tx.outbox.supersedePatches(card.id));
}
