import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import {
  cardOf,
  decide,
  FINANCE,
  HANDLER,
  LEAD,
  newest,
  OFFICE,
  ok,
  openTasks,
  project,
  send,
  take,
  told,
} from './gaoqing-kit.js';
import { arrive } from './gaoqing-road.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

const CONTRACT = { 承建单位: '某科技公司', 合同金额: 58 };

/** The papers of the tender, handed in. */
async function submitTender(): Promise<kit.Pressed> {
  await take(w, HANDLER, '报审采购文件');
  await send(w, HANDLER, '项目采购文件');
  await w.as(HANDLER).press('继续办理');
  const { card } = await w.as(HANDLER).fill({ 采购内容概要: '平台软件开发与实施' }).press('下一页：核对');
  return w.as(HANDLER).press('提交', card);
}

describe('the tender', () => {
  it('[GQ-16] is examined by the office before anything is bought; nothing can be registered before', async () => {
    await arrive(w, 'procurement');
    await w.as(HANDLER).say('进度 智慧校园');
    const { card } = await w.as(HANDLER).press('登记承建单位');
    await send(w, HANDLER, '项目合同复印件');
    const { toast } = await w
      .as(HANDLER)
      .fill(CONTRACT)
      .press('登记', cardOf(w, HANDLER, '登记承建单位'));
    expect(toast?.content).toContain('采购文件还没有经县大数据局审核，不得采购');
    expect(toast?.content).toContain('三（三）1');
    expect(card.title()).toBe('登记承建单位');
    expect(await project(w)).toMatchObject({ stage: 'procurement' });
  });

  it('[GQ-16] is sent back to be mended, then may be bought, and the contract begins the building', async () => {
    await arrive(w, 'procurement');
    await ok(submitTender());
    await ok(decide(w, OFFICE, '退回修改', { '修改意见（每行一条）': '评分办法须公开' }));
    await w.as(HANDLER).press('去办理');
    await w.as(HANDLER).press('回应修改意见（还剩 1 条）');
    await w.as(HANDLER).fill({ '第 1 条的整改情况': '已补充评分表' }).press('保存回应');
    await w.as(HANDLER).press('核对并提交');
    await kit.toTheEnd(w);
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
    expect(newest(w, OFFICE).text()).toMatch(/审核采购文件[\s\S]*已补充评分表/);
    await ok(decide(w, OFFICE, '审核通过'));
    for (const person of [HANDLER, FINANCE]) expect(told(w, person)).toContain('采购文件已经审核，可以按程序政府采购');

    // The policy says which task it is; its name does not.
    await w.as(HANDLER).say('合同备案');
    expect(newest(w, HANDLER).title()).toBe('登记承建单位');
    const card = await take(w, HANDLER, '登记承建单位');
    expect((await w.as(HANDLER).fill(CONTRACT).press('登记', card)).toast?.content).toContain('项目合同复印件');
    await send(w, HANDLER, '项目合同复印件');
    await ok(
      w
        .as(HANDLER)
        .fill(CONTRACT)
        .press('登记', cardOf(w, HANDLER, '登记承建单位')),
    );
    expect(await project(w)).toMatchObject({ stage: 'building' });
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'startWork']);
  });

  it('[GQ-06] of a project in the county’s plan of great investments waits for 发改’s approval', async () => {
    await arrive(w, 'procurement', { declared: { keyInvestment: true } });
    expect(await openTasks(w)).toEqual(['budget', 'fileInvestment', 'submitTender']);
    expect((await submitTender()).toast?.content).toContain('须先经县发改部门立项审批');
    const card = await take(w, HANDLER, '登记发改立项批复');
    await send(w, HANDLER, '发改立项批复');
    await ok(w.as(HANDLER).press('登记', card));
    await ok(w.as(HANDLER).press('提交', cardOf(w, HANDLER, '确认并提交：采购文件审核')));
    expect(newest(w, OFFICE).text()).toContain('审核采购文件');
  });
});

describe('the building', () => {
  it('[GQ-42] is answered for by the unit’s head, who keeps to what was approved', async () => {
    await arrive(w, 'building');
    const card = await take(w, LEAD, '主要负责人负总责');
    expect(card.text()).toContain('主要负责人负总责');
    const first = await w.as(LEAD).press('确认', card);
    const answers = { '对进度、质量、资金和运行管理负总责': '是', 严格按批准的建设方案和年度计划实施: '否' };
    const held = await w.as(LEAD).fill(answers).press('确认', first.card);
    expect(held.card.text()).toContain('须选“是”才能提交');
    await ok(w.as(LEAD).fill({ 严格按批准的建设方案和年度计划实施: '是' }).press('确认', held.card));
    for (const person of [HANDLER, OFFICE]) expect(told(w, person)).toContain('主要负责人已确认对项目负总责');
    await w.as(HANDLER).say('进度 智慧校园');
    expect(newest(w, HANDLER).buttons()).not.toContain('去办理：主要负责人负总责');
  });

  it('[GQ-42] begins once somebody was found to build: not before the contract', async () => {
    await arrive(w, 'building');
    const card = await take(w, HANDLER, '开工登记');
    const { toast } = await w.as(HANDLER).fill({ 开工日期: '2026-09-17' }).press('登记', card);
    expect(toast?.content).toContain('合同 2026年9月18日（周五）签订，开工日期不能更早。请核对开工日期。');
    await ok(w.as(HANDLER).fill({ 开工日期: '2026-09-18' }).press('登记', newest(w, HANDLER)));
    expect(await openTasks(w)).toContain('complete');
  });

  it('[GQ-19] of 200 万元 or more has a supervisor before it begins, whose papers the office has', async () => {
    await arrive(w, 'building', { total: 200 });
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'startWork', 'fileSupervisor']);
    const start = await take(w, HANDLER, '开工登记');
    expect((await w.as(HANDLER).press('登记', start)).toast?.content).toContain('开工前须确定监理单位并备案');
    const card = await take(w, HANDLER, '监理单位备案');
    const named = w.as(HANDLER).fill({ 监理单位: '某监理公司', 项目监理负责人: '高工某' });
    expect((await named.press('备案', card)).toast?.content).toContain('监理单位资质');
    await send(w, HANDLER, '监理单位资质', '监理负责人执业资格证书');
    await ok(named.press('备案', cardOf(w, HANDLER, '监理单位备案')));
    expect(newest(w, OFFICE).text()).toContain('监理单位已备案');
    await ok(w.as(HANDLER).press('登记', await take(w, HANDLER, '开工登记')));
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'complete']);
  });

  it.each([
    ['below 200 万元', { total: 199.999999 }],
    ['a service', { total: 260, declared: { category: '信息化服务项目' } }],
  ])('[GQ-19] asks for none of %s', async (_, road) => {
    await arrive(w, 'building', road);
    await ok(w.as(HANDLER).press('登记', await take(w, HANDLER, '开工登记')));
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'complete']);
  });

  it('[GQ-19] leaves an exception to the office', async () => {
    await arrive(w, 'building', { total: 260 });
    await kit.recognise(w, 'noSupervisor');
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'startWork']);
    expect(cardOf(w, HANDLER, '监理单位备案：已取消').buttons()).not.toContain('备案');
    await kit.recognise(w, 'noSupervisor');
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'startWork', 'fileSupervisor']);
    await kit.recognise(w, 'noSupervisor');
    await ok(w.as(HANDLER).press('登记', await take(w, HANDLER, '开工登记')));
    expect(await openTasks(w)).toEqual(['budget', 'takeCharge', 'complete']);
  });

  it('[GQ-21] is accepted by the unit once the trial runs, also where no software is new', async () => {
    await arrive(w, 'started');
    await w.clock.to('2026-10-09T09:05+08:00');
    const card = await take(w, HANDLER, '建成登记');
    const built = { 建设完成日期: '2026-09-21', 试运行开始日期: '2026-09-23', 是否有新开发的应用软件: '否' };
    await ok(w.as(HANDLER).fill(built).press('登记', card));
    await take(w, HANDLER, '初步验收');
    await send(w, HANDLER, '信息安全风险评估报告', '项目初验报告');
    await w.as(HANDLER).press('继续办理');
    const answers = { 信息安全风险评估机构: '某测评公司', 试运行情况及相关数据: '运行平稳正常', 初步验收日期: '2026-09-22' };
    const { card: confirm } = await w.as(HANDLER).fill(answers).press('下一页：核对');
    expect((await w.as(HANDLER).press('提交', confirm)).toast?.content).toContain(
      '试运行 2026年9月23日（周三）开始，初步验收日期不能更早',
    );
    await w.as(HANDLER).press('去修改：初步验收', newest(w, HANDLER));
    await w.as(HANDLER).fill({ 初步验收日期: '2026-09-23' }).press('下一页：核对');
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
  });
});
