import { afterAll, beforeAll, describe, expect } from 'vitest';

const ZONES = [
  ['UTC', 0],
  ['Asia/Shanghai', -480],
  ['America/New_York', 300],
] as const;

/** Runs the same tests in three process time zones, and makes sure that the zone did change. */
export function inEveryZone(name: string, body: () => void): void {
  describe.each(ZONES)(`${name} with TZ=%s`, (zone, offset) => {
    const before = process.env.TZ;
    beforeAll(() => {
      process.env.TZ = zone;
      expect(new Date(0).getTimezoneOffset()).toBe(offset);
    });
    afterAll(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });
    body();
  });
}
