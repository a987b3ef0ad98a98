import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { declare, fillDeclaration, FINANCE, HANDLER, LEAD, newest, OFFICE, PDF, project, until } from './gongshu-kit.js';
import { decide } from './gongshu-steps.js';

const URGENT = { '是否突发性、紧急性项目': '是', 紧急事由: '汛期指挥系统主机故障' };

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

it('[GS-11] says before it is handed in who reads it next: finance, and no prereview', async () => {
  const { card } = await fillDeclaration(w, { basic: URGENT });
  const asked = JSON.stringify(card.json);
  expect(asked).toContain('提交后由区财政局办理');
  expect(asked).not.toContain('预审');
});

it('[GS-11] goes past the review: finance, the joint opinion, the district government, then procurement as everybody', async () => {
  await declare(w, { basic: URGENT });
  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'urgent' });
  expect(newest(w, FINANCE).text()).toMatch(/财政局意见[\s\S]*汛期指挥系统主机故障/);
  await decide(w, FINANCE, '同意');

  await decide(w, OFFICE, '建议纳入', { 建议纳入的理由: '情况紧急，建议先行实施' });
  const consent = newest(w, OFFICE);
  expect(consent.title()).toBe('登记区政府意见');
  await w.as(OFFICE).send({ name: '区政府同意文件.pdf', bytes: PDF });
  const typed = { 同意日期: '2026-09-18', 文号或批示编号: '拱政办〔2026〕12号' };
  await w.as(OFFICE).fill(typed).press('区政府同意', consent);

  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'procurement' });
  expect(newest(w, HANDLER).text()).toMatch(/区政府同意[\s\S]*拱政办〔2026〕12号[\s\S]*编写招标需求/);
  await w.as(HANDLER).press('去办理');
  await w.as(HANDLER).send({ name: '招标需求文件.pdf', bytes: PDF });
  await w.as(HANDLER).fill({ 招标内容概要: '主机更换与数据迁移', 与审定意见一致: '是' }).press('下一页：核对');
  expect((await w.as(HANDLER).press('提交')).toast?.content).toBe('已提交。');
});

it('[GS-11] below 50 万元 leads from the consent straight to the contract', async () => {
  await declare(w, { basic: URGENT, price: 30 });
  await decide(w, FINANCE, '同意');
  await decide(w, OFFICE, '建议纳入', { 建议纳入的理由: '情况紧急' });
  await w.as(OFFICE).send({ name: '区政府同意文件.pdf', bytes: PDF });
  await decide(w, OFFICE, '区政府同意', { 同意日期: '2026-09-18', 文号或批示编号: '拱政办〔2026〕12号' });
  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'contract' });
});

it('[GS-11] ends where the district government does not consent', async () => {
  await declare(w, { basic: URGENT });
  await decide(w, FINANCE, '不同意', { 不同意的理由: '无预算' });
  await decide(w, OFFICE, '建议纳入', { 建议纳入的理由: '情况紧急' });
  await decide(w, OFFICE, '区政府不同意', { 区政府不同意的理由: '按常规程序申报' });

  expect(await project(w, '智慧急救')).toMatchObject({ status: 'ended', result: 'failed' });
  expect(newest(w, LEAD).text()).toContain('按常规程序申报');
});

it('[GS-11] goes the ordinary way where the joint opinion finds nothing urgent', async () => {
  await declare(w, { basic: URGENT });
  await decide(w, FINANCE, '不同意', { 不同意的理由: '不属于突发情况' });
  await decide(w, OFFICE, '按常规申报', { '修改意见（每行一条）': '改为常规项目申报' });
  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'revising' });
  expect(newest(w, HANDLER).text()).toContain('改为常规项目申报');
});

it('[GS-11] lets the office check the answers to what it asked for, where the project is declared as urgent again', async () => {
  await declare(w, { basic: URGENT });
  await decide(w, FINANCE, '同意');
  await decide(w, OFFICE, '按常规申报', { '修改意见（每行一条）': '请附故障鉴定' });
  const he = w.as(HANDLER);
  await he.press('去办理');
  await until(w, HANDLER, '下一页', '还有 1 条没有回应');
  await he.press('回应修改意见（还剩 1 条）');
  await he.fill({ '第 1 条的整改情况': '已附鉴定报告' }).press('保存回应');
  await he.press('核对并提交');
  await until(w, HANDLER, '下一页', '请核对后提交');
  await he.press('提交');
  await decide(w, FINANCE, '同意');
  expect(newest(w, OFFICE).text()).toMatch(/会同出具意见[\s\S]*已附鉴定报告/);
  expect(newest(w, OFFICE).buttons()).toContain('逐条核对整改');
});
