import { botOpenId } from './ids.js';
import type { Chat, Mention, Person } from './types.js';

/** Turns `@name` in what a person typed into the platform's `@_user_1` with its mention. In groups `@机器人` means the bot too. */
export function readMentions(
  text: string,
  chat: Chat,
  people: ReadonlyMap<string, Person>,
  bot: { appId: string; name: string },
): { readonly text: string; readonly mentions: readonly Mention[] } {
  if (chat.type === 'p2p') return { text, mentions: [] };
  const known = [
    ...(chat.botIn ? [bot.name, '机器人'].map((word) => ({ word, openId: botOpenId(bot.appId), name: bot.name })) : []),
    ...chat.members.flatMap((openId) => {
      const name = people.get(openId)?.name;
      return name === undefined ? [] : [{ word: name, openId, name }];
    }),
  ].sort((one, other) => other.word.length - one.word.length);
  const mentions: Mention[] = [];
  let rest = text;
  for (const { word, openId, name } of known) {
    if (!rest.includes(`@${word}`)) continue;
    const key = mentions.find((mention) => mention.openId === openId)?.key ?? `@_user_${mentions.length + 1}`;
    rest = rest.replaceAll(`@${word}`, key);
    if (!mentions.some((mention) => mention.key === key)) mentions.push({ key, openId, name });
  }
  return { text: rest, mentions };
}
