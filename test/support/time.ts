import { type AdjustableClock, adjustableClock } from '../../bot/clock.js';
import { makeCalendar, type WorkCalendar } from '../../workflow/time/calendar.js';
import { PUBLISHED } from '../../workflow/time/published.js';

/** A clock that stands still until it is moved, by the test or by the bot's own wiring. */
export function testClock(startMs: number): AdjustableClock {
  return adjustableClock({ now: () => startMs });
}

/**
 * Milliseconds for whatever counts rates: each look is a third of a second later than the last, so that the platform's
 * limits never make a test wait. A test of the limits brings a clock of its own.
 */
export function quickElapsed(): () => number {
  let at = 0;
  return () => (at += 334);
}

/** A calendar that knows the years to come, as if their notices named no day but the first of January and of October. */
export function knownYears(from: number, to: number): WorkCalendar {
  const years = Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  const days = years.flatMap((year) => [`${year}-01-01`, `${year}-10-01`]);
  return makeCalendar(
    PUBLISHED,
    days.map((date) => ({ date, workday: false, name: '放假' })),
  );
}
