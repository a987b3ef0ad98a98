import { TENANT_KEY } from '../world/ids.js';
import type { Chat, Message, Person } from '../world/types.js';
import type { PressAction } from './press-action.js';

/** A person's three ids as events carry them. */
export function userId(openId: string): object {
  return { open_id: openId, union_id: openId.replace(/^ou_/, 'on_'), user_id: null };
}

export function receiveEvent(message: Message, chat: Chat): object {
  return {
    sender: { sender_id: userId(message.from), sender_type: 'user', tenant_key: TENANT_KEY },
    message: {
      message_id: message.messageId,
      create_time: String(message.createdAt),
      update_time: String(message.createdAt),
      chat_id: message.chatId,
      chat_type: chat.type,
      message_type: message.type,
      content: message.content,
      ...(message.mentions.length === 0
        ? {}
        : {
            mentions: message.mentions.map(({ key, openId, name }) => ({
              key,
              id: userId(openId),
              name,
              tenant_key: TENANT_KEY,
            })),
          }),
    },
  };
}

export function readEvent(reader: string, at: number, messageIds: readonly string[]): object {
  return { reader: { reader_id: userId(reader), read_time: String(at), tenant_key: TENANT_KEY }, message_id_list: messageIds };
}

export function recalledEvent(message: Message, at: number): object {
  return { message_id: message.messageId, chat_id: message.chatId, recall_time: String(at), recall_type: 'message_owner' };
}

export function enteredEvent(chat: Chat, openId: string, last: Message | null): object {
  return {
    chat_id: chat.chatId,
    operator_id: userId(openId),
    last_message_id: last?.messageId ?? '',
    last_message_create_time: last ? String(last.createdAt) : '',
  };
}

/** `timestamp` is in seconds here, unlike the header's. */
export function menuEvent(person: Person, eventKey: string, at: number): object {
  return {
    operator: { operator_name: person.name, operator_id: userId(person.openId) },
    event_key: eventKey,
    timestamp: Math.floor(at / 1000),
  };
}

export function botMemberEvent(chat: Chat, operator: string): object {
  return {
    chat_id: chat.chatId,
    operator_id: userId(operator),
    external: false,
    operator_tenant_key: TENANT_KEY,
    name: chat.name,
    i18n_names: { zh_cn: chat.name },
  };
}

export function userDeletedEvent(person: Person): object {
  const { openId, name } = person;
  return {
    object: { open_id: openId, union_id: openId.replace(/^ou_/, 'on_'), user_id: openId.slice(-8), name, department_ids: ['0'] },
    old_object: { department_ids: ['0'] },
  };
}

export function cardActionEvent(openId: string, message: Message, token: string, action: PressAction): object {
  return {
    operator: { tenant_key: TENANT_KEY, open_id: openId, union_id: openId.replace(/^ou_/, 'on_') },
    token,
    action: { ...action, timezone: 'Asia/Shanghai' },
    host: 'im_message',
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  };
}
