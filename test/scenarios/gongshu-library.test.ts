import { expect, it } from 'vitest';
import { readWorkbook } from '../../documents/index.js';
import { world } from '../support/world.js';
import { declare, LEADING, OFFICE } from './gongshu-kit.js';
import { conclude, CONCLUSION, decide, inviteReview } from './gongshu-steps.js';

it('[GS-09] lists the draft of the library in its ranking, without what the leading group did not take in', async () => {
  const w = await world({ now: '2026-09-18T09:05+08:00' });
  const office = w.as(OFFICE);
  const projects = [
    ['智慧急救', 12],
    ['智慧门诊', 2],
    ['智慧药房', 3],
    ['智慧病房', 1],
  ] as const;
  for (const [name] of projects) {
    await declare(w, { name });
    await decide(w, OFFICE, '合格');
  }
  await inviteReview(w, '2026-09-22');
  await w.clock.to('2026-09-22T11:00+08:00');
  for (const [, rank] of projects) {
    await conclude(w, '同意实施', CONCLUSION);
    await decide(w, OFFICE, '编入草案', { 排序号: rank, '排序理由（轻重缓急、财力可能）': '群众急需' });
  }
  // The newest card of the leading group is that of the last, 智慧病房.
  await decide(w, LEADING, '不予入库', { 不予入库的理由: '财力不足' });

  await office.say('清单');
  await office.press('2027 年度');
  const issued = await office.press('出具清单');
  expect(issued.toast?.content).toBe('清单已出具。');
  const sheets = await readWorkbook(office.files().at(-1)?.bytes ?? new Uint8Array());
  const rows = 'unreadable' in sheets ? [] : (sheets[0]?.rows ?? []);
  expect(rows.slice(3, -3).map((row) => row.slice(0, 3))).toEqual([
    [1, 2, '智慧门诊'],
    [2, 3, '智慧药房'],
    [3, 12, '智慧急救'],
  ]);
  expect(rows.at(-3)?.filter((cell) => cell !== null)).toEqual(['合计', 180]);
  await w.close();
});
