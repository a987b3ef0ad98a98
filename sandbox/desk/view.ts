import { objectOf, parseJson, textOf } from '../json.js';
import type { People } from '../people.js';
import type { Chat, Message } from '../world/types.js';
import type { World } from '../world/world.js';
import { previewOf, spoken } from './preview.js';

const SHOWN = 300;

/** Everything the page shows beside the open chat, for one person. */
export function viewChats(world: World, people: People, openId: string): readonly object[] {
  return [...world.chats.values()]
    .filter((chat) => chat.members.includes(openId) && (chat.type === 'group' || chat.chatId === people.privateChat(openId)))
    .map((chat) => viewChat(world, people, chat, openId))
    .sort((one, other) => other.at - one.at);
}

export function viewHistory(world: World, people: People, chatId: string): readonly object[] {
  return world
    .history(chatId)
    .slice(-SHOWN)
    .map((message) => viewMessage(world, people, message));
}

/** A message as the page draws it. */
export function viewMessage(world: World, people: People, message: Message): object {
  const { messageId, chatId, from, type, createdAt, updatedAt, recalled, seq } = message;
  const base = {
    messageId,
    chatId,
    from,
    fromName: nameOf(world, people, from),
    type,
    at: createdAt,
    updatedAt,
    recalled,
    seq,
    preview: previewOf(message),
  };
  if (recalled) return base;
  const content = objectOf(parseJson(message.content));
  if (type === 'text' || type === 'system') return { ...base, text: spoken(message) };
  if (type === 'interactive') return { ...base, card: content };
  const file = world.files.get(textOf(content['file_key']) || textOf(content['image_key']));
  return {
    ...base,
    ...(file ? { file: { key: file.key, name: textOf(content['file_name']) || file.name, size: file.size } } : {}),
  };
}

export function nameOf(world: World, people: People, from: string): string {
  return from === 'bot' ? people.botName : (world.people.get(from)?.name ?? '');
}

function viewChat(world: World, people: People, chat: Chat, openId: string): { readonly at: number } {
  const last = world.lastIn(chat.chatId);
  const mark = world.readMark(chat.chatId, openId);
  const unread = world
    .history(chat.chatId)
    .filter((message) => message.seq > mark && message.from !== openId && message.type !== 'system').length;
  const { chatId, type, botIn } = chat;
  const sender = last && chat.type === 'group' && last.type !== 'system' ? `${nameOf(world, people, last.from)}：` : '';
  const view = {
    chatId,
    type,
    botIn,
    name: type === 'p2p' ? people.botName : chat.name,
    unread,
    last: last ? sender + previewOf(last) : '',
    at: last?.createdAt ?? 0,
  };
  return { ...view, ...{ members: chat.members.map((id) => ({ openId: id, name: nameOf(world, people, id) })) } };
}
