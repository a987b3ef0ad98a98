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

/** 3千万 and 2个亿 are as usual as 3000万; a 千 before anything else is no amount of money. */
const AMOUNT = new RegExp(
  `(\\d[\\d,]*(?:\\.\\d+)?|${NUMERAL})\\s*([十百千](?=万|亿|元))?(万元|万|个?亿元?|元|个月|月|年|天|人|个|台|%)?`,
  'g',
);

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
  const found = inOne([...halfWidth(text).matchAll(AMOUNT)].flatMap((match) => partOf(match) ?? []));
  const meant = found.find(({ scale }) => scale !== null) ?? found[0];
  if (meant === undefined) return null;
  const { n, scale, wan, from, until } = meant;
  return { n, wan, isMoney: scale !== null, rest: cut(text, from, until - from) };
}

interface Part {
  readonly n: number;
  readonly wan: number;
  /** 万元 in its unit of money; null where it has none. */
  readonly scale: number | null;
  readonly from: number;
  readonly until: number;
}

function partOf(match: RegExpExecArray): Part | null {
  const [whole, digits = '', times = '', unit = ''] = match;
  const number = /^\d/.test(digits) ? Number(digits.replaceAll(',', '')) : parseNumeral(digits);
  const n = number === null ? Number.NaN : number * (TIMES[times] ?? 1);
  if (!Number.isFinite(n) || n > 1_000_000_000 || (unit === '' && !/\d/.test(digits))) return null;
  const scale = SCALES[unit.replace(/^个亿/, '亿')] ?? null;
  return { n, wan: n * (scale ?? 1), scale, from: match.index, until: match.index + whole.length };
}

/** 1亿2000万 is one amount: what follows at once in a smaller unit belongs to it. */
function inOne(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const before = all.at(-1);
    const goesOn =
      before !== undefined &&
      before.scale !== null &&
      part.scale !== null &&
      part.scale < before.scale &&
      part.from === before.until;
    if (goesOn) all.splice(-1, 1, { ...part, wan: before.wan + part.wan, from: before.from });
    else all.push(part);
  }
  return all;
}

const TIMES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const SCALES: Readonly<Record<string, number>> = { 万元: 1, 万: 1, 亿元: 10_000, 亿: 10_000, 元: 0.0001 };

function cut(text: string, from: number, length: number): string {
  return `${text.slice(0, from)} ${text.slice(from + length)}`;
}
