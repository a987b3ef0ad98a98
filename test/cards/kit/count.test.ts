import { expect, it } from 'vitest';
import { projectStatus } from '../../../cards/project-status.js';
import { registers } from '../../../cards/registers.js';
import { countBlocks } from '../../../cards/kit/deadlines.js';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { resolve, type Span } from '../../../workflow/time/count.js';
import { PUBLISHED } from '../../../workflow/time/published.js';

const calendar = makeCalendar(PUBLISHED, []);
const counted = (startOn: string, span: Span): string => {
  const count = resolve(startOn, span, calendar);
  return JSON.stringify(countBlocks({ ...count, fixed: 'fixed' in span, days: [...count.days] }));
};

it('numbers the days that are listed one by one', () => {
  expect(counted('2026-09-18', { n: 5, unit: 'wd' })).toContain('第 5 天');
});

it.each([
  ['2026-03-02', { n: 6, unit: 'm' }, '起算后第 184 天'],
  ['2026-03-02', { n: 30, unit: 'd' }, '起算后第 30 天'],
  ['2025-03-03', { n: 1, unit: 'y' }, '起算后第 365 天'],
] as const)('says how long a period was that began on %s', (startOn, span, says) => {
  const text = counted(startOn, span);
  expect(text).toContain(says);
  expect(text).not.toContain('"第 1 天"');
});

it('says a date of the year as a date: nothing was counted', () => {
  const text = counted('2026-01-01', { fixed: '09-30' });
  expect(text).toContain('2026年9月30日（周三） 24:00 前');
  expect(text).not.toContain('272');
  expect(text).not.toContain('起算');
});

it('says that nothing has a deadline, while the project goes on', () => {
  const { running, ended } = projectStatus.examples;
  const says = (example: typeof running) =>
    JSON.stringify(projectStatus.render({ ...projectStatus.props.parse(example), deadlines: [] })).includes(
      '目前没有规定期限的事项',
    );
  expect([says(running), says(ended)]).toEqual([true, false]);
});

it('labels the years of several lists with the list', () => {
  const lists = ['甲清单', '乙清单'].map((name, at) => ({ id: `l${String(at)}`, name, article: '第一条' }));
  const text = JSON.stringify(registers.render({ registers: lists, years: [2027] }));
  expect(text).toContain('甲清单：2027 年度');
  expect(text).toContain('乙清单：2027 年度');
  expect(JSON.stringify(registers.render({ registers: lists.slice(0, 1), years: [2027] }))).toContain('"2027 年度"');
});
