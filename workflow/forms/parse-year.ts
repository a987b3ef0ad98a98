import { halfWidth } from '../time/numerals.js';
import { type Parsed, quote } from './parse-number.js';

/** Four signs of this century or the last; two only with 年 and from 20 on up to 49: 10年 may as well be a period. */
const YEAR = /^(?:((?:19|20)\d\d)(?:年度?)?|([2-4]\d)年度?)$/;

/** Reads a year as people type it: 2026, 2026年, 26年; anything else is a fault that says how to write it. */
export function parseYear(raw: string | number): Parsed<number> {
  const typed = String(raw);
  const match = YEAR.exec(halfWidth(typed.slice(0, 100)).replace(/\s/g, ''));
  if (match === null) return { fault: `没有看懂年份“${quote(typed)}”。请写四位数，如 2026` };
  return { value: match[1] === undefined ? 2000 + Number(match[2]) : Number(match[1]) };
}

/** The same in words, where a year may be said otherwise too (第一年, 2021—2023): a number alone has to be one. */
export function parseYearText(text: string): Parsed<string> {
  const typed = halfWidth(text).replace(/\s/g, '');
  if (!/^\d+(年度?)?$/.test(typed)) return { value: text };
  const parsed = parseYear(typed);
  if ('fault' in parsed) return parsed;
  return /^\d{4}/.test(typed) ? { value: text } : { value: `${String(parsed.value)}年` };
}
