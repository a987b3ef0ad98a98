import { NUMERAL } from '../../../workflow/time/numerals.js';
import type { Command } from '../command.js';
import { edits, soundOf } from './near.js';
import { FILLERS, PHRASES } from './phrases.js';
import { folded } from './words.js';

/** What a person asks for without a command's word. */
export interface Asked {
  readonly id: string;
  /** What follows, as it would follow the word: a project that is named, or a period. */
  readonly argument: string;
}

/** Longer questions tell something; they do not ask for one thing. */
const LONGEST = 30;
/** The same with the name of a project in them. */
const LONGEST_WITH_NAME = 60;

/** A name is looked for by so many signs at least. */
export const NAME_MIN = 2;

/** A number with its unit goes before every phrase: 还有5个工作日到期 is to be reckoned. */
const PERIOD = new RegExp(`${NUMERAL} ?个?(?:工作日|自然日)|${NUMERAL} ?天[之以]?后`);

const WORDS: readonly string[] = [...Object.values(PHRASES).flat(), ...FILLERS];

/**
 * What is asked for in plain words, by the longest phrase; null where nothing is.
 *
 * @param name - the project that the text is known to name, in whose name nothing is asked; else what is no known word is its name
 */
export function plainlyAsked(text: string, name?: string): Asked | null {
  const question = name === undefined ? text : without(text, name);
  if ([...question].length > LONGEST) return null;
  const argument = name ?? unworded(text);
  if (PERIOD.test(question)) return { id: 'count', argument };
  const id = longestIn(name === undefined ? without(text, argument) : question);
  return id === null ? null : { id, argument };
}

/** A text as it asks of what it names. */
export function without(text: string, name: string): string {
  return name === '' ? text : text.replace(name, () => '\n');
}

/** What is left of a text without the words at its ends: that much of a name stands in it at least. */
export function unworded(text: string): string {
  return text.slice(Math.max(...startsIn(text)), Math.min(...endsIn(text)));
}

/**
 * What in a text may be a project's name, the longest first: 截止日管理平台的, 截止日管理平台 and 日管理平台 of 截止日管理平台的到哪了.
 * Something is asked around it; and of known words alone it holds a phrase, as 进度查询 does: 我的项目 and 现在 are in many names.
 * In a text that is too long to ask for one thing it is what is no known word, and nothing else.
 */
export function possibleNames(text: string): string[] {
  const core = unworded(text);
  if (text.length > LONGEST_WITH_NAME) return [core];
  const ends = endsIn(text);
  const parts = startsIn(text).flatMap((from) => ends.map((to) => text.slice(from, Math.max(from, to)).trim()));
  return [...new Set(parts)]
    .filter((part) => part.length >= NAME_MIN && !WORDS.includes(part))
    .filter((part) => part === core || longestIn(without(text, part)) !== null)
    .filter((part) => core !== '' || longestIn(part) !== null)
    .sort((a, b) => b.length - a.length);
}

/** The command whose word a text begins with, but for one sign or for the way it is written: 下一部, 进渡 殡葬. */
export function misspelt(text: string, commands: readonly Command[]): Asked | null {
  const [head = '', ...rest] = text.split(' ');
  const meant = commands.find(({ words }) => words.some((word) => isSlip(head, word)));
  return meant === undefined ? null : { id: meant.id, argument: rest.join(' ') };
}

function isSlip(typed: string, word: string): boolean {
  if (typed.length !== word.length || typed.length < 2) return false;
  return soundOf(typed) === soundOf(word) || (word.length > 2 && edits(folded(typed), folded(word)) === 1);
}

/** The command that the longest phrase in a text means; of two as long the later one. */
function longestIn(text: string): string | null {
  const found = Object.entries(PHRASES).flatMap(([id, phrases]) =>
    phrases.map((phrase) => ({ id, length: phrase.length, at: text.lastIndexOf(phrase) })).filter(({ at }) => at >= 0),
  );
  const [longest] = found.sort((a, b) => b.length - a.length || b.at - a.at);
  return longest?.id ?? null;
}

/** The places before which there are only words. */
function startsIn(text: string): number[] {
  const places = new Set([0]);
  for (const at of places) for (const word of WORDS) if (text.startsWith(word, at)) places.add(at + word.length);
  return [...places];
}

/** The places after which there are only words. */
function endsIn(text: string): number[] {
  const places = new Set([text.length]);
  for (const at of places) for (const word of WORDS) if (text.endsWith(word, at)) places.add(at - word.length);
  return [...places];
}
