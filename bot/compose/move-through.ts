import { addDays, civilDate, instantOf, MINUTE_MS } from '../../workflow/time/civil.js';
import type { WorkCalendar } from '../../workflow/time/calendar.js';

/** When a working day is looked at: the day's digests, each hour for the groups', and the end of the hours for what waited. */
const MINUTES = [8 * 60 + 37, ...Array.from({ length: 9 }, (_, hour) => (9 + hour) * 60 + 7), 17 * 60 + 24];

/** The instants between two others (`to` included) at which the jobs are run when the clock is moved by hand, in order. */
export function stopsBetween(from: number, to: number, calendar: WorkCalendar): number[] {
  const stops: number[] = [];
  const last = civilDate(to);
  for (let day = civilDate(from); day <= last; day = addDays(day, 1)) {
    if (!calendar.isWorkday(day)) continue;
    const midnight = instantOf(day, '00:00');
    stops.push(...MINUTES.map((minute) => midnight + minute * MINUTE_MS));
  }
  return [...stops.filter((at) => at > from && at < to), to];
}
