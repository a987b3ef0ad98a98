import type { Count } from '../../policies/schema/index.js';
import { EARLIEST, LATEST } from './calendar.js';
import { addDays, addMonths, type CivilDate, dateFrom, daysBetween, daysInMonth, partsOf, weekday } from './civil.js';
import { halfWidth, NUMERAL, parseNumeral } from './numerals.js';

/** A date without a year lies in `today`'s year unless that is more than nine months away (12月30日 typed in January). */
const NEAR_DAYS = 275;

type Reader = (match: readonly string[], today: CivilDate) => CivilDate | null;

/** The closed grammar: each pattern is tried on the whole text. Its groups reach the reader as strings, '' when empty. */
const GRAMMAR: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/, ([y, m, d]) => dateFrom(Number(y), Number(m), Number(d))],
  [/^(\d{4})(\d\d)(\d\d)$/, ([y, m, d]) => dateFrom(Number(y), Number(m), Number(d))],
  [new RegExp(`^(${NUMERAL})月(${NUMERAL})[日号]?$`), ([m, d], today) => monthDay(numeral(m), numeral(d), today)],
  [/^(\d{1,2})[-/.](\d{1,2})$/, ([m, d], today) => monthDay(Number(m), Number(d), today)],
  [/^(大前|前|昨|今|明|后|大后)[天日]$/, ([word = ''], today) => addDays(today, NEARBY[word] ?? 0)],
  [/^(上+|下+|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])$/, ([which = '', day = ''], today) => inWeek(which, day, today)],
  [/^(上|下|本|这)?个?月(?:底|末)$/, ([which = ''], today) => inMonth(which, 31, today)],
  [new RegExp(`^(?:(上|下|本|这)个?月)?(${NUMERAL})[日号]$`), ([which = '', d], today) => exactly(which, numeral(d), today)],
  [/^年(?:底|末)$/, (_, today) => dateFrom(partsOf(today)[0], 12, 31)],
  [new RegExp(`^(.+?)之?[以]?(后|前)$`), ([span = '', side], today) => shift(span, side === '前' ? -1 : 1, today)],
];

const NEARBY: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };

/**
 * Reads a date typed in chat, relative to `today`; null for anything outside the grammar and for days that do not exist.
 * A bare weekday is the next one, today included; 下周 is the week after this one, which begins on Monday.
 */
export function parseDate(text: string, today: CivilDate): { readonly date: CivilDate } | null {
  const tidy = halfWidth(text.slice(0, 60)).replace(/\s+/g, '');
  if (tidy.length > 20) return null;
  for (const [pattern, read] of GRAMMAR) {
    const match = pattern.exec(tidy);
    if (match === null) continue;
    const date = read(
      match.slice(1).map((group: string | undefined) => group ?? ''),
      today,
    );
    if (date !== null) return date >= EARLIEST && date <= LATEST ? { date } : null;
  }
  return null;
}

const SPAN = new RegExp(`^(半|${NUMERAL})(个?工作日|wd|天|日|d|个?(?:周|星期|礼拜)|个月|m|个?半月|年|年半|y)$`);

/** Reads `5个工作日`, `30天`, `三个月`, `半年`, `一年半`, `两周`, `5wd`; null for anything else. The number is not limited here. */
export function parseSpan(text: string): Count | null {
  const match = SPAN.exec(halfWidth(text.slice(0, 60)).replace(/\s+/g, '').toLowerCase());
  if (match === null) return null;
  const [, number = '', unit = ''] = match;
  if (number === '半') return unit === '年' ? { n: 6, unit: 'm' } : unit.endsWith('月') ? { n: 15, unit: 'd' } : null;
  const n = parseNumeral(number);
  if (n === null || n < 1) return null;
  if (/工作日|wd/.test(unit)) return { n, unit: 'wd' };
  if (unit === '年半') return { n: n * 12 + 6, unit: 'm' };
  if (unit.endsWith('半月')) return null;
  if (/月|m/.test(unit)) return { n, unit: 'm' };
  if (/年|y/.test(unit)) return { n, unit: 'y' };
  return { n: /周|星期|礼拜/.test(unit) ? n * 7 : n, unit: 'd' };
}

function numeral(text: string | undefined): number {
  return parseNumeral(text ?? '') ?? 0;
}

function monthDay(month: number, day: number, today: CivilDate): CivilDate | null {
  const [year] = partsOf(today);
  const date = dateFrom(year, month, day);
  if (date === null) return leapDay(month, day, today);
  const distance = daysBetween(today, date);
  if (Math.abs(distance) <= NEAR_DAYS) return date;
  return dateFrom(distance > 0 ? year - 1 : year + 1, month, day) ?? date;
}

/** 2月29日 where this year has none: that of the next, if it is near. */
function leapDay(month: number, day: number, today: CivilDate): CivilDate | null {
  const date = dateFrom(partsOf(today)[0] + 1, month, day);
  return date !== null && daysBetween(today, date) <= NEAR_DAYS ? date : null;
}

function inWeek(which: string, day: string, today: CivilDate): CivilDate {
  const to = /\d/.test(day) ? Number(day) : '一二三四五六日'.indexOf(day.replace('天', '日')) + 1;
  const fromMonday = addDays(today, to - weekday(today));
  if (which === '') return fromMonday < today ? addDays(fromMonday, 7) : fromMonday;
  const weeks = which.startsWith('下') ? which.length : which.startsWith('上') ? -which.length : 0;
  return addDays(fromMonday, weeks * 7);
}

/** The day of this, the last or the next month; its last day where the month is shorter. */
function inMonth(which: string, day: number, today: CivilDate): CivilDate | null {
  const [year, month] = partsOf(addMonths(today, which === '下' ? 1 : which === '上' ? -1 : 0));
  return dateFrom(year, month, Math.min(day, daysInMonth(year, month)));
}

function exactly(which: string, day: number, today: CivilDate): CivilDate | null {
  const date = inMonth(which, day, today);
  return date !== null && partsOf(date)[2] === day ? date : null;
}

/** Civil days, weeks, months and years from today; working days need a calendar and are no date yet. */
function shift(text: string, sign: 1 | -1, today: CivilDate): CivilDate | null {
  const span = parseSpan(text);
  if (span === null || span.unit === 'wd' || span.n > 36_500) return null;
  if (span.unit === 'd') return addDays(today, sign * span.n);
  const months = sign * span.n * (span.unit === 'y' ? 12 : 1);
  return Math.abs(months) > 1200 ? null : addMonths(today, months);
}
