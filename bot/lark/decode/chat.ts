import { z } from 'zod';
import type { Inbound } from '../../../handlers/inbound.js';
import { PlatformId, type Envelope } from '../envelope.js';
import { senderOf, type DecodeContext } from './context.js';

const Operator = z.object({ open_id: PlatformId.nullish() }).nullish();
const InChat = z.object({ chat_id: PlatformId, operator_id: Operator, name: z.string().nullish() });
const Menu = z.object({
  operator: z.object({ operator_id: z.object({ open_id: PlatformId }) }),
  event_key: z.string().min(1).max(128),
});
const Recalled = z.object({ message_id: PlatformId, chat_id: PlatformId });

/** im.chat.access_event.bot_p2p_chat_entered_v1: someone opened the private chat with the bot. */
export function decodeEntered(envelope: Envelope, context: DecodeContext): Inbound {
  return { kind: 'entered', ...inChat(envelope, context, 'private').common };
}

/** im.chat.member.bot.added_v1: the bot was taken into a group. */
export function decodeBotAdded(envelope: Envelope, context: DecodeContext): Inbound {
  const { common, name } = inChat(envelope, context, 'group');
  return { kind: 'botAdded', ...common, chatName: name };
}

/** im.chat.member.bot.deleted_v1 and im.chat.disbanded_v1: the bot can no longer write to the group. */
export function decodeBotRemoved(envelope: Envelope, context: DecodeContext): Inbound {
  return { kind: 'botRemoved', ...inChat(envelope, context, 'group').common };
}

/** application.bot.menu_v6: a press on the bot's menu. It names no chat; answers go to the person. */
export function decodeMenu({ header, event }: Envelope, context: DecodeContext): Inbound {
  const { operator, event_key } = Menu.parse(event);
  const sender = senderOf(context, operator.operator_id.open_id);
  return { kind: 'menu', key: `event:${header.event_id}`, sender, place: null, at: context.nowMs, eventKey: event_key };
}

/** im.message.recalled_v1. The platform does not say who recalled the message: the sender's id is empty. */
export function decodeRecalled({ header, event }: Envelope, context: DecodeContext): Inbound {
  const { message_id } = Recalled.parse(event);
  return {
    kind: 'recalled',
    key: `event:${header.event_id}`,
    sender: senderOf(context, ''),
    place: null,
    at: context.nowMs,
    messageId: message_id,
  };
}

function inChat({ header, event }: Envelope, context: DecodeContext, type: 'private' | 'group') {
  const { chat_id, operator_id, name } = InChat.parse(event);
  const sender = senderOf(context, operator_id?.open_id ?? '');
  return {
    common: { key: `event:${header.event_id}`, sender, place: { chatId: chat_id, type }, at: context.nowMs },
    name: name ?? '',
  };
}
