import { afterAll, beforeAll, expect, it } from 'vitest';
import { knownYears } from '../support/time.js';
import { type World, world } from '../support/world.js';
import {
  ASSETS,
  begin,
  decide,
  ENTERPRISE,
  FINANCE,
  fileWith,
  handIn,
  heard,
  LEADING,
  newest,
  OFFICE,
  open,
} from './yongchuan-kit.js';
import { contracted, type Story } from './yongchuan-steps.js';

/** What a project that stands still leaves undone at others. */
const NAME = '智慧水务';
const STORY: Story = { by: ENTERPRISE, name: NAME, list: { 单位性质: '区属国有企业' } };
const ORDER = { 责令措施: '停建整改', 未遵守本办法的情形: '绕过统一平台', 整改要求: '全部接入', 整改期限: 20 };

let w: World;
beforeAll(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00', ports: { calendar: knownYears(2027, 2031) } });
  await contracted(w, STORY);
});
afterAll(() => w.close());

const ofFunds = () =>
  w
    .as(ASSETS)
    .cards({})
    .find((card) => card.title() === '核定经费');

const saysOf = async (who: string, command: string) => {
  await w.as(who).say(`${command} ${NAME}`);
  return newest(w, who);
};

it('[YC-24] is no matter of the unit’s before the order is out: it neither reads that one is written, nor urges it', async () => {
  await begin(w, OFFICE, '责令停用、停建整改', NAME);
  for (const command of ['进度', '下一步', '为什么']) {
    const card = await saysOf(ENTERPRISE, command);
    expect(`${card.text()} ${card.buttons().join(' ')}`).not.toContain('责令');
  }
  await saysOf(ENTERPRISE, '进度');
  await w.as(ENTERPRISE).press('办理经过');
  expect(newest(w, ENTERPRISE).text()).not.toContain('责令');
  await w.as(ENTERPRISE).say('我的项目');
  expect(newest(w, ENTERPRISE).text()).not.toContain('大数据发展局');
  expect((await saysOf(ASSETS, '进度')).text()).toContain('办理“责令停用、停建整改”');
  // What is let go again is as if it had not been begun.
  await saysOf(OFFICE, '进度');
  await w.as(OFFICE).press('不办了：责令停用、停建整改');
  await saysOf(ENTERPRISE, '进度');
  await w.as(ENTERPRISE).press('办理经过');
  expect(newest(w, ENTERPRISE).text()).not.toContain('责令');
});

it('[YC-24] is said to whoever had to decide something of it, on his card, his lists and by 为什么', async () => {
  const funds = await begin(w, ENTERPRISE, '申请建设运维经费', NAME);
  await fileWith(w, ENTERPRISE, funds, '申请', { answers: { 经费用途: '建设费', 申请金额: 60, 用款说明: '进度款' } });
  expect(ofFunds()?.text()).not.toContain('中止');

  const order = await begin(w, OFFICE, '责令停用、停建整改', NAME);
  await fileWith(w, OFFICE, order, '责令整改', { answers: ORDER });
  expect(ofFunds()?.text()).toContain('起中止（责令停用、停建整改），恢复后才能办理');
  expect(heard(w, ASSETS, /项目中止，您的待办先停下[\s\S]*“采购和资金使用监管”“核定经费”等恢复后再办/)).toBe(true);
  expect(heard(w, FINANCE, '您的待办先停下')).toBe(false);

  await w.as(ASSETS).say('首页');
  expect(newest(w, ASSETS).text()).toMatch(/核定经费\n　项目中止中（责令停用、停建整改），恢复后才能办理/);
  await w.as(ENTERPRISE).say(`为什么 ${NAME}`);
  const why = newest(w, ENTERPRISE).text();
  expect(why).toContain('待办：整改');
  expect(why).not.toMatch(/待办：(核定经费|组织初验)/);
  expect(why).toMatch(/恢复后接着办：[^\n]*“组织初验”[^\n]*“核定经费”/);
});

it('[YC-24] leads him back when it goes on', async () => {
  const card = await open(w, ENTERPRISE, '整改', NAME);
  await handIn(w, ENTERPRISE, card, { answers: { 整改情况: '已全部接入' }, files: ['整改报告.pdf'] }, '报送');
  // Who is asked about funds says nothing on whether the project may go on.
  expect(newest(w, OFFICE).title()).toBe('重新评估');
  expect(newest(w, OFFICE).text()).not.toContain('还没有答复');
  await decide(w, OFFICE, '达标');
  await decide(w, LEADING, '同意续用、续建');
  expect(ofFunds()?.text()).not.toContain('中止');
  expect(heard(w, ASSETS, /项目恢复，请接着办[\s\S]*“核定经费”可以办了/)).toBe(true);
});
