import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import {
  ASSETS,
  decide,
  FINANCE,
  HANDLER,
  heard,
  issue,
  LEAD,
  LEADING,
  newest,
  NEWTOWN,
  OFFICE,
  openTasks,
  PLANNING,
  project,
  setFlag,
} from './yongchuan-kit.js';
import {
  allAgree,
  APPROVAL,
  CONCLUSION,
  consulted,
  COORDINATION,
  declare,
  enlist,
  INVESTMENT,
  PLAN,
  RECEIPT,
} from './yongchuan-steps.js';

const FOUR = [PLANNING, FINANCE, ASSETS, NEWTOWN];

let w: World;
beforeAll(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await consulted(w);
});
afterAll(() => w.close());

describe('the year’s plan', () => {
  it('[YC-04][YC-02] takes in no project that is off the list, or does not keep to the coordination of resources', async () => {
    await setFlag(w, 'listed');
    const unlisted = await decide(w, OFFICE, '编入计划', PLAN);
    expect(unlisted.toast?.content).toMatch(/不在全区项目清单里，不能编入年度计划.*第八条/);
    await setFlag(w, 'listed');
    await setFlag(w, 'uncoordinated');
    const stray = await decide(w, OFFICE, '编入计划', PLAN);
    expect(stray.toast?.content).toMatch(/不能编入计划。请先让单位整改.*第五条/);
    await setFlag(w, 'uncoordinated');
    await decide(w, OFFICE, '编入计划', PLAN);
    expect(await openTasks(w)).toEqual(['agreePlan', 'agreePlan', 'agreePlan', 'agreePlan']);
  });

  it('[YC-05] is drawn up with four departments, again where one of them has something to say', async () => {
    for (const body of [PLANNING, ASSETS, NEWTOWN]) {
      expect(newest(w, body).text()).toMatch(/会同编制年度计划[\s\S]*轻重缓急：重要/);
      await decide(w, body, '同意');
    }
    await decide(w, FINANCE, '有意见', { 有意见的理由: '本年度资金不足，建议安排 80 万元' });
    expect(await openTasks(w)).toEqual(['draftPlan']);
    expect(newest(w, OFFICE).text()).toContain('建议安排 80 万元');
    await decide(w, OFFICE, '编入计划', { ...PLAN, 安排建设资金: 80 });
    for (const body of FOUR) await decide(w, body, '同意');
  });

  it('[YC-05][YC-14] is decided by the leading group', async () => {
    const rows = await issue(w, 'annualPlan', 2027);
    expect(rows[0]).toEqual(['全区政务信息化项目2027年度计划']);
    expect(rows.find(([no]) => no === 1)?.slice(1, 7)).toEqual([
      '智慧养老平台',
      'YC-2026-001',
      '区民政局',
      '重要',
      80,
      '区级财政',
    ]);
    expect(w.as(LEADING).files().at(-1)?.name).toBe('全区政务信息化项目2027年度计划.xlsx');

    expect(heard(w, LEADING, /审定年度计划[\s\S]*安排建设资金：80 万元/)).toBe(true);
    await decide(w, LEADING, '退回调整', { 退回调整的理由: '改列急需' });
    await decide(w, OFFICE, '编入计划', { ...PLAN, 轻重缓急: '急需' });
    for (const body of FOUR) await decide(w, body, '同意');
    await decide(w, LEADING, '审定同意');
    expect(heard(w, OFFICE, '项目已列入领导小组审定的年度计划')).toBe(true);
    expect(await project(w)).toMatchObject({ stage: 'establishing' });
  });
});

describe('立项 and 投资评审', () => {
  it('[YC-12][YC-14] are decided on the ground of what was found before, by 发改委 and then by finance', async () => {
    const card = newest(w, PLANNING).text();
    expect(card).toMatch(/立项和概算审批[\s\S]*技术先进性：架构先进[\s\S]*轻重缓急：急需/);
    await setFlag(w, 'uncoordinated');
    const refused = await decide(w, PLANNING, '批准立项', APPROVAL);
    expect(refused.toast?.content).toMatch(/不能批准立项.*第五条/);
    await setFlag(w, 'uncoordinated');
    await decide(w, PLANNING, '批准立项', { ...APPROVAL, 批复概算: 96 });
    expect(newest(w, HANDLER).text()).toMatch(/批准立项[\s\S]*永发改投〔2026〕8号[\s\S]*96 万元/);
    expect(newest(w, FINANCE).text()).toMatch(/投资评审[\s\S]*技术先进性：架构先进[\s\S]*批复概算：96 万元/);
  });

  it('[YC-04][YC-02] set no money aside for a project off the list', async () => {
    await decide(w, FINANCE, '退回重报概算', { 退回重报概算的理由: '设备费重复计列' });
    await decide(w, PLANNING, '批准立项', { ...APPROVAL, 批复概算: 92 });
    await setFlag(w, 'listed');
    const refused = await decide(w, FINANCE, '评审通过', INVESTMENT);
    expect(refused.toast?.content).toMatch(/不在全区项目清单里，不能安排预算和国有资金.*第八条/);
    await setFlag(w, 'listed');
    await setFlag(w, 'uncoordinated');
    expect((await decide(w, FINANCE, '评审通过', INVESTMENT)).toast?.content).toMatch(/不能安排资金.*第五条/);
    await setFlag(w, 'uncoordinated');
    await decide(w, FINANCE, '评审通过', { ...INVESTMENT, 评审金额: 90 });
    expect(await project(w)).toMatchObject({ stage: 'building', totalWan: 90 });
    expect(heard(w, LEAD, '项目已通过全部审批，可以组织实施')).toBe(true);
    expect(await openTasks(w)).toEqual(['organise']);
  });
});

it('[YC-06] an urgent project goes through 第十一条 as any other, but past the list and the plan', async () => {
  const name = '汛期预警';
  const list = {
    '是否统一安排、亟需建设的项目': '是',
    由谁统一安排: '市级部门',
    安排的文件名和文号: '《紧急通知》',
    亟需建设的理由: '汛期前必须建成',
    项目类型: '改扩建',
  };
  const story = { name, list };
  await enlist(w, { ...story, files: ['急需项目书面报告.pdf'] });
  await decide(w, LEADING, '同意');
  await declare(w, story);
  await decide(w, OFFICE, '受理', RECEIPT);
  await decide(w, OFFICE, '通过', COORDINATION);
  expect(await openTasks(w, name)).toEqual(['consult', 'consult', 'consult', 'consult', 'consult']);
  await allAgree(w, story);
  await decide(w, OFFICE, '通过会商', CONCLUSION);
  expect(await project(w, name)).toMatchObject({ stage: 'establishing' });
  await decide(w, PLANNING, '批准立项', APPROVAL);
  await decide(w, FINANCE, '评审通过', INVESTMENT);
  expect(await project(w, name)).toMatchObject({ stage: 'building' });
});

it('[YC-14] ends where 发改委 does not approve', async () => {
  const story = { name: '数字档案', list: { 项目类型: '续建' }, declaration: {} };
  await consulted(w, story);
  await decide(w, OFFICE, '编入计划', PLAN);
  for (const body of FOUR) await decide(w, body, '同意');
  await decide(w, LEADING, '审定同意');
  await decide(w, PLANNING, '不予立项', { 不予立项的理由: '与市级项目重复' });
  expect(await project(w, '数字档案')).toMatchObject({ status: 'ended', result: 'failed' });
  for (const person of [HANDLER, LEAD]) expect(heard(w, person, '与市级项目重复')).toBe(true);
});

it('[YC-05] a project that the leading group does not take in stands in no plan', async () => {
  const story = { name: '旧区改造', list: { 项目类型: '续建' } };
  await consulted(w, story);
  await decide(w, OFFICE, '编入计划', PLAN);
  for (const body of FOUR) await decide(w, body, '同意');
  const plan = async (): Promise<string> => {
    await w.as(OFFICE).say('清单');
    return (await w.as(OFFICE).press('全区政务信息化项目年度计划：2027 年度')).card.text();
  };
  expect(await plan()).toContain('旧区改造');
  await decide(w, LEADING, '不列入计划', { 不列入计划的理由: '资金不足' });
  expect(await project(w, '旧区改造')).toMatchObject({ status: 'ended', result: 'failed' });
  expect(await plan()).not.toContain('旧区改造');
});
