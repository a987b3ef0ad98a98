import type { Inbound } from '../../../handlers/inbound.js';
import type { Envelope } from '../envelope.js';
import { decodeAction } from './action.js';
import { decodeBotAdded, decodeBotRemoved, decodeEntered, decodeMenu, decodeRecalled } from './chat.js';
import type { DecodeContext } from './context.js';
import { decodeMessage } from './message.js';
import { decodeStaffLeft } from './staff-left.js';

type Decode = (envelope: Envelope, context: DecodeContext) => Inbound | null;

/** The card callback comes to the same address as the events, but a person is waiting for its answer. */
export const CARD_ACTION = 'card.action.trigger';

/** Every event that the app subscribes to. */
export const DECODERS: Readonly<Record<string, Decode>> = {
  'im.message.receive_v1': ({ event }, context) => decodeMessage(event, context),
  'im.message.recalled_v1': decodeRecalled,
  'im.chat.access_event.bot_p2p_chat_entered_v1': decodeEntered,
  'application.bot.menu_v6': decodeMenu,
  'im.chat.member.bot.added_v1': decodeBotAdded,
  'im.chat.member.bot.deleted_v1': decodeBotRemoved,
  'im.chat.disbanded_v1': decodeBotRemoved,
  'contact.user.deleted_v3': decodeStaffLeft,
  [CARD_ACTION]: decodeAction,
};

/**
 * Turns an opened envelope into what the handlers know. Null when nothing is to be done: an event that the bot does not
 * follow, or a message written by a bot.
 *
 * @throws Error (zod or JSON) when an event that the bot does follow lacks what its page promises
 */
export function decode(envelope: Envelope, context: DecodeContext): Inbound | null {
  const type = envelope.header.event_type;
  const decoder = Object.hasOwn(DECODERS, type) ? DECODERS[type] : undefined;
  return decoder?.(envelope, context) ?? null;
}
