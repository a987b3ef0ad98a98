import { describe, expect, it } from 'vitest';
import { endsBefore, parseMonth } from '../../../workflow/forms/parse-month.js';

describe('parseMonth', () => {
  it.each([
    ['2026年10月', '2026年10月'],
    ['2026 年 10 月', '2026年10月'],
    ['２０２６年９月份', '2026年9月'],
    ['2026年十二月', '2026年12月'],
    ['2026-09', '2026年9月'],
    ['2026.9', '2026年9月'],
    ['2026/12', '2026年12月'],
    ['202610', '2026年10月'],
    ['26年10月', '2026年10月'],
    ['2027年12月底', '2027年12月'],
  ])('%s is %s, with quarters and without', (typed, kept) => {
    expect(parseMonth(typed, 'month')).toEqual({ value: kept });
    expect(parseMonth(typed, 'monthOrQuarter')).toEqual({ value: kept });
  });

  it.each([
    ['2026年第4季度', '2026年第4季度'],
    ['2026年四季度', '2026年第4季度'],
    ['2026年第一季', '2026年第1季度'],
    ['2026Q3', '2026年第3季度'],
    ['26年4季度', '2026年第4季度'],
  ])('%s is %s, and said to be no month where one is asked for', (typed, kept) => {
    expect(parseMonth(typed, 'monthOrQuarter')).toEqual({ value: kept });
    expect(parseMonth(typed, 'month')).toEqual({ fault: '这里要写到月。请写成 2026年10月 这样的年月' });
  });

  it.each(['明年', '2026', '2026年', '10月', '2026年13月', '2026年0月', '202613', '2026年第5季度', '2026年10月15日', '12个月'])(
    '%s is asked again',
    (typed) => {
      expect(parseMonth(typed, 'monthOrQuarter')).toEqual({
        fault: expect.stringContaining('请写成 2026年10月 或 2026年第4季度'),
      });
      expect(parseMonth(typed, 'month')).toEqual({ fault: expect.stringContaining('请写成 2026年10月 这样的年月') });
    },
  );
});

describe('endsBefore', () => {
  it.each([
    ['2026年10月', '2026年9月'],
    ['2027年1月', '2026年12月'],
    ['2026年10月', '2026年第3季度'],
    ['2026年第4季度', '2026年9月'],
    ['2027年第1季度', '2026年第4季度'],
  ])('a span from %s to %s does', (from, to) => {
    expect(endsBefore(from, to)).toBe(true);
    expect(endsBefore(to, from)).toBe(false);
  });

  it.each([
    ['2026年10月', '2026年10月'],
    ['2026年12月', '2026年第4季度'],
    ['2026年第4季度', '2026年10月'],
    ['2026年9月', '2026年10月'],
    ['', '2026年10月'],
    ['2026年10月', '明年'],
  ])('a span from %s to %s does not', (from, to) => {
    expect(endsBefore(from, to)).toBe(false);
  });
});
