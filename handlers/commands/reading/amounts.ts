import { type CivilDate } from '../../../workflow/time/civil.js';
import { halfWidth, NUMERAL, parseNumeral } from '../../../workflow/time/numerals.js';
import { parseDate } from '../../../workflow/time/parse-date.js';

/** Dates as they stand inside a sentence; `parseDate` says whether it is one. */
const DATES = new RegExp(
  [
    '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?',
    `${NUMERAL}月(?:${NUMERAL}[日号]?|底|末)`,
    '\\d{1,2}[-/.]\\d{1,2}(?![\\d.]*(?:万|亿|元|%))',
    '(?:大前|前|昨|今|明|后|大后)天',
    '(?:上+|下+|本|这)?个?(?:周|星期)[一二三四五六日天]',
    '(?:上|下|本|这)个?月(?:底|末|\\d{1,2}[日号])',
    '年底',
  ].join('|'),
  'g',
);

/** The first date in a text, and the text without it. */
export function findDate(text: string, today: CivilDate): { readonly date: CivilDate; readonly rest: string } | null {
  for (const match of halfWidth(text).matchAll(DATES)) {
    const parsed = parseDate(match[0], today);
    if (parsed !== null) return { date: parsed.date, rest: cut(text, match.index, match[0].length) };
  }
  return null;
}

const AMOUNT = new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?|${NUMERAL})\\s*(万元|万|亿元|亿|元|个月|月|年|天|人|个|台|%)?`, 'g');

export interface Amount {
  /** As it was said. */
  readonly n: number;
  /** The same in 万元. */
  readonly wan: number;
  readonly isMoney: boolean;
  readonly rest: string;
}

/** The first amount in a text, and the text without it; one with a unit of money goes before a bare number. */
export function findAmount(text: string): Amount | null {
  const found = [...halfWidth(text).matchAll(AMOUNT)].flatMap((match) => {
    const [whole, digits = '', unit = ''] = match;
    const n = /^\d/.test(digits) ? Number(digits.replaceAll(',', '')) : parseNumeral(digits);
    const scale = SCALES[unit];
    if (n === null || !Number.isFinite(n) || n > 1_000_000_000 || (unit === '' && !/\d/.test(digits))) return [];
    return [{ n, wan: n * (scale ?? 1), isMoney: scale !== undefined, rest: cut(text, match.index, whole.length) }];
  });
  return found.find(({ isMoney }) => isMoney) ?? found[0] ?? null;
}

const SCALES: Readonly<Record<string, number>> = { 万元: 1, 万: 1, 亿元: 10_000, 亿: 10_000, 元: 0.0001 };

function cut(text: string, from: number, length: number): string {
  return `${text.slice(0, from)} ${text.slice(from + length)}`;
}
