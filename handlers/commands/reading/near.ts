import { searchKeys } from '../../core/case/search-keys.js';
import { folded } from './words.js';

/** Two spellings are near when at most this share of the longer one differs. */
const TOLERANCE = 0.5;
/** Spoken syllables share letters without meaning the same: they must come nearer. */
const SPOKEN = 2;

/** How far a text is from a word: 0 the same, 1 nothing in common. A word that is spoken the same counts as near. */
export function distanceOf(text: string, word: string): number {
  const spelled = share(folded(text), folded(word));
  const [, spokenText = ''] = keysOf(text);
  const [, spokenWord = '', initials = ''] = keysOf(word);
  const spoken = share(spokenText, spokenWord) * SPOKEN;
  const abbreviated = initials.length > 1 && folded(text) === initials ? 0.1 : 1;
  const contained = holdsOne(folded(text), folded(word)) ? 0.3 : 1;
  return Math.min(spelled, spoken, abbreviated, contained);
}

/** Of `options` those whose words come nearest, the nearest first. */
export function nearest<T>(text: string, options: readonly T[], wordsOf: (option: T) => readonly string[]): T[] {
  return options
    .map((option) => ({ option, distance: Math.min(...wordsOf(option).map((word) => distanceOf(text, word))) }))
    .filter(({ distance }) => distance <= TOLERANCE)
    .sort((a, b) => a.distance - b.distance)
    .map(({ option }) => option);
}

/** Whether one of them is a part of the other. Single letters are in everything. */
function holdsOne(a: string, b: string): boolean {
  return Math.min(a.length, b.length) > 1 && (a.includes(b) || b.includes(a));
}

/** How a text is spoken: its pinyin without spaces and tones. */
export function soundOf(text: string): string {
  return keysOf(text)[1] ?? '';
}

function keysOf(text: string): string[] {
  return searchKeys(text.replaceAll(' ', '')).split(' ');
}

function share(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : edits(a, b) / longest;
}

/** Levenshtein's distance, one row at a time. */
export function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
