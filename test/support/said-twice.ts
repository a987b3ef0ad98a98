import type { ZwddWorld } from '../../sandbox/zwdd/world.js';
import { SeenCard } from '../../sandbox/reading/seen-card.js';
import type { World } from '../../sandbox/world/world.js';

const EDGE = String.raw`[\s，。；：“”《》、|]`;
/** Somebody's name and what is said of it are one word: `受理：受理`, `“登记”，登记`. */
const TWICE = new RegExp(`(?<=^|${EDGE})([^\\s，。；：（）“”《》、|]{2,})(?:（[^）]*）)?”?[：，]“?\\1(?=$|${EDGE})`, 'gmu');
/** Around what was found, so that a test names the place. */
const AROUND = 30;

/** What a text says twice beside itself, each with the words around it. */
export function saidTwice(text: string): string[] {
  return [...text.matchAll(TWICE)].map(({ 0: found, index }) =>
    text.slice(Math.max(0, index - AROUND), index + found.length + AROUND),
  );
}

/** Reads all that the bot says on either platform, cards that change too, and keeps what is said twice. */
export function listenForTwice(lark: World, zwdd: ZwddWorld | null): ReadonlySet<string> {
  const heard = new Set<string>();
  const read = (text: string) => {
    for (const one of saidTwice(text)) heard.add(one);
  };
  lark.listen((entry) => {
    const id = entry.kind === 'patch' ? entry.messageId : entry.kind === 'message' ? entry.message.messageId : '';
    const message = lark.messages.get(id);
    if (message?.from === 'bot' && message.type === 'interactive') read(new SeenCard(message).text());
  });
  zwdd?.listen((entry) => {
    if (entry.kind === 'todo') read(entry.todo.subject);
    if (entry.kind === 'robot') read(entry.message.text);
    if (entry.kind === 'notice') read(stringsOf(entry.notice.msg).join('\n'));
  });
  return heard;
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
