import { z } from 'zod';
import type { WorkCalendar } from '../../workflow/time/calendar.js';
import { addDays, civilDate, daysBetween, instantOf, MINUTE_MS } from '../../workflow/time/civil.js';
import type { Parts } from './parts.js';

/** When a working day is looked at: the day's digests, each hour for the groups', and the end of the hours for what waited. */
const MINUTES = [8 * 60 + 37, ...Array.from({ length: 9 }, (_, hour) => (9 + hour) * 60 + 7), 17 * 60 + 27];

/** On a long way only the end of each day's hours is looked at until shortly before its end: a job does all that is due by then. */
const LONG_DAYS = 31;
const CLOSE_DAYS = 7;
const LAST = MINUTES.slice(-1);

/** The setting that holds where the clock stood: a restart must not live through a day twice. */
const SETTING = 'sandbox.clock';

/** The sandbox's clock, moved by hand. */
export interface TimeTravel {
  /** Moves forward, doing on the way what would have been done. @throws RangeError for an earlier instant, or with a real platform */
  readonly moveTo: (ms: number) => Promise<void>;
  /** Puts the clock where the last process left it, at `atLeast` or later. */
  readonly resume: (atLeast: number) => Promise<void>;
  /** Goes no further; resolves when what is done where the clock stands is done. */
  readonly stop: () => Promise<void>;
}

/** @param due - does all that is due at the clock's instant */
export function timeTravel({ adjustable, deps }: Parts, due: () => Promise<void>): TimeTravel {
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  const move = async (to: number): Promise<void> => {
    if (adjustable === null) throw new RangeError('with a real platform the time is the system’s');
    if (to < adjustable.now()) throw new RangeError('the clock only moves forward');
    for (const stop of stopsBetween(adjustable.now(), to, deps.calendar())) {
      if (stopped) return;
      adjustable.moveTo(Math.max(stop, adjustable.now()));
      await due();
    }
    if (!stopped) await deps.db.tx((tx) => tx.settings.set(SETTING, to));
  };
  return {
    moveTo: async (to) => {
      const moving = move(to);
      underWay.add(moving);
      await moving.finally(() => underWay.delete(moving));
    },
    stop: async () => {
      stopped = true;
      await Promise.allSettled(underWay);
    },
    resume: async (atLeast) => {
      const left = z.int().safeParse(await deps.db.tx((tx) => tx.settings.get(SETTING)));
      const at = Math.max(atLeast, left.data ?? 0);
      if (adjustable !== null && at > adjustable.now()) adjustable.moveTo(at);
    },
  };
}

/** The instants between two others (`to` included) at which the jobs are run when the clock is moved by hand, in order. */
export function stopsBetween(from: number, to: number, calendar: WorkCalendar): number[] {
  const stops: number[] = [];
  const last = civilDate(to);
  const isLong = daysBetween(civilDate(from), last) > LONG_DAYS;
  for (let day = civilDate(from); day <= last; day = addDays(day, 1)) {
    const isFar = isLong && daysBetween(day, last) > CLOSE_DAYS;
    const isWorked = calendar.isWorkday(day);
    if (isFar && !isWorked) continue;
    const midnight = instantOf(day, '00:00');
    // On a day off little is done, but cards age on it too.
    const minutes = isFar || !isWorked ? LAST : MINUTES;
    stops.push(...minutes.map((minute) => midnight + minute * MINUTE_MS));
  }
  return [...stops.filter((at) => at > from && at < to), to];
}
