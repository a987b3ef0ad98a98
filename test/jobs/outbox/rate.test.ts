import { describe, expect, it } from 'vitest';
import { makeRate } from '../../../jobs/outbox/rate.js';

/** Takes turns as fast as the rate lets it, and returns when each was taken. */
function takeAll(targets: readonly string[]): number[] {
  let now = 0;
  const rate = makeRate(() => now);
  return targets.map((target) => {
    for (let wait = rate.take(target); wait > 0; wait = rate.take(target)) now += wait;
    return now;
  });
}

/** The most turns that any window of this length holds. */
function most(times: readonly number[], ms: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

describe('the rate', () => {
  it('gives one target five turns a second, wherever the second begins', () => {
    const times = takeAll(Array.from({ length: 23 }, () => 'chat 1'));
    expect(times.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 1050]);
    expect(most(times, 1000)).toBe(5);
  });

  it('gives the app fifty a second and a thousand a minute over all targets', () => {
    const times = takeAll(Array.from({ length: 2100 }, (_, at) => `chat ${at}`));
    expect(most(times, 1000)).toBe(50);
    expect(most(times, 60_000)).toBe(1000);
    expect(times[999]).toBeLessThan(22_000);
    expect(times[1000]).toBeGreaterThanOrEqual(60_000);
  });

  it('lets others go on while one target waits, and takes no turn of the app for it', () => {
    const rate = makeRate(() => 0);
    for (let at = 0; at < 5; at += 1) expect(rate.take('busy')).toBe(0);
    for (let at = 0; at < 100; at += 1) expect(rate.take('busy')).toBe(1050);
    for (let at = 0; at < 45; at += 1) expect(rate.take(`quiet ${at}`)).toBe(0);
    expect(rate.take('one more')).toBe(1050);
  });
});
