import type { JsonObject } from '../json.js';
import { textOf } from '../json.js';
import { privateChatId } from '../world/ids.js';
import { post } from '../world/post.js';
import type { Chat, Message } from '../world/types.js';
import type { World } from '../world/world.js';
import { checkContent } from './content.js';
import { FAULTS } from './fault.js';
import type { Limiter } from './limiter.js';
import { LIMITS, limitApi, limitTarget } from './limits.js';

export interface MessageDesk {
  readonly world: World;
  readonly appId: string;
  readonly limiter: Limiter;
  now(): number;
}

/** `POST im/v1/messages`: to a person (open_id) or a chat; the same uuid within an hour gives the same message. */
export function createMessage(desk: MessageDesk, idType: string, body: JsonObject): Message {
  limitApi(desk.limiter, 'create');
  const receiveId = textOf(body['receive_id']);
  if (receiveId === '') throw FAULTS.validation('receive_id is required');
  const chat = receiver(desk, idType, receiveId);
  return send(desk, chat, body, null);
}

/** `POST im/v1/messages/:id/reply` */
export function replyMessage(desk: MessageDesk, messageId: string, body: JsonObject): Message {
  limitApi(desk.limiter, 'reply');
  const parent = living(desk.world, messageId);
  const chat = desk.world.chats.get(parent.chatId);
  if (!chat?.botIn) throw FAULTS.botNotInChat();
  return send(desk, chat, body, messageId);
}

/** `PATCH im/v1/messages/:id`: the bot's own card, not recalled, within 14 days, five times a second. */
export function patchMessage(desk: MessageDesk, messageId: string, body: JsonObject): void {
  limitApi(desk.limiter, 'patch');
  const message = living(desk.world, messageId);
  if (message.from !== 'bot') throw FAULTS.notSender();
  if (message.type !== 'interactive') throw FAULTS.unsupported();
  if (desk.now() - message.createdAt > LIMITS.cardWindowMs) throw FAULTS.tooOld();
  limitTarget(desk.limiter, messageId);
  checkContent(desk.world, 'interactive', body['content']);
  desk.world.record({ kind: 'patch', messageId, content: textOf(body['content']), at: desk.now() });
}

/** `GET im/v1/messages`: a page of what was said in a chat that the bot is in, from a time in whole seconds on. */
export function listMessages(
  desk: MessageDesk,
  query: Readonly<Record<string, unknown>>,
): {
  readonly items: readonly Message[];
  readonly next: string | null;
} {
  limitApi(desk.limiter, 'list');
  if (query['container_id_type'] !== 'chat') throw FAULTS.validation('container_id_type is not supported');
  const chat = desk.world.chats.get(textOf(query['container_id']));
  if (!chat) throw FAULTS.badReceiver();
  if (!chat.botIn) throw FAULTS.botNotInChat();
  const [size, from] = [Number(query['page_size'] ?? 20), Number(query['page_token'] ?? 0)];
  if (!(size >= 1 && size <= 50)) throw FAULTS.validation('page_size is 1 to 50');
  const since = Number(query['start_time'] ?? 0) * 1000;
  const said = desk.world.history(chat.chatId).filter(({ createdAt, type }) => createdAt >= since && type !== 'system');
  if (query['sort_type'] === 'ByCreateTimeDesc') said.reverse();
  const end = from + size;
  return { items: said.slice(from, end), next: end < said.length ? String(end) : null };
}

/** `DELETE im/v1/messages/:id`: recalls one of the bot's own. */
export function deleteMessage(desk: MessageDesk, messageId: string): void {
  limitApi(desk.limiter, 'delete');
  if (living(desk.world, messageId).from !== 'bot') throw FAULTS.notSender();
  desk.world.record({ kind: 'recall', messageId, at: desk.now() });
}

export function knownMessage(world: World, messageId: string): Message {
  const message = world.messages.get(messageId);
  if (!message || message.type === 'system') throw FAULTS.unknownMessage();
  return message;
}

function living(world: World, messageId: string): Message {
  const message = knownMessage(world, messageId);
  if (message.recalled) throw FAULTS.recalled();
  return message;
}

function receiver(desk: MessageDesk, idType: string, id: string): Chat {
  if (idType === 'open_id') {
    const person = desk.world.people.get(id);
    if (!person) throw FAULTS.unknownOpenId();
    if (!person.active) throw FAULTS.resigned();
    const chat = desk.world.chats.get(privateChatId(desk.appId, id));
    if (!chat) throw FAULTS.badReceiver();
    return chat;
  }
  if (idType !== 'chat_id') throw FAULTS.validation('receive_id_type is not supported');
  const chat = desk.world.chats.get(id);
  if (!chat) throw FAULTS.badReceiver();
  if (!chat.botIn) throw FAULTS.botNotInChat();
  const sole = chat.type === 'p2p' ? desk.world.people.get(chat.members[0] ?? '') : undefined;
  if (sole?.active === false) throw FAULTS.resigned();
  return chat;
}

function send(desk: MessageDesk, chat: Chat, body: JsonObject, parentId: string | null): Message {
  const uuid = textOf(body['uuid']);
  if (uuid.length > 50) throw FAULTS.validation('the max len of uuid is 50');
  const earlier = uuid === '' ? undefined : sentBefore(desk, uuid);
  if (earlier) return earlier;
  const type = checkContent(desk.world, textOf(body['msg_type']), body['content']);
  limitTarget(desk.limiter, chat.chatId);
  const content = textOf(body['content']);
  return post(desk.world, { chatId: chat.chatId, from: 'bot', type, content, at: desk.now(), parentId, uuid: uuid || null });
}

function sentBefore(desk: MessageDesk, uuid: string): Message | undefined {
  const message = desk.world.byUuid(uuid);
  return message && desk.now() - message.createdAt < LIMITS.uuidWindowMs ? message : undefined;
}
