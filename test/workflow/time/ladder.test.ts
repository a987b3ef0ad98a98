import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { dateOfDayNumber, dayNumber } from '../../../workflow/time/civil.js';
import { resolve } from '../../../workflow/time/count.js';
import { DEFAULT_LADDER, nextRungOn, rungsOf } from '../../../workflow/time/ladder.js';
import { PUBLISHED } from '../../../workflow/time/published.js';

const calendar = makeCalendar(PUBLISHED, []);

describe('the ladder', () => {
  it('stands around the due date in working days, told higher up as it goes on', () => {
    const rungs = rungsOf({ startOn: '2026-09-24', dueOn: '2026-10-09', opensOn: null }, DEFAULT_LADDER, calendar);
    expect(rungs.map(({ offset, on, copy }) => [offset, on, copy.join('+')])).toEqual([
      [-2, '2026-09-30', ''],
      [-1, '2026-10-08', ''],
      [0, '2026-10-09', ''],
      [1, '2026-10-10', 'unitLead'],
      [2, '2026-10-12', 'unitLead'],
      [3, '2026-10-13', 'unitLead+office'],
    ]);
  });

  it('drops what falls on the start or before it', () => {
    const rungs = rungsOf({ startOn: '2026-09-23', dueOn: '2026-09-24', opensOn: null }, DEFAULT_LADDER, calendar);
    expect(rungs.map(({ offset }) => offset)).toEqual([0, 1, 2, 3]);
  });

  it('reminds of a fixed date that is a day off on the last working day before it', () => {
    const rungs = rungsOf({ startOn: '2026-03-01', dueOn: '2026-10-03', opensOn: null }, DEFAULT_LADDER, calendar);
    expect(rungs.map(({ on }) => on.slice(5))).toEqual(['09-28', '09-29', '09-30', '10-08', '10-09', '10-10']);
  });

  it('comes in order whatever order the policy has', () => {
    const ladder = {
      rungs: [
        { offset: 1, copy: [] },
        { offset: -10, copy: [] },
        { offset: 0, copy: [] },
      ],
    };
    expect(
      rungsOf({ startOn: '2026-03-02', dueOn: '2026-06-30', opensOn: null }, ladder, calendar).map(({ offset }) => offset),
    ).toEqual([-10, 0, 1]);
  });

  it('names the next rung after a day, and none after the last', () => {
    const rungs = rungsOf({ startOn: '2026-09-18', dueOn: '2026-09-24', opensOn: null }, DEFAULT_LADDER, calendar);
    expect(nextRungOn(rungs, '2026-09-18')).toBe('2026-09-22');
    expect(nextRungOn(rungs, '2026-09-22')).toBe('2026-09-23');
    expect(nextRungOn(rungs, '2026-09-26')).toBe('2026-09-28');
    expect(nextRungOn(rungs, '2026-09-30')).toBeNull();
  });

  it('only ever reminds on distinct working days after the start', () => {
    const starts = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2026-10-31') }).map(dateOfDayNumber);
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 30 }), (startOn, n) => {
        const { dueOn } = resolve(startOn, { n, unit: 'wd' }, calendar);
        const days = rungsOf({ startOn, dueOn, opensOn: null }, DEFAULT_LADDER, calendar).map(({ on }) => on);
        expect(days.every((on) => calendar.isWorkday(on) && on > startOn)).toBe(true);
        expect(days).toEqual([...new Set(days)].sort());
        expect(days).toContain(dueOn);
      }),
    );
  });
});
