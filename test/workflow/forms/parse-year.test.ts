import { describe, expect, it } from 'vitest';
import { parseYear, parseYearText } from '../../../workflow/forms/parse-year.js';

describe('parseYear', () => {
  it.each([
    ['2026', 2026],
    ['2026年', 2026],
    ['2026年度', 2026],
    ['２０２６ 年', 2026],
    [2026, 2026],
    ['26年', 2026],
    ['1998年', 1998],
  ])('%j is %d', (typed, year) => {
    expect(parseYear(typed)).toEqual({ value: year });
  });

  it.each(['10年', '10', '26', 26, '5年', '126年', '20266', '2026-01', '明年', '一年', 2026.5, ''])(
    '%j is asked again',
    (typed) => {
      expect(parseYear(typed)).toEqual({ fault: expect.stringContaining('请写四位数，如 2026') });
    },
  );
});

describe('parseYearText', () => {
  it.each([
    ['2026年', '2026年'],
    ['2026', '2026'],
    ['26年', '2026年'],
    ['第一年', '第一年'],
    ['2021—2023', '2021—2023'],
  ])('%s is %s', (typed, kept) => {
    expect(parseYearText(typed)).toEqual({ value: kept });
  });

  it.each(['10年', '10', '3年度'])('%s is asked again', (typed) => {
    expect(parseYearText(typed)).toHaveProperty('fault');
  });
});
