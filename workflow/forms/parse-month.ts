import { halfWidth, parseNumeral } from '../time/numerals.js';
import { type Parsed, quote } from './parse-number.js';

/** How exactly a span of time is asked for: by months, or by months or quarters. */
export type MonthAsked = 'month' | 'monthOrQuarter';

const YEAR = '((?:19|20)\\d\\d)(?:年|[-/.])|([2-4]\\d)年';
/** 2026年10月, 2026-10, 26年十月, and 202610 as it is written in lists. */
const MONTH = new RegExp(`^(?:(?:${YEAR})([\\d一二三四五六七八九十]{1,2})月?(?:份|底|末|初)?|((?:19|20)\\d\\d)(\\d\\d))$`);
/** 2026年第4季度, 2026年四季度, 2026Q4. */
const QUARTER = new RegExp(`^(?:(?:${YEAR})|((?:19|20)\\d\\d))第?(?:([1-4一二三四])季度?|Q([1-4]))$`, 'i');

/** Reads a month, or a quarter where one may be given, as people type it, and writes it as the forms do; else a fault that says how. */
export function parseMonth(raw: string, asked: MonthAsked): Parsed<string> {
  const typed = halfWidth(raw.slice(0, 100)).replace(/\s/g, '');
  const month = MONTH.exec(typed);
  if (month !== null) {
    const [, full, short, named, joined, digits] = month;
    const no = digits === undefined ? parseNumeral(named ?? '') : Number(digits);
    if (no !== null && no >= 1 && no <= 12) return { value: `${full ?? joined ?? `20${short ?? ''}`}年${String(no)}月` };
  }
  const quarter = QUARTER.exec(typed);
  if (quarter === null) return { fault: `没有看懂“${quote(raw)}”。${howTo(asked)}` };
  if (asked === 'month') return { fault: `这里要写到月。${howTo(asked)}` };
  const [, full, short, joined, named, digit] = quarter;
  return { value: `${full ?? joined ?? `20${short ?? ''}`}年第${String(parseNumeral(named ?? digit ?? ''))}季度` };
}

/** Whether a span ends before it begins, both as `parseMonth` writes them; false while either cannot be read. A quarter has its three months. */
export function endsBefore(from: string, to: string): boolean {
  const [begins, ends] = [monthsOf(from), monthsOf(to)];
  return begins !== null && ends !== null && ends.last < begins.first;
}

/** The first and the last month of a month or a quarter, counted from year 0. */
function monthsOf(written: string): { readonly first: number; readonly last: number } | null {
  const [, year, month, quarter] = /^(\d{4})年(?:(\d{1,2})月|第([1-4])季度)$/.exec(written) ?? [];
  if (year === undefined) return null;
  const last = Number(year) * 12 + (month === undefined ? Number(quarter) * 3 : Number(month));
  return { first: month === undefined ? last - 2 : last, last };
}

function howTo(asked: MonthAsked): string {
  return asked === 'month' ? '请写成 2026年10月 这样的年月' : '请写成 2026年10月 或 2026年第4季度';
}
