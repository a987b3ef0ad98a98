import { afterEach, beforeEach, expect, it } from 'vitest';
import { applied, decide, HANDLER, handedIn, newest, OFFICE, onward } from '../../scenarios/linan-meeting-kit.js';
import { type World, world } from '../../support/world.js';

/** 智慧场馆, whose declaration came back once and was then approved: the application is read for the first time. */
let w: World;
beforeEach(async () => {
  w = await world();
  await handedIn(w, '智慧场馆');
  await decide(w, OFFICE, '退回修改', { '修改意见（每行一条）': '建设周期过长' });
  const li = w.as(HANDLER);
  await li.press('去办理');
  await li.press('回应修改意见（还剩 1 条）');
  const answered = await li.fill({ '第 1 条的整改情况': '改为 5 个月' }).press('保存回应');
  const form = await li.press('返回项目申报表', answered.card);
  const unit = await onward(li, form.card, { 建设周期: 5 }, '单位信息');
  const files = await onward(li, await onward(li, unit, {}, '预算'), {}, '材料');
  await li.press('提交', (await li.press('下一页：核对', files)).card);
  expect(newest(w, OFFICE).text()).toMatch(/改了 1 处[\s\S]*建设周期（月）：6 → 5/);
  await decide(w, OFFICE, '通过');
  await applied(w);
});
afterEach(() => w.close());

it('compares what the review is about, and not a form of an earlier step', () => {
  const text = newest(w, OFFICE).text();
  expect(newest(w, OFFICE).title()).toBe('规范性初审');
  expect(text).not.toContain('与上次提交相比');
  expect(text).not.toContain('没有更换的材料');
  expect(text).toMatch(/建设方案[\s\S]*数据资源目录/);
});

it('names the form where pages of two share a heading', () => {
  const text = newest(w, OFFICE).text();
  expect(text).toContain('项目评审申请：预算');
  expect(text).toContain('项目申报表：预算');
});
