import { expect, it } from 'vitest';
import { parseOverlay } from '../../../workflow/time/overlay.js';

const day = { date: '2027-02-06', workday: false, name: '春节' };

it('reads days, with or without a byte order mark', () => {
  expect(parseOverlay(`\uFEFF${JSON.stringify([day])}`)).toEqual({ ok: true, days: [day] });
  expect(parseOverlay('[]')).toEqual({ ok: true, days: [] });
});

it('names every fault at once, in Chinese, with the number of its entry', () => {
  const text = JSON.stringify([
    day,
    { ...day, date: '2027-02-30' },
    { date: '2027-02-07', workday: '是', name: ' ' },
    { ...day, name: '又一天' },
    { ...day, date: '2027-02-08', note: 'x' },
    { workday: true, name: '调休上班' },
    'x',
    null,
  ]);
  const parsed = parseOverlay(text);
  expect(parsed).toEqual({
    ok: false,
    faults: [
      '第 2 条：日期不存在，应写成 2027-02-06 这样的真实日期',
      '第 3 条：workday 应为 true（上班）或 false（放假）',
      '第 3 条：名称不能为空',
      '第 4 条：日期 2027-02-06 重复',
      '第 5 条：只能有 date、workday、name 三项',
      '第 6 条：缺少 date（日期）',
      '第 7 条：应为 {date, workday, name}',
      '第 8 条：应为 {date, workday, name}',
    ],
  });
});

it.each(['', '{', '{"date":"2027-02-06"}', 'null'])('says what the file should be instead of %j', (text) => {
  expect(parseOverlay(text)).toMatchObject({ ok: false, faults: [expect.stringContaining('JSON 数组')] });
});
