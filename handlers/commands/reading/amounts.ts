import { type CivilDate } from '../../../workflow/time/civil.js';
import { halfWidth, NUMERAL, parseNumeral } from '../../../workflow/time/numerals.js';
import { parseDate } from '../../../workflow/time/parse-date.js';

/** Dates as they stand inside a sentence; `parseDate` says whether it is one. */
const DATES = new RegExp(
  [
    '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?',
    `${NUMERAL}月(?:${NUMERAL}[日号]?|底|末)`,
    '\\d{1,2}[-/.]\\d{1,2}(?![\\d.]*[十百千]?(?:个?亿|万|元|%))',
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

const FIGURE = `\\d[\\d,]*(?:\\.\\d+)?|${NUMERAL}`;

/** 3千万 and 2个亿 are as usual as 3000万; a 千 before anything else is no amount of money. */
const AMOUNT = new RegExp(
  `(¥\\s*)?(${FIGURE}|半(?=年|个月))\\s*([十百千](?=万|亿|元))?(万元|万|个?亿元?|元|个半?月|月|年半?|天|日|人|个|台|%)?`,
  'g',
);

export interface Amount {
  /** As it was said. */
  readonly n: number;
  /** The same in 万元. */
  readonly wan: number;
  readonly isMoney: boolean;
  /** What it is a stretch of, where it is one: 三年 is 3 of a year. */
  readonly term: Term | null;
  readonly rest: string;
}

/** What an amount was before: 由 100 万改为 80 万. */
const WAS = new RegExp(
  `[由从自](?:原来的?)?\\s*(?:${FIGURE})\\s*[十百千]?(?:万元|万|个?亿元?|元)?\\s*(?=改|调|变|增|减|降|升|提|压|到|至)`,
);
/** By how much, and not to what. */
const BY = new RegExp(
  `(?:增加|追加|新增|调增|上调|上浮|提高|减少|核减|压减|调减|下调|下浮|降低)[了约]*(?:预算|投资|经费|资金)?\\s*(?:\\d|${NUMERAL})`,
);

/** A text without the amount that something is changed from. */
export function withoutOld(text: string): string {
  const was = WAS.exec(halfWidth(text));
  return was === null ? text : cut(text, was.index, was[0].length);
}

/** Whether a text says by how much something rises or falls: what it comes to it does not say. */
export function isStep(text: string): boolean {
  return BY.test(halfWidth(text));
}

/** The first amount in a text, and the text without it; one with a unit of money goes before a bare number. */
export function findAmount(text: string): Amount | null {
  const found = inOne([...halfWidth(text).matchAll(AMOUNT)].flatMap((match) => partOf(match) ?? []));
  const meant = found.find(({ scale }) => scale !== null) ?? found[0];
  if (meant === undefined) return null;
  const { n, scale, term, wan, from, until } = meant;
  return { n, wan, isMoney: scale !== null, term, rest: cut(text, from, until - from) };
}

interface Part {
  readonly n: number;
  readonly wan: number;
  /** 万元 in its unit of money; null where it has none. */
  readonly scale: number | null;
  readonly term: Term | null;
  readonly from: number;
  readonly until: number;
}

function partOf(match: RegExpExecArray): Part | null {
  const [whole, yuan, digits = '', times = '', unit = ''] = match;
  const number = /^\d/.test(digits) ? Number(digits.replaceAll(',', '')) : digits === '半' ? 0.5 : parseNumeral(digits);
  const n = number === null ? Number.NaN : number * (TIMES[times] ?? 1) + (unit.includes('半') ? 0.5 : 0);
  if (!Number.isFinite(n) || n > 1_000_000_000 || (unit === '' && !/\d/.test(digits))) return null;
  const scale = SCALES[unit === '' && yuan !== undefined ? '元' : unit.replace(/^个亿/, '亿')] ?? null;
  return { n, wan: rounded(n * (scale ?? 1)), scale, term: termIn(unit), from: match.index, until: match.index + whole.length };
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

export type Term = 'year' | 'month' | 'day';

/** The term that a unit counts: 个月, 年, 个工作日. */
export function termIn(unit: string): Term | null {
  return /年/.test(unit) ? 'year' : /月/.test(unit) ? 'month' : /[天日]/.test(unit) ? 'day' : null;
}

/** To a hundredth of a 元: 0.03, and not 0.030000000000000002. */
function rounded(wan: number): number {
  return Math.round(wan * 1_000_000) / 1_000_000;
}

const TIMES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const SCALES: Readonly<Record<string, number>> = { 万元: 1, 万: 1, 亿元: 10_000, 亿: 10_000, 元: 0.0001 };

function cut(text: string, from: number, length: number): string {
  return `${text.slice(0, from)} ${text.slice(from + length)}`;
}
