import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { civilDate, instantOf, minuteOfDay } from '../../../workflow/time/civil.js';
import { PUBLISHED } from '../../../workflow/time/published.js';
import { DIGEST_MINUTE, mayRemind, nextReminderAt } from '../../../workflow/time/quiet.js';
import { inEveryZone } from './zones.js';

const calendar = makeCalendar(PUBLISHED, []);
const at = (text: string): number => instantOf(text.slice(0, 10), text.slice(11));
const said = (ms: number): string => `${civilDate(ms)} ${String(minuteOfDay(ms))}`;

inEveryZone('quiet hours', () => {
  it.each([
    ['2026-09-18 08:37', true],
    ['2026-09-18 08:32', false],
    ['2026-09-18 08:33', true],
    ['2026-09-18 08:29', false],
    ['2026-09-18 09:57', true],
    ['2026-09-18 09:58', false],
    ['2026-09-18 10:00', false],
    ['2026-09-18 10:02', false],
    ['2026-09-18 10:30', false],
    ['2026-09-18 17:27', true],
    ['2026-09-18 17:28', false],
    ['2026-09-18 17:33', false],
    ['2026-09-18 23:10', false],
    ['2026-09-19 10:10', false],
    ['2026-09-20 10:10', true],
    ['2026-10-01 10:10', false],
  ])('at %s may remind: %s', (when, allowed) => {
    expect(mayRemind(at(when), calendar)).toBe(allowed);
  });

  it.each([
    ['2026-09-18 00:10', DIGEST_MINUTE, '2026-09-18 08:37'],
    ['2026-09-18 08:37', DIGEST_MINUTE, '2026-09-18 08:37'],
    ['2026-09-18 11:15', DIGEST_MINUTE, '2026-09-18 11:15'],
    ['2026-09-18 11:29', DIGEST_MINUTE, '2026-09-18 11:33'],
    ['2026-09-18 17:28', DIGEST_MINUTE, '2026-09-20 08:37'],
    ['2026-09-30 18:00', DIGEST_MINUTE, '2026-10-08 08:37'],
    ['2026-09-18 07:00', 9 * 60, '2026-09-18 09:03'],
    ['2026-09-18 07:00', 20 * 60, '2026-09-18 17:27'],
    ['2026-09-18 07:00', 0, '2026-09-18 08:33'],
  ])('from %s with the digest at minute %i comes next at %s', (now, minute, next) => {
    expect(said(nextReminderAt(at(now), calendar, minute))).toBe(said(at(next)));
  });

  it('always gives an allowed instant that is not past, and nothing allowed after the digest minute is skipped', () => {
    const instants = fc.integer({ min: at('2020-01-01 00:00'), max: at('2026-12-30 00:00') });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 1439 }), (now, minute) => {
        const next = nextReminderAt(now, calendar, minute);
        expect(next).toBeGreaterThanOrEqual(now);
        expect(mayRemind(next, calendar)).toBe(true);
        expect(nextReminderAt(next, calendar, minute)).toBe(next);
        if (mayRemind(now, calendar) && minuteOfDay(now) >= minute) expect(next).toBe(now);
      }),
    );
  });
});
