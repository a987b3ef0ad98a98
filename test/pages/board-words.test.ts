import { expect, it } from 'vitest';
import { dueView } from '../../pages/render/board-words.js';

const due = {
  id: 1,
  name: '合同备案',
  article: '五（三）',
  dueOn: '2028-09-22',
  days: 700,
  certain: true,
  state: 'ahead' as const,
};

it.each([
  [{ left: 60 }, '还剩 60 个工作日 · 9月22日周五'],
  [{ left: 521 }, '2028年9月22日周五到期'],
  [{ left: 521, certain: false }, '2028年9月22日周五（暂估）到期'],
  [{ left: 0, days: 0 }, '今天到期 · 9月22日周五'],
  [{ left: -521, days: -700 }, '已逾期 521 个工作日 · 9月22日周五'],
])('of a deadline with %o the boards say %s', (change, words) => {
  expect(dueView({ ...due, ...change }).text).toBe(words);
});
