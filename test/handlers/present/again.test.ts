import { afterEach, beforeEach, expect, it } from 'vitest';
import { declare, HANDLER, newest, OFFICE, PDF, until } from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import { type World, world } from '../../support/world.js';

/** 智慧急救, sent back with one opinion and handed in again with an answer, a row and a file changed. */
let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await declare(w);
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
});
afterEach(() => w.close());

async function handInAgain(): Promise<void> {
  const he = w.as(HANDLER);
  await he.press('去办理');
  await he.press('回应修改意见（还剩 1 条）');
  await he.fill({ '第 1 条的整改情况': '已补充' }).press('保存回应');
  await he.press('返回信息化项目申报表');
  await he.fill({ 主要建设内容: '建设急救调度平台，补充与卫健平台的接口' }).press('下一页');
  await until(w, HANDLER, '下一页', '添加一行');
  await he.press('添加一行');
  await he.fill({ 类别: '软件开发', 名称: '接口开发', 数量: 1, '单价（万元）': 5 }).press('保存这一行');
  await until(w, HANDLER, '下一页', '上传 项目实施方案');
  await he.press('重新上传 项目实施方案');
  await he.send({ name: '项目实施方案（二稿）.pdf', bytes: new Uint8Array([...PDF, 10]) });
  await he.press('下一页：核对');
  await he.press('提交');
}

it('shows the reviewer first what changed: answers, rows, files; what he read before is folded', async () => {
  await handInAgain();
  const card = newest(w, OFFICE);
  const text = card.text();
  expect(text).toMatch(/主要建设内容：建设全区统一的院前急救调度与数据共享平台 → 建设急救调度平台，补充与卫健平台的接口/);
  expect(text).toMatch(/预算[^\n]*：新增“[^”]*接口开发/);
  expect(text).toContain('项目实施方案：项目实施方案.pdf → 项目实施方案（二稿）.pdf');
  expect(text).toMatch(/互联共享（没有变化）/);
  expect(text).toMatch(/预算（改了 \d 处，见上）/);
  expect(text).toMatch(/没有更换的材料（1 份）/);
  expect(text.indexOf('→')).toBeLessThan(text.indexOf('（没有变化）'));
});

it('says so when nothing was changed', async () => {
  const he = w.as(HANDLER);
  await he.press('去办理');
  await he.press('回应修改意见（还剩 1 条）');
  await he.fill({ '第 1 条的整改情况': '不涉及' }).press('保存回应');
  await he.press('核对并提交');
  await until(w, HANDLER, '下一页', '请核对后提交');
  await he.press('提交');
  expect(newest(w, OFFICE).text()).toContain('与上次提交相比，填报内容没有变化');
});
