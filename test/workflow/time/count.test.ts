import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused } from '../../../workflow/refusals.js';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { addDays, addMonths, dateOfDayNumber, dayNumber } from '../../../workflow/time/civil.js';
import { dayAfter, refusalOf, resolve } from '../../../workflow/time/count.js';
import { PUBLISHED } from '../../../workflow/time/published.js';
import { inEveryZone } from './zones.js';

const calendar = makeCalendar(PUBLISHED, []);
const published = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2025-12-31') }).map(dateOfDayNumber);

inEveryZone('deadlines', () => {
  it.each([
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-24', 5, '2026-10-09'],
    ['2026-02-10', 5, '2026-02-24'],
    ['2026-02-28', 1, '2026-03-02'],
    ['2026-09-19', 1, '2026-09-20'],
  ])('count from %s %i working days to %s', (startOn, n, dueOn) => {
    expect(resolve(startOn, { n, unit: 'wd' }, calendar)).toMatchObject({ startOn, dueOn, certain: true });
  });

  it.each([
    ['2026-09-01', 10, 'd', '2026-09-11'],
    ['2026-09-15', 10, 'd', '2026-09-28'],
    ['2026-01-31', 1, 'm', '2026-02-28'],
    ['2025-10-31', 4, 'm', '2026-02-28'],
    ['2026-09-01', 1, 'm', '2026-10-08'],
    ['2025-02-15', 1, 'y', '2026-02-24'],
    ['2024-02-29', 2, 'y', '2026-02-28'],
  ] as const)('end %s plus %i%s on %s', (startOn, n, unit, dueOn) => {
    expect(resolve(startOn, { n, unit }, calendar).dueOn).toBe(dueOn);
  });

  it('say of each day whether it counts and why', () => {
    const { days } = resolve('2026-09-18', { n: 5, unit: 'wd' }, calendar);
    expect(days.map(({ date, counted, why }) => `${date.slice(5)} ${counted ? '+' : '-'} ${why}`)).toEqual([
      '09-18 - 起算日',
      '09-19 - 周末',
      '09-20 + 调休上班',
      '09-21 + 工作日',
      '09-22 + 工作日',
      '09-23 + 工作日',
      '09-24 + 工作日',
    ]);
  });

  it('say how a last day off moves on', () => {
    const { days } = resolve('2026-04-04', { n: 1, unit: 'y' }, makeCalendar(PUBLISHED, []));
    expect(days.map(({ date, why }) => [date, why])).toEqual([
      ['2026-04-04', '起算日'],
      ['2027-04-04', '期满日，周末'],
      ['2027-04-05', '顺延'],
    ]);
    const holiday = resolve('2026-08-26', { n: 1, unit: 'm' }, calendar).days;
    expect(holiday.map(({ date, counted, why }) => [date.slice(5), counted, why])).toEqual([
      ['08-26', false, '起算日'],
      ['09-26', false, '期满日，中秋'],
      ['09-27', false, '中秋'],
      ['09-28', true, '顺延'],
    ]);
  });

  it('count exactly n days in working days and end on the last of them', () => {
    fc.assert(
      fc.property(published, fc.integer({ min: 1, max: 200 }), (startOn, n) => {
        const { days, dueOn } = resolve(startOn, { n, unit: 'wd' }, calendar);
        expect(days.filter(({ counted }) => counted)).toHaveLength(n);
        expect(days.at(-1)).toMatchObject({ date: dueOn, counted: true });
        expect(days.map(({ date }) => date)).toEqual(days.map((_, at) => addDays(startOn, at)));
        expect(days.every(({ date, counted }, at) => (at === 0 ? !counted : counted === calendar.isWorkday(date)))).toBe(true);
      }),
    );
  });

  it('end days, months and years on a working day, never before the period does, with nothing worked between', () => {
    const spans = fc.record({
      n: fc.integer({ min: 1, max: 24 }),
      unit: fc.constantFrom('d' as const, 'm' as const, 'y' as const),
    });
    fc.assert(
      fc.property(published, spans, (startOn, count) => {
        const months = count.unit === 'y' ? count.n * 12 : count.n;
        const last = count.unit === 'd' ? addDays(startOn, count.n) : addMonths(startOn, months);
        const { dueOn } = resolve(startOn, count, calendar);
        expect(calendar.isWorkday(dueOn)).toBe(true);
        expect(dueOn >= last).toBe(true);
        expect(calendar.workdaysBetween(addDays(last, -1), dueOn)).toBe(1);
      }),
    );
  });

  it('never end earlier for a later start', () => {
    const count = fc.record({
      n: fc.integer({ min: 1, max: 60 }),
      unit: fc.constantFrom('wd' as const, 'd' as const, 'm' as const),
    });
    fc.assert(
      fc.property(published, fc.nat(60), count, (startOn, gap, span) => {
        expect(resolve(addDays(startOn, gap), span, calendar).dueOn >= resolve(startOn, span, calendar).dueOn).toBe(true);
      }),
    );
  });
});

describe('fixed dates', () => {
  it.each([
    ['2026-03-01', '09-30', '2026-09-30'],
    ['2026-09-30', '09-30', '2026-09-30'],
    ['2026-10-01', '09-30', '2027-09-30'],
    ['2026-05-01', '10-01', '2026-10-01'],
    ['2026-05-01', '02-29', '2027-02-28'],
    ['2027-05-01', '02-29', '2028-02-29'],
  ])('from %s, %s is %s and does not move', (startOn, fixed, dueOn) => {
    expect(resolve(startOn, { fixed }, calendar)).toMatchObject({ dueOn, certain: true });
  });
});

describe('certainty and limits', () => {
  it('is uncertain once a day that matters lies past the published years', () => {
    expect(resolve('2026-12-30', { n: 3, unit: 'wd' }, calendar)).toMatchObject({ dueOn: '2027-01-04', certain: false });
    expect(resolve('2026-12-24', { n: 3, unit: 'wd' }, calendar).certain).toBe(true);
    expect(resolve('2026-11-20', { n: 3, unit: 'm' }, calendar).certain).toBe(false);
  });

  it.each([
    ['2026-01-05', { n: 10_001, unit: 'wd' }, 'COUNT_TOO_FAR'],
    ['2026-01-05', { n: 10_000, unit: 'y' }, 'COUNT_TOO_FAR'],
    ['2026-01-05', { n: 10_000, unit: 'm' }, 'COUNT_TOO_FAR'],
    ['2098-01-05', { n: 800, unit: 'd' }, 'COUNT_TOO_FAR'],
    ['2098-01-05', { n: 800, unit: 'wd' }, 'COUNT_TOO_FAR'],
    ['2099-12-31', { fixed: '01-01' }, 'COUNT_TOO_FAR'],
    ['1999-12-31', { n: 5, unit: 'wd' }, 'DATE_UNREADABLE'],
    ['2026-02-30', { n: 5, unit: 'wd' }, 'DATE_UNREADABLE'],
  ] as const)('refuses %s plus %j with %s', (startOn, count, code) => {
    expect(refusalOf(startOn, count, calendar)?.code).toBe(code);
    expect(() => resolve(startOn, count, calendar)).toThrow(Refused);
  });

  it('reaches 10 000 of everything that the calendar holds', () => {
    expect(resolve('2026-01-05', { n: 10_000, unit: 'wd' }, calendar).days.filter(({ counted }) => counted)).toHaveLength(10_000);
    expect(refusalOf('2026-01-05', { n: 10_000, unit: 'd' }, calendar)).toBeNull();
  });
});

describe('the first day after a count', () => {
  const why = '停建';

  it.each([
    ['2026-03-02', 1, 'm', [], '2026-04-02'],
    ['2026-03-02', 1, 'm', [{ from: '2026-03-05', to: '2026-04-20', why }], '2026-05-18'],
    // It stood still twice, told in any order; what came before the count, lasts still, or came after its end is left alone.
    [
      '2026-03-02',
      10,
      'd',
      [
        { from: '2026-03-20', to: '2026-03-22', why },
        { from: '2026-03-05', to: '2026-03-15', why },
      ],
      '2026-03-24',
    ],
    [
      '2026-03-02',
      10,
      'd',
      [
        { from: '2026-02-02', to: '2026-03-01', why },
        { from: '2026-03-05', to: null, why },
      ],
      '2026-03-12',
    ],
    ['2026-03-02', 10, 'd', [{ from: '2026-03-12', to: '2026-03-20', why }], '2026-03-12'],
    ['2026-03-02', 10, 'd', [{ from: '2026-03-02', to: '2026-03-05', why }], '2026-03-14'],
    ['2026-03-02', 3, 'wd', [], '2026-03-05'],
    ['2026-03-02', 3, 'wd', [{ from: '2026-03-04', to: '2026-03-06', why }], '2026-03-09'],
  ] as const)('from %s, %i%s, with pauses %j, is %s', (startOn, n, unit, pauses, day) => {
    expect(dayAfter(startOn, { n, unit }, calendar, pauses)).toBe(day);
  });
});

describe('a period that stood still', () => {
  const why = '停建';
  const dueOn = (from: string, to: string) => resolve('2026-09-04', { n: 30, unit: 'd' }, calendar, [{ from, to, why }]).dueOn;

  it('has as many days left when it goes on as it had', () => {
    // Its last day is 10-04, a holiday: it is due on 10-08.
    expect(resolve('2026-09-04', { n: 30, unit: 'd' }, calendar).dueOn).toBe('2026-10-08');
    expect(dueOn('2026-10-03', '2026-11-03')).toBe('2026-11-04');
    expect(dueOn('2026-10-09', '2026-11-09')).toBe('2026-10-08');
  });

  it('has them also where it stopped on a day to which its end had moved', () => {
    expect(dueOn('2026-10-08', '2026-11-09')).toBe('2026-11-09');
    expect(dueOn('2026-10-06', '2026-11-09')).toBe('2026-11-11');
  });
});
