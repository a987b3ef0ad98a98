import { describe, expect, it } from 'vitest';
import { adjustableClock, systemClock } from '../../bot/clock.js';

/** A base that the test moves by hand. */
function handClock(start: number) {
  let at = start;
  return { now: () => at, tick: (ms: number) => (at += ms) };
}

describe('systemClock', () => {
  it('tells the present in epoch milliseconds', () => {
    const before = Date.now();
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
    expect(systemClock.now()).toBeLessThan(before + 60_000);
  });
});

describe('adjustableClock', () => {
  it('is its base until it is moved', () => {
    const base = handClock(1_000);
    const clock = adjustableClock(base);
    base.tick(5);
    expect([clock.now(), clock.offset()]).toEqual([1_005, 0]);
  });

  it('keeps running from where it was put', () => {
    const base = handClock(1_000);
    const clock = adjustableClock(base);
    clock.moveTo(90_000);
    base.tick(7);
    expect([clock.now(), clock.offset()]).toEqual([90_007, 89_000]);
  });

  it('may be put where it already is', () => {
    const clock = adjustableClock(handClock(1_000));
    clock.moveTo(1_000);
    expect(clock.offset()).toBe(0);
  });

  it('goes back only when asked, and stays put when it refuses', () => {
    const clock = adjustableClock(handClock(1_000));
    clock.moveTo(5_000);
    expect(() => clock.moveTo(4_999)).toThrow(RangeError);
    expect(clock.now()).toBe(5_000);
    clock.moveTo(200, { back: true });
    expect([clock.now(), clock.offset()]).toEqual([200, -800]);
  });

  it.each([NaN, Infinity, 1.5])('refuses %s as an instant', (ms) => {
    expect(() => adjustableClock(handClock(0)).moveTo(ms, { back: true })).toThrow(RangeError);
  });
});
