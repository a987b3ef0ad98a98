import { freshId } from './ids.js';
import type { Mention, Message, MessageType } from './types.js';
import type { World } from './world.js';

export interface Posting {
  readonly chatId: string;
  readonly from: string;
  readonly type: MessageType;
  readonly content: string;
  readonly at: number;
  readonly mentions?: readonly Mention[];
  readonly parentId?: string | null;
  readonly uuid?: string | null;
}

/** Says something in a chat. */
export function post(world: World, posting: Posting): Message {
  const message: Message = {
    messageId: freshId('om_'),
    chatId: posting.chatId,
    from: posting.from,
    type: posting.type,
    content: posting.content,
    mentions: posting.mentions ?? [],
    createdAt: posting.at,
    updatedAt: null,
    recalled: false,
    parentId: posting.parentId ?? null,
    uuid: posting.uuid ?? null,
    seq: world.nextSeq(),
  };
  world.record({ kind: 'message', message });
  return message;
}

/** A grey line of the chat itself, such as 「机器人已加入群聊」; no event goes out for it. */
export function postNotice(world: World, chatId: string, text: string, at: number): void {
  post(world, { chatId, from: 'system', type: 'system', content: JSON.stringify({ text }), at });
}
