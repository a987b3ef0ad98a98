import type { CardMessage } from '../../../entities/card-message.entity.js';
import type { Tx } from '../../../entities/tx.js';
import type { Context, Deps } from '../../context.js';
import type { Inbound } from '../../inbound.js';
import type { Reply } from '../../reply.js';

/** The card that a pressed button says it stands on; null where it says none, or what was never written. */
export async function cardSaid(tx: Tx, inbound: Inbound): Promise<CardMessage | null> {
  const id = inbound.kind === 'action' ? inbound.cardMessageId : null;
  return id === null ? null : tx.cardMessages.get(id);
}

/** Thrown before anything is done: a press says by which message its card went out, and nobody knows that yet. */
export class Unnoted extends Error {
  constructor(
    readonly cardMessageId: number,
    readonly arrived: { readonly messageId: string; readonly chatId?: string },
  ) {
    super('the message of a card is to be noted first');
    this.name = 'Unnoted';
  }
}

/**
 * A card may be pressed before it is noted by which message it went out: the process that sent it stands still, or died. Then the press
 * says it. Anybody can forge what a button says, and forward a card of his: only one that was sent to whoever pressed, and pressed where he
 * alone reads, or that was sent into this chat, is known by it. In a group it would name the group as the chat in which he reads.
 *
 * @param card - what `cardSaid` found
 * @throws Unnoted where the card is known by this press and by nothing else
 */
export function mustBeNoted({ inbound, sender, place, actor }: Context, card: CardMessage | null): void {
  const messageId = inbound.kind === 'action' ? inbound.messageId : null;
  if (card === null || card.messageId !== null || messageId === null || card.platform !== sender.platform) return;
  const chatId = place?.chatId ?? null;
  const isTheirs = card.chatId === null ? card.staffId === actor.id && place?.type !== 'group' : card.chatId === chatId;
  if (isTheirs) throw new Unnoted(card.id, { messageId, ...(chatId === null ? {} : { chatId }) });
}

/** Within this an answer is there, as a rule. */
const ANSWER_MS = 10_000;

/**
 * Answers a press. Where its card is not known by its message yet, that is noted first, in a unit of its own: that the card arrived is so
 * whatever becomes of the press, and whatever changes cards has to know which one was pressed. What waited until then to change the card
 * waits for the answer: where that shows the card anew it is newer, and else there is nothing to wait for any more. What another process
 * wrote since is left alone: the answer may have been drawn before that.
 */
export async function onceNoted({ db, now }: Pick<Deps, 'db' | 'now'>, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Unnoted)) throw error;
    const { cardMessageId: id, arrived } = error;
    const waited = await db.tx(async (tx) => {
      if (!(await tx.cardMessages.note(id, arrived))) return [];
      await tx.outbox.schedulePatches(id, now() + ANSWER_MS);
      return tx.outbox.waitingPatches(id);
    });
    const reply = await answer();
    if (waited.length === 0) return reply;
    await db.tx((tx) => (reply.card === undefined ? tx.outbox.schedulePatches(id, now()) : tx.outbox.supersedePatches(waited)));
    return reply;
  }
}
