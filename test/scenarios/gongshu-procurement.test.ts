import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { HANDLER, LEAD, newest, OFFICE, PDF, project } from './gongshu-kit.js';
import { capped, decide, fileContract, funded, OVER_CAP, sign, writeTender } from './gongshu-steps.js';

const CONFIRMED = { 参加确认的专家: '魏博、陶然', 专家确认意见: '与审定意见一致' };

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

describe('the threshold of 50 万元', () => {
  it('[GS-12] includes the number itself', async () => {
    await funded(w, { price: 50 });
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'procurement' });
    expect(newest(w, HANDLER).text()).toContain('请按审查意见编写招标需求');
  });

  it('[GS-12][GS-13] leaves what is below it to the unit: straight to the contract', async () => {
    await funded(w, { price: 49.999999 });
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'contract' });
    expect(newest(w, HANDLER).text()).toContain('请签订合同后登记签订日期和金额');
  });
});

it('[GS-12] takes the tender only with its paper and in agreement with the review; the office has experts confirm it', async () => {
  await funded(w);
  const he = w.as(HANDLER);
  await he.press('去办理');
  const faulty = await he.fill({ 招标内容概要: '调度平台软件开发与三年维护', 与审定意见一致: '否' }).press('下一页：核对');
  expect(faulty.card.text()).toMatch(/与审定意见一致[\s\S]*须选“是”才能提交[\s\S]*招标需求文件：还没有上传/);
  expect(faulty.card.buttons()).not.toContain('提交');

  await he.send({ name: '招标需求文件.pdf', bytes: PDF });
  await he.press('去修改：招标需求', faulty.card);
  await he.fill({ 与审定意见一致: '是' }).press('下一页：核对');
  await he.press('提交');
  expect(newest(w, OFFICE).text()).toMatch(/招标需求确认[\s\S]*招标内容概要[\s\S]*审定经费预算[\s\S]*招标需求文件\.pdf/);

  await decide(w, OFFICE, '不准采购，退回', { '修改意见（每行一条）': '终端规格高于审定意见' });
  expect(newest(w, HANDLER).text()).toMatch(/不准采购，退回[\s\S]*终端规格高于审定意见/);
  await he.press('去办理');
  await he.press('回应修改意见（还剩 1 条）');
  await he.fill({ '第 1 条的整改情况': '已改为审定规格' }).press('保存回应');
  await he.press('核对并提交');
  await he.press('提交');
  expect(newest(w, OFFICE).text()).toContain('已改为审定规格');
  await decide(w, OFFICE, '核准', CONFIRMED);
  expect(newest(w, HANDLER).text()).toMatch(/核准[\s\S]*魏博、陶然[\s\S]*由领导小组办公室办理“确定采购最高限价”/);
});

it('[GS-13] tells the unit the price cap, and lets it go and buy', async () => {
  await funded(w);
  await writeTender(w);
  await decide(w, OFFICE, '核准', CONFIRMED);
  expect(newest(w, OFFICE).text()).toMatch(/确定采购最高限价[\s\S]*审定经费预算：60 万元/);
  await decide(w, OFFICE, '确定限价', { '采购最高限价（万元）': 55.5, 参加估价的单位和专家: '发改经信局、财政局、魏博' });

  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'contract' });
  const told = w
    .as(HANDLER)
    .cards({})
    .find((card) => card.title() === '确定采购最高限价：确定限价');
  expect(told?.text()).not.toContain('征询有关单位意见');
  expect(told?.text()).toMatch(/采购最高限价\n55\.5 万元[\s\S]*请签订合同后登记签订日期和金额/);
  expect(newest(w, LEAD).text()).toContain('可以组织采购');
});

describe('a contract above the price cap', () => {
  const WARNING = '合同金额高于采购最高限价，请核对（合同金额 56 万元，采购最高限价 55 万元）';

  it('[GS-13] is warned of to the unit and shown to the office, and may still be filed', async () => {
    await capped(w);
    await sign(w, { amount: 56 });

    for (const person of [HANDLER, LEAD, OFFICE]) {
      expect(
        w
          .as(person)
          .cards({})
          .some((card) => card.text().includes(WARNING)),
      ).toBe(true);
    }
    expect(newest(w, OFFICE).text()).toMatch(new RegExp(`高于采购最高限价的说明：${OVER_CAP}`));
    await w.as(OFFICE).say('进度 智慧急救');
    expect(newest(w, OFFICE).text()).toContain(WARNING);
    expect((await fileContract(w)).toast?.content).toBe('已备案。');
    // What is to be minded besides is told apart from what the notice is about.
    expect(newest(w, OFFICE).text()).toMatch(
      /合同已备案[\s\S]*注意：合同金额高于采购最高限价，请核对（合同金额 56 万元，采购最高限价 55 万元）/,
    );
  });

  it('[GS-13] is none when it is exactly the cap', async () => {
    await capped(w);
    await sign(w, { amount: 55 });
    for (const person of [HANDLER, LEAD, OFFICE]) {
      expect(
        w
          .as(person)
          .cards({})
          .some((card) => card.text().includes('高于采购最高限价')),
      ).toBe(false);
    }
  });
});
