const DIGITS = '〇零一二三四五六七八九';

/** A Chinese or Arabic numeral below 100, or null. */
export function ordinal(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const found = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (!found || text === '') return null;
  const [, tens = '', ten = '', ones = ''] = found;
  const digit = (char: string) => Math.max(0, DIGITS.indexOf(char) - 1);
  if (!ten) return tens && ones ? null : digit(tens || ones);
  return (tens ? digit(tens) : 1) * 10 + digit(ones);
}

/**
 * What stands before a heading's words: its depth by the customs of official documents, its number, and the words. `rank`
 * orders the forms by how deep they stand when a document uses several (第一章 › 第一节 › 一、 › （一） › 1. › 1.1 …).
 */
export interface Numbered {
  readonly level: number | null;
  readonly rank: number | null;
  readonly number: number | null;
  readonly words: string;
}

const CHINESE = '[一二三四五六七八九十]{1,3}';
const FORMS: readonly (readonly [form: RegExp, level: number, rank: number])[] = [
  [new RegExp(`^第\\s*(${CHINESE}|\\d{1,2})\\s*[章篇]\\s*[、.．:：]?\\s*`), 1, 1],
  [new RegExp(`^(${CHINESE})\\s*[、.．]\\s*`), 1, 3],
  [new RegExp(`^第\\s*(${CHINESE}|\\d{1,2})\\s*节\\s*[、.．:：]?\\s*`), 2, 2],
  [new RegExp(`^[（(]\\s*(${CHINESE})\\s*[）)]\\s*[、.．]?\\s*`), 2, 4],
  [/^(\d{1,2})(?:[.．]\d{1,2}){1,4}[.．、]?\s*(?=\D)/, 4, 6],
  [/^(\d{1,2})\s*[、.．]\s*(?=\D)/, 3, 5],
  [/^(\d{1,2})\s+(?=[^\d\s])/, 3, 5],
];

/** Splits a line such as `十一、项目的投资概算` or `第二章 现状` into number and words. */
export function splitNumber(line: string): Numbered {
  const text = line.trim();
  for (const [form, level, rank] of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const dots = rank === 6 ? found[0].split(/[.．](?=\d)/).length - 2 : 0;
    return { level, rank: rank + dots, number: ordinal(found[1] ?? ''), words: text.slice(found[0].length) };
  }
  return { level: null, rank: null, number: null, words: text };
}
