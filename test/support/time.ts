import { type AdjustableClock, adjustableClock } from '../../bot/clock.js';

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
