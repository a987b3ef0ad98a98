import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber, formatDate, isCivilDate, weekday } from '../../../workflow/time/civil.js';
import { parseNumeral } from '../../../workflow/time/numerals.js';
import { parseDate, parseSpan } from '../../../workflow/time/parse-date.js';
import { inEveryZone } from './zones.js';

/** A Friday. */
const TODAY = '2026-11-20';
const anyToday = fc.integer({ min: dayNumber('2010-01-01'), max: dayNumber('2060-12-31') }).map(dateOfDayNumber);

inEveryZone('dates typed in chat', () => {
  it.each(
    Object.entries({
      '2026-09-18':
        '2026-09-18 2026/9/18 2026.9.18 2026年9月18日 20260918 9月18日 9月18 9-18 9/18 9.18 ２０２６－０９－１８ 九月十八日 9月18号',
      '2026-11-20': '今天 今日 周五 星期五 礼拜五 本周五 这周五 11月20日',
      '2026-11-21': '明天 明日 周六 一天后',
      '2026-11-22': '后天 周日 周天 星期日 周7 两天后 2天以后 2天之后',
      '2026-11-23': '大后天 周一 下周一 三天后',
      '2026-11-19': '昨天 1天前',
      '2026-11-18': '前天 本周三 2天前',
      '2026-11-27': '下周五 下个周五 下星期五 一周后',
      '2026-11-30': '月底 本月底 下下周一 10天后 十天后 本月30号',
      '2026-11-09': '上周一',
      '2026-12-05': '下个月5号 下月5日 12月5日',
      '2026-11-05': '5号 本月5号',
      '2026-12-31': '下月底 下个月末 年底',
      '2027-01-05': '1月5日',
      '2026-12-20': '一个月后',
      '2027-05-20': '半年后',
    }).flatMap(([date, texts]) => texts.split(' ').map((text) => [text, date] as const)),
  )('%s is %s', (text, date) => {
    expect(parseDate(text, TODAY)).toEqual({ date });
  });

  it.each([
    ['2月29日', '2027-12-20', '2028-02-29'],
    ['2-29', '2027-09-18', '2028-02-29'],
    ['二月二十九日', '2028-03-01', '2028-02-29'],
  ])('%s on %s is %s, though its own year may have none', (text, today, date) => {
    expect(parseDate(text, today)).toEqual({ date });
  });

  it.each([
    ['2月29日', '2026-02-10'],
    ['2月29日', '2029-01-05'],
    ['2月30日', '2028-02-10'],
  ])('%s on %s is no day', (text, today) => {
    expect(parseDate(text, today)).toBeNull();
  });

  it('reads every date back as it is written and as it is said', () => {
    fc.assert(
      fc.property(anyToday, anyToday, (date, today) => {
        const said = formatDate(date, { year: true }).replace(/（.*/, '');
        for (const text of [date, date.replaceAll('-', '/'), said, ` ${date} `]) expect(parseDate(text, today)).toEqual({ date });
      }),
    );
  });

  it('keeps weekdays in the week they name', () => {
    fc.assert(
      fc.property(anyToday, fc.constantFrom('一', '二', '三', '四', '五', '六', '日'), (today, day) => {
        const read = (text: string): number => dayNumber(parseDate(text, today)?.date ?? '');
        const monday = dayNumber(today) - weekday(today) + 1;
        expect(Math.floor((read(`本周${day}`) - monday) / 7)).toBe(0);
        expect(read(`下周${day}`) - read(`本周${day}`)).toBe(7);
        expect(read(`下下周${day}`) - read(`上周${day}`)).toBe(21);
        expect(read(`周${day}`) - dayNumber(today)).toBeLessThan(7);
        expect(read(`周${day}`)).toBeGreaterThanOrEqual(dayNumber(today));
      }),
    );
  });
});

describe('what is not a date', () => {
  it.each([
    '',
    '周八',
    '2026-02-30',
    '2026-13-01',
    '9月31日',
    '0月5日',
    '1999-12-31',
    '2100-01-01',
    '5个工作日后',
    '99999天后',
    '后',
    '天后',
    '月',
    '申报',
    '本月31号',
    'toString',
    '今天今天',
    '2月29日',
  ])('%j is refused', (text) => {
    expect(parseDate(text, TODAY)).toBeNull();
  });

  it('takes the year that is near', () => {
    expect([parseDate('12月30日', '2026-01-05'), parseDate('1月5日', '2026-12-20'), parseDate('9月18日', '2026-03-01')]).toEqual([
      { date: '2025-12-30' },
      { date: '2027-01-05' },
      { date: '2026-09-18' },
    ]);
  });

  it('never throws and never makes up a day', () => {
    const pieces = fc.constantFrom(
      '下',
      '上',
      '个',
      '周',
      '月',
      '日',
      '号',
      '底',
      '后',
      '天',
      '年',
      '半',
      '两',
      '十',
      '3',
      '31',
      '-',
      '.',
      '前',
      '工作日',
      '\u0000',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 7 }), (text) => {
        const parsed = parseDate(text.join(''), TODAY);
        if (parsed !== null) expect(isCivilDate(parsed.date)).toBe(true);
      }),
    );
  });

  it('answers a long text at once', () => {
    expect(parseDate('下'.repeat(1_000_000), TODAY)).toBeNull();
    expect(parseSpan('1'.repeat(1_000_000))).toBeNull();
  });
});

describe('spans', () => {
  it.each([
    ['5个工作日', '5wd'],
    ['5工作日', '5wd'],
    ['五个工作日', '5wd'],
    ['十个工作日', '10wd'],
    ['二十五个工作日', '25wd'],
    ['5 个 工作日', '5wd'],
    ['５个工作日', '5wd'],
    ['5wd', '5wd'],
    ['5WD', '5wd'],
    ['30天', '30d'],
    ['三十日', '30d'],
    ['一百零五天', '105d'],
    ['两周', '14d'],
    ['半个月', '15d'],
    ['3个月', '3m'],
    ['两个月', '2m'],
    ['半年', '6m'],
    ['一年半', '18m'],
    ['3m', '3m'],
    ['1年', '1y'],
    ['10001天', '10001d'],
  ])('%s is %s', (text, span) => {
    const count = parseSpan(text);
    expect(`${String(count?.n)}${String(count?.unit)}`).toBe(span);
  });

  it.each(['', '0天', '零天', '-5天', '1.5年', '三月', '半天', '十十天', '二五天', '个工作日', '5', '工作日', '1234567天'])(
    '%j is none',
    (text) => {
      expect(parseSpan(text)).toBeNull();
    },
  );

  it('reads Chinese numerals', () => {
    const words = [
      '十',
      '十二',
      '二十',
      '二十二',
      '一百',
      '一百零五',
      '一百一十',
      '两百',
      '一千',
      '三千零六',
      '九千九百九十九',
      '〇',
    ];
    expect(words.map(parseNumeral)).toEqual([10, 12, 20, 22, 100, 105, 110, 200, 1000, 3006, 9999, 0]);
    expect(['', '百', '十百', 'x', '一二', '一千一千'].map(parseNumeral)).toEqual([null, null, null, null, null, null]);
  });
});
