import { type CivilDate, dateOfDayNumber, dayNumber, partsOf, weekdayOfDayNumber } from './civil.js';
import type { OverlayDay } from './overlay.js';
import type { PublishedDays } from './published.js';

/** Working days of Asia/Shanghai. Dates outside `earliest`…`latest` throw a RangeError. */
export interface WorkCalendar {
  readonly earliest: CivilDate;
  readonly latest: CivilDate;
  /** The last year up to which every year since the first published one is known. */
  readonly knownThrough: number;
  isWorkday(date: CivilDate): boolean;
  /** 工作日, 周末, 调休上班, or the holiday's name. */
  nameOf(date: CivilDate): string;
  /** Whether the notice for the date's year is known; else the week alone decides (暂估). */
  certain(date: CivilDate): boolean;
  /** The n-th working day after `date`, before it when n is negative; `date` itself, working or not, for 0. */
  addWorkdays(date: CivilDate, n: number): CivilDate;
  /** The first working day on or after `date`. */
  nextWorkday(date: CivilDate): CivilDate;
  /** Working days passed from `a` to `b`: `a` is not counted, `b` is; negative when `b` is earlier. */
  workdaysBetween(a: CivilDate, b: CivilDate): number;
}

/** Wide enough for 10 000 working days from anything a project writes down. */
export const EARLIEST: CivilDate = '2000-01-01';
export const LATEST: CivilDate = '2099-12-31';
const FIRST = dayNumber(EARLIEST);
const SIZE = dayNumber(LATEST) - FIRST + 1;

interface NamedDay {
  readonly workday: boolean;
  readonly name: string;
}

/**
 * Builds the calendar once: a table of the days with prefix counts, so that each call is a look-up. The overlay wins over
 * what is published. A year is known when both 1 January and 1 October are named days off in it.
 */
export function makeCalendar(published: PublishedDays, overlay: readonly OverlayDay[]): WorkCalendar {
  const named = nameDays(published, overlay);
  const { before, workdays } = countDays(named);
  const known = knownYears(named);
  const passed = (index: number): number => before[index] ?? 0;
  const isWorkday = (index: number): boolean => passed(index + 1) > passed(index);

  const nth = (rank: number): CivilDate => {
    const index = workdays[rank];
    if (index === undefined) throw new RangeError(`超出日历范围（${EARLIEST} 至 ${LATEST}）`);
    return dateOfDayNumber(FIRST + index);
  };

  return {
    earliest: EARLIEST,
    latest: LATEST,
    knownThrough: lastOfRun(known),
    isWorkday: (date) => isWorkday(indexOf(date)),
    nameOf(date) {
      const index = indexOf(date);
      return named.get(date)?.name ?? (isWorkday(index) ? '工作日' : '周末');
    },
    certain: (date) => known.has(partsOf(date)[0]),
    addWorkdays(date, n) {
      const index = indexOf(date);
      if (n === 0) return date;
      return n > 0 ? nth(passed(index + 1) + n - 1) : nth(passed(index) + n);
    },
    nextWorkday: (date) => nth(passed(indexOf(date))),
    workdaysBetween(a, b) {
      const from = indexOf(a);
      const to = indexOf(b);
      if (from === to) return 0;
      return from < to ? passed(to + 1) - passed(from + 1) : passed(to) - passed(from);
    },
  };
}

function indexOf(date: CivilDate): number {
  const index = dayNumber(date) - FIRST;
  if (index < 0 || index >= SIZE) throw new RangeError(`超出日历范围（${EARLIEST} 至 ${LATEST}）：${date}`);
  return index;
}

function nameDays(published: PublishedDays, overlay: readonly OverlayDay[]): ReadonlyMap<CivilDate, NamedDay> {
  const named = new Map<CivilDate, NamedDay>();
  for (const [date, name] of published.holidays) named.set(date, { workday: false, name });
  for (const date of published.workdays.keys()) named.set(date, { workday: true, name: '调休上班' });
  for (const { date, workday, name } of overlay) named.set(date, { workday, name });
  return named;
}

/** `before[i]` working days precede day i; `workdays[k]` is the day of rank k. */
function countDays(named: ReadonlyMap<CivilDate, NamedDay>): { before: Int32Array; workdays: Int32Array } {
  const works = new Uint8Array(SIZE).map((_, index) => (weekdayOfDayNumber(FIRST + index) <= 5 ? 1 : 0));
  for (const [date, { workday }] of named) {
    const index = dayNumber(date) - FIRST;
    if (index >= 0 && index < SIZE) works[index] = workday ? 1 : 0;
  }
  const before = new Int32Array(SIZE + 1);
  const workdays: number[] = [];
  works.forEach((work, index) => {
    before[index + 1] = (before[index] ?? 0) + work;
    if (work === 1) workdays.push(index);
  });
  return { before, workdays: Int32Array.from(workdays) };
}

function knownYears(named: ReadonlyMap<CivilDate, NamedDay>): ReadonlySet<number> {
  const off = (date: CivilDate): boolean => named.get(date)?.workday === false;
  const years = new Set([...named.keys()].map((date) => partsOf(date)[0]));
  return new Set([...years].filter((year) => off(`${String(year)}-01-01`) && off(`${String(year)}-10-01`)));
}

function lastOfRun(years: ReadonlySet<number>): number {
  let year = years.size === 0 ? 0 : Math.min(...years);
  while (years.has(year + 1)) year += 1;
  return year;
}
