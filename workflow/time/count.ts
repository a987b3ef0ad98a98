import type { Count } from '../../policies/schema/index.js';
import type { Pause } from '../facts.js';
import { type Refusal, Refused, refuse } from '../refusals.js';
import type { WorkCalendar } from './calendar.js';
import { addDays, addMonths, addYears, type CivilDate, dateFrom, daysInMonth, isCivilDate, partsOf } from './civil.js';
import { pastPauses, pausedDays, resolvePaused } from './paused.js';
import type { CountedDay, Resolution } from './resolution.js';

export type Span = Count | { readonly fixed: string };

/** A longer count is a slip of the pen, and its day-by-day account would not fit anywhere. */
const MAX_COUNT = 10_000;

/**
 * Works a deadline out by 民法典 201–203: the day of the event is not counted; months and years end on the corresponding
 * day or the month's last; a last day that is not worked moves to the next working day. Working days are counted one by
 * one. `fixed` (`MM-dd`) is that date on or after `startOn`, and does not move. Days on which the project stood still are not
 * counted. Throws `Refused` where `refusalOf` has a refusal.
 */
export function resolve(startOn: CivilDate, count: Span, calendar: WorkCalendar, pauses: readonly Pause[] = []): Resolution {
  const refusal = refusalOf(startOn, count, calendar);
  if (refusal !== null) throw new Refused(refusal);
  if ('fixed' in count) return resolveFixed(startOn, count.fixed);
  const paused = pausedDays(startOn, pauses);
  if (paused.length > 0) return resolvePaused(startOn, count, calendar, paused, lastDay(startOn, count));
  return count.unit === 'wd' ? resolveWorkdays(startOn, count.n, calendar) : resolveSpan(startOn, count, calendar);
}

/** Why a count cannot be worked out: DATE_UNREADABLE for the start, COUNT_TOO_FAR for its length; null when it can. */
export function refusalOf(startOn: CivilDate, count: Span, calendar: WorkCalendar): Refusal | null {
  if (!isCivilDate(startOn) || startOn < calendar.earliest || startOn > calendar.latest) {
    return refuse('DATE_UNREADABLE', { text: startOn });
  }
  if ('fixed' in count) {
    return nextFixed(startOn, count.fixed) > calendar.latest ? refuse('COUNT_TOO_FAR', { limit: calendar.latest }) : null;
  }
  if (count.n > MAX_COUNT) return refuse('COUNT_TOO_FAR', { limit: `${String(MAX_COUNT)} ${UNITS[count.unit]}` });
  const far =
    count.unit === 'wd' ? calendar.workdaysBetween(startOn, calendar.latest) < count.n : !reaches(startOn, count, calendar);
  return far ? refuse('COUNT_TOO_FAR', { limit: calendar.latest }) : null;
}

/** Words for the units of a count: 5 个工作日, 30 天, 3 个月, 1 年. */
export const UNITS = { wd: '个工作日', d: '天', m: '个月', y: '年' } as const satisfies Record<Count['unit'], string>;

function resolveWorkdays(startOn: CivilDate, n: number, calendar: WorkCalendar): Resolution {
  const dueOn = calendar.addWorkdays(startOn, n);
  const days: CountedDay[] = [startDay(startOn)];
  for (let date = addDays(startOn, 1); date <= dueOn; date = addDays(date, 1)) {
    days.push({ date, counted: calendar.isWorkday(date), why: calendar.nameOf(date) });
  }
  return { startOn, dueOn, certain: days.every(({ date }) => calendar.certain(date)), days };
}

function resolveSpan(startOn: CivilDate, count: Count, calendar: WorkCalendar): Resolution {
  const last = lastDay(startOn, count);
  const dueOn = calendar.nextWorkday(last);
  const days: CountedDay[] = [startDay(startOn)];
  if (last === dueOn) days.push({ date: last, counted: true, why: endWord(startOn, last, count) });
  else {
    days.push({ date: last, counted: false, why: `${endWord(startOn, last, count)}，${calendar.nameOf(last)}` });
    for (let date = addDays(last, 1); date < dueOn; date = addDays(date, 1)) {
      days.push({ date, counted: false, why: calendar.nameOf(date) });
    }
    days.push({ date: dueOn, counted: true, why: '顺延' });
  }
  return { startOn, dueOn, certain: calendar.certain(last) && calendar.certain(dueOn), days };
}

function resolveFixed(startOn: CivilDate, monthDay: string): Resolution {
  const dueOn = nextFixed(startOn, monthDay);
  return { startOn, dueOn, certain: true, days: [startDay(startOn), { date: dueOn, counted: true, why: '固定日期，不顺延' }] };
}

/** 02-29 is the last of February in a common year. */
function nextFixed(startOn: CivilDate, monthDay: string): CivilDate {
  const [year] = partsOf(startOn);
  const inYear = (y: number): CivilDate => {
    const date = dateFrom(y, Number(monthDay.slice(0, 2)), monthDay === '02-29' ? daysInMonth(y, 2) : Number(monthDay.slice(3)));
    if (date === null) throw new RangeError(`没有这一天：${monthDay}`);
    return date;
  };
  const thisYear = inYear(year);
  return thisYear >= startOn ? thisYear : inYear(year + 1);
}

/**
 * The corresponding day at the end of a count, before it is moved to a working day; for working days the n-th of them. Days
 * on which the project stood still are not counted.
 */
export function dayAfter(startOn: CivilDate, count: Count, calendar: WorkCalendar, pauses: readonly Pause[] = []): CivilDate {
  const paused = pausedDays(startOn, pauses);
  if (count.unit !== 'wd') return pastPauses(startOn, lastDay(startOn, count), paused);
  if (paused.length === 0) return calendar.addWorkdays(startOn, count.n);
  return resolvePaused(startOn, count, calendar, paused, startOn).dueOn;
}

function lastDay(startOn: CivilDate, { n, unit }: Count): CivilDate {
  if (unit === 'm') return addMonths(startOn, n);
  return unit === 'y' ? addYears(startOn, n) : addDays(startOn, n);
}

/** Whether a working day is left in the calendar at the end of the count. */
function reaches(startOn: CivilDate, count: Count, calendar: WorkCalendar): boolean {
  const [year] = partsOf(startOn);
  if (count.unit === 'y' && year + count.n > 9000) return false;
  const last = lastDay(startOn, count);
  return last < calendar.latest && calendar.workdaysBetween(last, calendar.latest) > 0;
}

function endWord(startOn: CivilDate, last: CivilDate, { n, unit }: Count): string {
  if (unit === 'd') return `第${String(n)}天`;
  return last.slice(8) === startOn.slice(8) ? '期满日' : '期满日（当月无对应日，为月末日）';
}

function startDay(date: CivilDate): CountedDay {
  return { date, counted: false, why: '起算日' };
}
