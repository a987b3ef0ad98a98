import { isDeepStrictEqual } from 'node:util';
import type { Seed } from '../options.js';
import { privateChatId } from './ids.js';
import type { Chat } from './types.js';
import type { World } from './world.js';

/** Puts people, their private chats with the bot, and groups into the world; what is there already stays as it became. */
export function seedWorld(world: World, appId: string, seed: Seed): void {
  for (const given of seed.people) {
    const known = world.people.get(given.openId);
    const { openId, name, mobile, unit, title, hint } = given;
    const person = { openId, name, mobile, unit, title, hint, active: known?.active ?? true };
    if (!isDeepStrictEqual(known, person)) world.record({ kind: 'person', person });
    const chat: Chat = { chatId: privateChatId(appId, given.openId), type: 'p2p', name, members: [given.openId], botIn: true };
    if (!isDeepStrictEqual(world.chats.get(chat.chatId), chat)) world.record({ kind: 'chat', chat });
  }
  for (const { chatId, name, members, botIn = true } of seed.groups) {
    if (!world.chats.has(chatId)) world.record({ kind: 'chat', chat: { chatId, type: 'group', name, members, botIn } });
  }
}
