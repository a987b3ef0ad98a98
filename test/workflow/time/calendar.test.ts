import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EARLIEST, LATEST, makeCalendar } from '../../../workflow/time/calendar.js';
import { addDays, dateOfDayNumber, dayNumber, weekday } from '../../../workflow/time/civil.js';
import { parsePublished, PUBLISHED } from '../../../workflow/time/published.js';
import { DAYS_OFF_2026, daysFrom, MAKE_UP_DAYS } from './published-days.js';
import { inEveryZone } from './zones.js';

const calendar = makeCalendar(PUBLISHED, []);
const published = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2026-12-31') }).map(dateOfDayNumber);

inEveryZone('the working-day calendar', () => {
  it('works on the 46 make-up days of 2020 to 2026 and on no other weekend day', () => {
    const built = makeCalendar(PUBLISHED, []);
    const weekends = daysFrom('2020-01-01', '2026-12-31').filter((date) => weekday(date) > 5);
    expect(MAKE_UP_DAYS).toHaveLength(46);
    expect(weekends.filter((date) => built.isWorkday(date))).toEqual(MAKE_UP_DAYS);
    expect(new Set(MAKE_UP_DAYS.map((date) => calendar.nameOf(date)))).toEqual(new Set(['调休上班']));
  });

  it('rests on the days of the notice for 2026 and works on every other weekday', () => {
    const off = DAYS_OFF_2026.flatMap(([name, from, to]) => daysFrom(from, to).map((date) => [date, name] as const));
    const named = new Map(off);
    for (const date of daysFrom('2026-01-01', '2026-12-31')) {
      const makeUp = MAKE_UP_DAYS.includes(date);
      const name = named.get(date) ?? (makeUp ? '调休上班' : weekday(date) > 5 ? '周末' : '工作日');
      expect([date, calendar.nameOf(date), calendar.isWorkday(date)]).toEqual([
        date,
        name,
        name === '调休上班' || name === '工作日',
      ]);
    }
  });

  it('counts as walking day by day does', () => {
    fc.assert(
      fc.property(
        published,
        fc.integer({ min: -40, max: 40 }).filter((n) => n !== 0),
        (from, n) => {
          const step = Math.sign(n);
          let date = from;
          for (let left = Math.abs(n); left > 0;) {
            date = addDays(date, step);
            if (calendar.isWorkday(date)) left -= 1;
          }
          expect(calendar.addWorkdays(from, n)).toBe(date);
        },
      ),
    );
  });

  it('never lands on a day off, and undoes workdaysBetween', () => {
    fc.assert(
      fc.property(published, fc.integer({ min: -500, max: 500 }), (from, n) => {
        const to = calendar.addWorkdays(from, n);
        expect(calendar.workdaysBetween(from, to)).toBe(n);
        if (n !== 0) expect(calendar.isWorkday(to)).toBe(true);
      }),
    );
  });

  it('is monotone in the start and in the number', () => {
    fc.assert(
      fc.property(published, published, fc.nat(300), (a, b, n) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(calendar.addWorkdays(early, n) <= calendar.addWorkdays(late, n)).toBe(true);
        expect(calendar.addWorkdays(a, n) < calendar.addWorkdays(a, n + 1)).toBe(true);
        expect(calendar.workdaysBetween(early, late)).toBeGreaterThanOrEqual(0);
        expect(calendar.workdaysBetween(late, early)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('adds up over a point between', () => {
    fc.assert(
      fc.property(fc.array(published, { minLength: 3, maxLength: 3 }), (dates) => {
        const [a = '', b = '', c = ''] = dates.sort();
        expect(calendar.workdaysBetween(a, b) + calendar.workdaysBetween(b, c)).toBe(calendar.workdaysBetween(a, c));
      }),
    );
  });

  it('finds the next working day with nothing worked before it', () => {
    fc.assert(
      fc.property(published, (from) => {
        const next = calendar.nextWorkday(from);
        expect(calendar.isWorkday(next)).toBe(true);
        expect(daysFrom(from, next).filter((date) => calendar.isWorkday(date))).toEqual([next]);
      }),
    );
  });
});

describe('the horizon', () => {
  it('is the last published year; beyond it the week alone decides, uncertainly', () => {
    expect(calendar.knownThrough).toBe(2026);
    expect(calendar.certain('2026-12-31')).toBe(true);
    expect([calendar.certain('2027-01-01'), calendar.isWorkday('2027-10-01'), calendar.nameOf('2027-10-01')]).toEqual([
      false,
      true,
      '工作日',
    ]);
    expect(calendar.certain('2003-05-01')).toBe(false);
  });

  it('moves when the overlay names New Year and National Day', () => {
    const day = (date: string, workday: boolean, name: string) => ({ date, workday, name });
    const half = makeCalendar(PUBLISHED, [day('2027-01-01', false, '元旦')]);
    const whole = makeCalendar(PUBLISHED, [
      day('2027-01-01', false, '元旦'),
      day('2027-10-01', false, '国庆节'),
      day('2027-02-14', true, '调休上班'),
    ]);
    expect([half.knownThrough, half.certain('2027-06-01')]).toEqual([2026, false]);
    expect([whole.knownThrough, whole.certain('2027-06-01'), whole.nameOf('2027-10-01')]).toEqual([2027, true, '国庆节']);
    expect([whole.isWorkday('2027-02-14'), whole.nameOf('2027-02-14')]).toEqual([true, '调休上班']);
  });

  it('does not leap over a year that is missing', () => {
    const overlay = ['2028-01-01', '2028-10-01'].map((date) => ({ date, workday: false, name: '放假' }));
    const gapped = makeCalendar(PUBLISHED, overlay);
    expect([gapped.knownThrough, gapped.certain('2027-05-05'), gapped.certain('2028-05-05')]).toEqual([2026, false, true]);
  });

  it('lets the overlay win over what is published', () => {
    const own = makeCalendar(PUBLISHED, [{ date: '2026-09-18', workday: false, name: '台风停工' }]);
    expect([own.nameOf('2026-09-18'), own.addWorkdays('2026-09-17', 1)]).toEqual(['台风停工', '2026-09-20']);
  });

  it('throws beyond its ends and on dates that do not exist', () => {
    for (const date of [addDays(EARLIEST, -1), addDays(LATEST, 1), '2026-02-30', '2026-13-40', '']) {
      expect(() => calendar.isWorkday(date)).toThrow(RangeError);
    }
    expect(() => calendar.addWorkdays(LATEST, 1)).toThrow(RangeError);
    expect(() => calendar.addWorkdays(EARLIEST, -1)).toThrow(RangeError);
    expect(calendar.addWorkdays(EARLIEST, 10_000) < LATEST).toBe(true);
  });

  it('refuses a file of another shape', () => {
    expect(() => parsePublished({ holidays: { '2026-02-30': 'x' }, workdays: {} })).toThrow();
    expect(() => parsePublished([])).toThrow();
  });
});
