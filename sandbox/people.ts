import type { SandboxOptions } from './options.js';
import type { PressResult } from './push/callback-answer.js';
import { press } from './push/press.js';
import type { PressAction } from './push/press-action.js';
import type { Carrier } from './push/carrier.js';
import {
  botMemberEvent,
  enteredEvent,
  menuEvent,
  readEvent,
  recalledEvent,
  receiveEvent,
  userDeletedEvent,
} from './push/events.js';
import type { Pusher } from './push/pusher.js';
import { imageType } from './api/image-type.js';
import { botOpenId, freshId, privateChatId } from './world/ids.js';
import { post, postNotice } from './world/post.js';
import { readMentions } from './world/say.js';
import type { Chat, Message, Person } from './world/types.js';
import type { World } from './world/world.js';

/** What a person may not do here, told in words for the page. */
export class NotPossible extends Error {}

/** Something a person did: what it became, and the first attempt to tell the bot. */
export interface Done<T> {
  readonly result: T;
  readonly pushed: Promise<unknown>;
}

const NOTHING: Promise<void> = Promise.resolve();

/** What people do in their client. The page and the driver both go through here. */
export class People {
  readonly botName: string;

  constructor(
    private readonly options: SandboxOptions,
    private readonly world: World,
    private readonly pusher: Pusher,
    private readonly carrier: Carrier,
  ) {
    this.botName = options.bot?.name ?? '项目管家';
  }

  /** The private chat of a person with the bot. */
  privateChat(openId: string): string {
    return privateChatId(this.options.appId, openId);
  }

  say(openId: string, chatId: string, words: string): Done<Message> {
    const chat = this.enter(openId, chatId);
    const { text, mentions } = readMentions(words, chat, this.world.people, { appId: this.options.appId, name: this.botName });
    const content = JSON.stringify({ text });
    return this.posted(chat, post(this.world, { chatId, from: openId, type: 'text', content, mentions, at: this.now() }));
  }

  /** Sends bytes as a file, or as an image when they are one and `asImage` is not false. */
  sendFile(
    openId: string,
    chatId: string,
    file: { readonly name: string; readonly bytes: Uint8Array; readonly asImage?: boolean },
  ): Done<Message> {
    const chat = this.enter(openId, chatId);
    if (file.bytes.length === 0) throw new NotPossible('这个文件是空的，请换一个文件。');
    const mime = imageType(file.bytes);
    const resource = mime !== null && file.asImage !== false ? 'image' : 'file';
    const key = freshId(resource === 'image' ? 'img_v3_' : 'file_v3_');
    const { name, bytes } = file;
    this.world.addFile({ key, name, mime: mime ?? 'application/octet-stream', size: bytes.length, resource, by: openId }, bytes);
    const content = JSON.stringify(resource === 'image' ? { image_key: key } : { file_key: key, file_name: name });
    return this.posted(chat, post(this.world, { chatId, from: openId, type: resource, content, at: this.now() }));
  }

  recall(openId: string, messageId: string): Done<void> {
    const message = this.world.messages.get(messageId);
    if (!message || message.from !== openId || message.recalled) throw new NotPossible('只能撤回自己发出的消息。');
    const at = this.now();
    this.world.record({ kind: 'recall', messageId, at });
    const heard = this.world.chats.get(message.chatId)?.botIn === true;
    return {
      result: undefined,
      pushed: heard ? this.pusher.push('im.message.recalled_v1', recalledEvent(message, at)) : NOTHING,
    };
  }

  /** Presses something on a card; the callback is synchronous and the card changes for everyone. */
  press(openId: string, messageId: string, action: PressAction): Promise<PressResult> {
    const message = this.world.messages.get(messageId);
    if (!message) throw new NotPossible('找不到这条消息。');
    this.enter(openId, message.chatId);
    return press({ options: this.options, world: this.world, carrier: this.carrier }, openId, message, action);
  }

  menu(openId: string, eventKey: string): Done<void> {
    const person = this.person(openId);
    return { result: undefined, pushed: this.pusher.push('application.bot.menu_v6', menuEvent(person, eventKey, this.now())) };
  }

  /** Opens the private chat with the bot. */
  openChat(openId: string): Done<void> {
    const chat = this.enter(openId, this.privateChat(openId));
    const event = enteredEvent(chat, openId, this.world.lastIn(chat.chatId));
    return { result: undefined, pushed: this.pusher.push('im.chat.access_event.bot_p2p_chat_entered_v1', event) };
  }

  /** Everything in a chat is seen; the bot hears of its own messages in private chats. */
  markRead(openId: string, chatId: string): Done<void> {
    const chat = this.enter(openId, chatId);
    const before = this.world.readMark(chatId, openId);
    const last = this.world.lastIn(chatId);
    if (!last || last.seq <= before) return { result: undefined, pushed: NOTHING };
    const fresh = this.world.history(chatId).filter((message) => message.seq > before && message.from === 'bot');
    this.world.record({ kind: 'read', chatId, openId, seq: last.seq });
    if (chat.type === 'group' || fresh.length === 0) return { result: undefined, pushed: NOTHING };
    const ids = fresh.map((message) => message.messageId);
    return { result: undefined, pushed: this.pusher.push('im.message.message_read_v1', readEvent(openId, this.now(), ids)) };
  }

  createGroup(openId: string, name: string, members: readonly string[]): Chat {
    this.person(openId);
    const chat: Chat = { chatId: freshId('oc_'), type: 'group', name, members: [...new Set([openId, ...members])], botIn: false };
    this.world.record({ kind: 'chat', chat });
    postNotice(this.world, chat.chatId, `${this.person(openId).name} 创建了群聊`, this.now());
    return chat;
  }

  /** Adds the bot to a group, or takes it out. */
  setBot(openId: string, chatId: string, present: boolean): Done<void> {
    const chat = this.enter(openId, chatId);
    if (chat.type === 'p2p' || chat.botIn === present) return { result: undefined, pushed: NOTHING };
    this.world.record({ kind: 'chat', chat: { ...chat, botIn: present } });
    const { name } = this.person(openId);
    postNotice(
      this.world,
      chatId,
      present ? `${name} 邀请 ${this.botName} 加入了群聊` : `${name} 将 ${this.botName} 移出了群聊`,
      this.now(),
    );
    const type = present ? 'im.chat.member.bot.added_v1' : 'im.chat.member.bot.deleted_v1';
    return { result: undefined, pushed: this.pusher.push(type, botMemberEvent(chat, openId)) };
  }

  /** A person leaves the organisation. */
  leave(openId: string): Done<void> {
    const person = this.person(openId);
    this.world.record({ kind: 'person', person: { ...person, active: false } });
    return { result: undefined, pushed: this.pusher.push('contact.user.deleted_v3', userDeletedEvent(person)) };
  }

  private now(): number {
    return Math.floor(this.options.clock.now());
  }

  private person(openId: string): Person {
    const person = this.world.people.get(openId);
    if (!person?.active) throw new NotPossible('没有这个人，或已离职。');
    return person;
  }

  private enter(openId: string, chatId: string): Chat {
    this.person(openId);
    const chat = this.world.chats.get(chatId);
    if (!chat?.members.includes(openId)) throw new NotPossible('不在这个会话里。');
    return chat;
  }

  /** The bot hears everything in private chats; in groups, only where it is mentioned. */
  private posted(chat: Chat, message: Message): Done<Message> {
    this.world.record({ kind: 'read', chatId: chat.chatId, openId: message.from, seq: message.seq });
    const mentioned = message.mentions.some(({ openId }) => openId === botOpenId(this.options.appId));
    const heard = chat.botIn && (chat.type === 'p2p' || mentioned);
    return { result: message, pushed: heard ? this.pusher.push('im.message.receive_v1', receiveEvent(message, chat)) : NOTHING };
  }
}
