import { botOpenId, TENANT_KEY } from '../world/ids.js';
import type { Message } from '../world/types.js';

/** A message as the open API tells it. */
export function shapeMessage(appId: string, message: Message): object {
  const byBot = message.from === 'bot';
  return {
    message_id: message.messageId,
    ...(message.parentId === null ? {} : { root_id: message.parentId, parent_id: message.parentId }),
    msg_type: message.type,
    create_time: String(message.createdAt),
    update_time: String(message.updatedAt ?? message.createdAt),
    deleted: message.recalled,
    updated: message.updatedAt !== null && !message.recalled,
    chat_id: message.chatId,
    sender: {
      id: byBot ? appId : message.from,
      id_type: byBot ? 'app_id' : 'open_id',
      sender_type: byBot ? 'app' : 'user',
      tenant_key: TENANT_KEY,
    },
    body: { content: message.content },
    mentions: message.mentions.map(({ key, openId, name }) => ({
      key,
      id: openId,
      id_type: 'open_id',
      name,
      tenant_key: TENANT_KEY,
    })),
  };
}

/** The bot's own id, as `bot/v3/info` and mentions tell it. */
export function shapeBot(appId: string, name: string): object {
  return { activate_status: 2, app_name: name, avatar_url: '', ip_white_list: [], open_id: botOpenId(appId) };
}
