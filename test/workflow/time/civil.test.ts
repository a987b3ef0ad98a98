import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  civilDate,
  dateOfDayNumber,
  dateSaidAt,
  dayNumber,
  daysBetween,
  formatDate,
  formatInstant,
  instantBeside,
  instantOf,
  isCivilDate,
  minuteOfDay,
  weekday,
} from '../../../workflow/time/civil.js';
import { inEveryZone } from './zones.js';

const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') });
/** The platform's own UTC arithmetic, shifted by eight hours: the oracle. */
const shanghai = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString();

inEveryZone('civil dates', () => {
  it('turn an instant into the date and minute in Shanghai', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2e12, max: 7e12 }), (ms) => {
        const iso = shanghai(ms);
        expect(civilDate(ms)).toBe(iso.slice(0, 10));
        expect(minuteOfDay(ms)).toBe(Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16)));
      }),
    );
  });

  it('change at midnight in Shanghai, not in the process', () => {
    expect(civilDate(Date.UTC(2026, 8, 23, 15, 59, 59, 999))).toBe('2026-09-23');
    expect(civilDate(Date.UTC(2026, 8, 23, 16))).toBe('2026-09-24');
    expect(instantOf('2026-09-24', '00:00')).toBe(Date.UTC(2026, 8, 23, 16));
    expect(instantOf('2026-09-24', '24:00')).toBe(instantOf('2026-09-25', '00:00'));
  });

  it('go through instants and day numbers and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (n, minute) => {
        const date = dateOfDayNumber(n);
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(dayNumber(date)).toBe(n);
        expect(date).toBe(new Date(n * DAY_MS).toISOString().slice(0, 10));
        expect([civilDate(instantOf(date, time)), minuteOfDay(instantOf(date, time))]).toEqual([date, minute]);
        expect(weekday(date)).toBe(new Date(n * DAY_MS).getUTCDay() || 7);
      }),
    );
  });

  it('are read out with the day of the week', () => {
    expect(formatDate('2026-09-24')).toBe('9月24日（周四）');
    expect(formatDate('2026-09-27', { year: true })).toBe('2026年9月27日（周日）');
    expect(formatInstant(Date.UTC(2026, 8, 24, 7, 7))).toBe('9月24日 15:07');
  });

  it('name their year where it is not that of what stands beside them', () => {
    const [autumn, winter] = [Date.UTC(2026, 8, 24, 7, 7), Date.UTC(2026, 11, 31, 16, 0)];
    expect(instantBeside(autumn, autumn)).toBe('9月24日 15:07');
    expect(instantBeside(winter, autumn)).toBe('2027年1月1日 00:00');
    expect(dateSaidAt('2026-12-31', autumn)).toBe('12月31日（周四）');
    expect(dateSaidAt('2028-11-27', autumn)).toBe('2028年11月27日（周一）');
    expect(dateSaidAt('2026-12-31', winter)).toBe('2026年12月31日（周四）');
  });
});

describe('date arithmetic', () => {
  it('adds and subtracts days as it counts them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (n, days) => {
        const from = dateOfDayNumber(n);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-15', 14, '2028-01-15'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('ends %s plus %i months on %s', (from, n, to) => {
    expect(addMonths(from, n)).toBe(to);
  });

  it('ends years on the same day, or on 28 February', () => {
    expect([addYears('2024-02-29', 1), addYears('2024-02-29', 4), addYears('2026-09-18', 3)]).toEqual([
      '2025-02-28',
      '2028-02-29',
      '2029-09-18',
    ]);
  });

  it.each([
    '2026-02-29',
    '2026-13-40',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-9-1',
    '2026-09-18T00:00',
    '',
    '２０２６-09-18',
  ])('knows that %j is no date', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => addMonths(text, 1)).toThrow(RangeError);
  });

  it.each(['24:01', '7:30', '12:60', '', 'noon'])('knows that %j is no time', (time) => {
    expect(() => instantOf('2026-09-24', time)).toThrow(RangeError);
  });

  it('knows leap years', () => {
    expect(['2024-02-29', '2000-02-29', '1900-02-29', '2100-02-29'].map(isCivilDate)).toEqual([true, true, false, false]);
  });
});
