import { folded } from './words.js';

/** A word means an option when at least this share of its characters stands in the option's name. */
const ENOUGH = 0.75;

/**
 * Of some words and options the pair that has most in common: 签合同 means 合同签订日期, though neither holds the other. Of two
 * that fit as well the one with the shorter name, and then the first, is meant. Null where nothing comes near.
 */
export function bestOf<T>(
  words: readonly string[],
  options: readonly T[],
  namesOf: (option: T) => readonly string[],
): { readonly word: string; readonly option: T } | null {
  let best: { word: string; option: T; score: number } | null = null;
  for (const word of words) {
    for (const option of options) {
      const score = Math.max(...namesOf(option).map((name) => scoreOf(word, name)));
      if (score > (best?.score ?? 0)) best = { word, option, score };
    }
  }
  return best;
}

/** 0 where they have too little in common; the more of the name the word says, the higher. */
function scoreOf(word: string, name: string): number {
  const [said, whole] = [[...folded(word)], folded(name)];
  const shared = said.filter((char) => whole.includes(char)).length;
  if (said.length < 2 || shared / said.length < ENOUGH) return 0;
  return shared / said.length + shared / (whole.length * 10);
}
