import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import { deadlines, decide, FINANCE, HANDLER, LEAD, newest, OFFICE, ok, openTasks, project, take, told } from './gaoqing-kit.js';
import { evaluate, settle } from './gaoqing-acceptance-kit.js';
import { arrive } from './gaoqing-road.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

describe('after the acceptance', () => {
  it('[GQ-25] finance has the accounts examined, and pays by what comes of it', async () => {
    await arrive(w, 'settlement');
    await w.as(FINANCE).say('进度 智慧校园');
    const blank = await take(w, FINANCE, '结算评审');
    const held = await w
      .as(FINANCE)
      .fill({ 第三方中介机构: '某会计师事务所', 结算评审金额: 57.5, 评审完成日期: '2026-09-18' })
      .press('登记', blank);
    expect(held.toast?.content).toContain('结算评审报告（在第三方中介机构）');
    await settle(w);
    expect(told(w, LEAD)).toContain('结算评审已完成');
    expect(newest(w, FINANCE).text()).toMatch(/后续拨款[\s\S]*57.5 万元/);
    await ok(decide(w, FINANCE, '已拨款'));
    expect(await project(w)).toMatchObject({ stage: 'evaluation' });
  });

  it('[GQ-25][GQ-20] nothing is paid while the government holds the money back', async () => {
    await arrive(w, 'settlement');
    await settle(w);
    await kit.recognise(w, 'fundsWithheld');
    expect((await decide(w, FINANCE, '已拨款')).toast?.content).toContain('县政府已批准暂缓拨付该项目建设资金');
    expect(await project(w)).toMatchObject({ stage: 'settlement' });
  });
});

describe('the evaluation', () => {
  it('[GQ-30][GQ-41] looks at progress, money, running and effect, and at everybody who took part', async () => {
    await arrive(w, 'evaluation');
    await ok(evaluate(w, { 评估结论: '达到应有绩效' }));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'done' });
    expect(told(w, LEAD)).toMatch(/绩效评估结果已形成/);
    const { id } = await project(w);
    const kept = await w.db.tx((tx) => tx.forms.latest(id, 'evaluation'));
    expect(kept?.values).toMatchObject({
      effect: '覆盖全部学校',
      partners: [{ kind: '承建单位', name: '某科技公司', verdict: '合格' }],
    });
  });

  it('[GQ-41] has a poor project mended within a term; one that stays poor is in the record of its unit', async () => {
    await arrive(w, 'evaluation');
    await ok(evaluate(w, { 评估结论: '应用绩效低下', 整改期限: 60 }));
    expect(await deadlines(w, 'improve')).toEqual([['running', '2026-09-18', '2026-11-17']]);
    await take(w, HANDLER, '绩效整改');
    await w.as(HANDLER).fill({ 整改措施和效果: '补充培训，使用率升至四成' }).press('下一页：核对');
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
    expect(newest(w, OFFICE).text()).toMatch(/绩效复评[\s\S]*使用率升至四成/);
    await ok(decide(w, OFFICE, '仍达不到', { 仍达不到的理由: '使用率低于设计值一半' }));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'done' });
    const record = kit.cardOf(w, OFFICE, '年度记录待确认');
    expect(record.text()).toContain('绩效整改后仍达不到，压缩或不予安排下一年度项目');
    await ok(w.as(OFFICE).press('确认', record));
    await arrive(w, 'planning', { declared: { name: '智慧阅读' } });
    expect(newest(w, OFFICE).text()).toContain('该单位 2026 年度记录：绩效整改后仍达不到');
    await ok(decide(w, OFFICE, '不予安排', { 不予安排的理由: '上年度绩效不达标' }));
    expect(newest(w, FINANCE).text()).toMatch(/会同编制年度建设计划[\s\S]*不予安排/);
    expect(await openTasks(w)).toEqual([]);
  });

  it('[GQ-41] leaves no record of one that was mended', async () => {
    await arrive(w, 'evaluation');
    await ok(evaluate(w, { 评估结论: '应用绩效低下', 整改期限: 60 }));
    await take(w, HANDLER, '绩效整改');
    await w.as(HANDLER).fill({ 整改措施和效果: '使用率升至九成' }).press('下一页：核对');
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
    await ok(decide(w, OFFICE, '达到应有绩效'));
    const { unitId } = await project(w);
    expect(await w.db.tx((tx) => tx.ledger.ofUnit('gaoqing', 2026, unitId))).toEqual([]);
  });
});
