import type { Count } from '../../policies/schema/index.js';
import type { Pause } from '../facts.js';
import type { WorkCalendar } from './calendar.js';
import { addDays, type CivilDate, daysBetween } from './civil.js';
import type { CountedDay, Resolution } from './resolution.js';

/** A stretch of days that do not count; `to` is the first that counts again. */
interface Still {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly why: string;
}

/** The pauses that ended and touch a count which began on `startOn`; one that still lasts has stopped the clock by itself. */
export function pausedDays(startOn: CivilDate, pauses: readonly Pause[]): Still[] {
  return pauses.flatMap(({ from, to, why }) => (to !== null && to > from && to > startOn ? [{ from, to, why }] : []));
}

/**
 * The first day after a count: as many days later as were left out before it. A day on which a pause began had come before
 * the project stood still.
 */
export function pastPauses(startOn: CivilDate, day: CivilDate, stills: readonly Omit<Still, 'why'>[]): CivilDate {
  return inOrder(stills).reduce(
    (last, { from, to }) => (from >= last ? last : addDays(last, daysLeftOut(startOn, from, to))),
    day,
  );
}

/**
 * A count over days that are left out: working days are counted one by one without them; other periods end as many days
 * later as were left out before their end, and then move to a working day. `end` is the end without any pause.
 */
export function resolvePaused(
  startOn: CivilDate,
  count: Count,
  calendar: WorkCalendar,
  stills: readonly Still[],
  end: CivilDate,
): Resolution {
  return count.unit === 'wd' ? byWorkdays(startOn, count.n, calendar, stills) : bySpan(startOn, calendar, inOrder(stills), end);
}

function inOrder<T extends Pick<Still, 'from'>>(stills: readonly T[]): T[] {
  return stills.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** The day on which a count begins is not counted anyhow: a stop of that day alone leaves nothing out. */
function daysLeftOut(startOn: CivilDate, from: CivilDate, to: CivilDate): number {
  return Math.max(0, daysBetween(from > startOn ? from : addDays(startOn, 1), to));
}

function byWorkdays(startOn: CivilDate, n: number, calendar: WorkCalendar, stills: readonly Still[]): Resolution {
  const days: CountedDay[] = [{ date: startOn, counted: false, why: '起算日' }];
  let left = n;
  let date = startOn;
  while (left > 0) {
    date = addDays(date, 1);
    const still = stills.find(({ from, to }) => date >= from && date < to);
    const counted = still === undefined && calendar.isWorkday(date);
    if (counted) left -= 1;
    days.push({ date, counted, why: still === undefined ? calendar.nameOf(date) : `中止：${still.why}` });
  }
  return { startOn, dueOn: date, certain: days.every((day) => calendar.certain(day.date)), days };
}

function bySpan(startOn: CivilDate, calendar: WorkCalendar, stills: readonly Still[], end: CivilDate): Resolution {
  const days: CountedDay[] = [{ date: startOn, counted: false, why: '起算日' }];
  let last = end;
  for (const { from, to, why } of stills) {
    const moved = calendar.nextWorkday(last);
    if (from > moved) continue;
    const left = daysLeftOut(startOn, from, to);
    // Its end had moved to the next working day, and that had not passed: what was left of it is left still.
    const hasMoved = from > last;
    if (hasMoved) days.push({ date: last, counted: false, why: `期满日，${calendar.nameOf(last)}` });
    days.push({ date: from, counted: false, why: `中止 ${String(left)} 天：${why}` });
    last = addDays(hasMoved ? moved : last, left);
  }
  const dueOn = calendar.nextWorkday(last);
  days.push({ date: last, counted: last === dueOn, why: last === dueOn ? '期满日' : `期满日，${calendar.nameOf(last)}` });
  if (last !== dueOn) days.push({ date: dueOn, counted: true, why: '顺延' });
  return { startOn, dueOn, certain: calendar.certain(last) && calendar.certain(dueOn), days };
}
