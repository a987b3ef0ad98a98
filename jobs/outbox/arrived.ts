import type { Outbox } from '../../entities/outbox.entity.js';
import type { Deps } from '../../handlers/context.js';
import { type Content, TransportError, type Transport } from '../../handlers/transport.js';

/** Platforms remember a uuid for an hour; the rest is for clocks that differ. */
const REMEMBERED_MS = 50 * 60_000;
/** What came so lately may be another row's, whose process has not written it down yet. */
const UNDER_WAY_MS = 60_000;

/** A message that is there already. */
export interface Arrived {
  readonly messageId: string;
  readonly chatId: string | null;
}

/**
 * Whether a message that was tried before had arrived after all: its card was pressed meanwhile, or, where the platform has forgotten its
 * uuid by now, the oldest message of its kind stands in the chat that no row knows of. Null: it is to be sent; also where nobody can tell, since a
 * notice that comes twice does less harm than one that never comes.
 *
 * @throws TransportError when the platform does not answer now
 */
export async function arrivedBefore(
  deps: Deps,
  transport: Transport,
  row: Pick<Outbox, 'id' | 'platform' | 'toType' | 'toId' | 'attempts' | 'createdAt' | 'cardMessageId'>,
  kind: Content['kind'],
): Promise<Arrived | null> {
  const now = deps.now();
  if (row.attempts < 2) return null;
  const pressed = await knownByPress(deps, row.cardMessageId);
  if (pressed !== null) return pressed;
  if (now - row.createdAt < REMEMBERED_MS || transport.sentTo === undefined) return null;
  const chatId = row.toType === 'chat' ? row.toId : await deps.db.tx((tx) => tx.outbox.chatOf(transport, row.toId));
  if (chatId === null) return null;
  try {
    const sent = await transport.sentTo(chatId, row.createdAt);
    const known = await deps.db.tx((tx) => tx.outbox.known(sent.map(({ messageId }) => messageId)));
    const found = sent.find((one) => one.kind === kind && !known.has(one.messageId) && one.at < now - UNDER_WAY_MS);
    return found === undefined ? null : { messageId: found.messageId, chatId };
  } catch (error) {
    if (!(error instanceof TransportError) || error.kind === 'retry') throw error;
    deps.log.warn({ row: row.id, code: error.code }, 'whether a message had arrived could not be asked');
    return null;
  }
}

async function knownByPress({ db }: Deps, cardMessageId: number | null): Promise<Arrived | null> {
  const card = cardMessageId === null ? null : await db.tx((tx) => tx.cardMessages.get(cardMessageId));
  return card === null || card.messageId === null ? null : { messageId: card.messageId, chatId: card.chatId };
}
