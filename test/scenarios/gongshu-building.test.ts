import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pressed } from '../../sandbox/driver.js';
import { type World, world } from '../support/world.js';
import { declare, FINANCE, HANDLER, LEAD, LEADING, newest, OFFICE, PDF, project } from './gongshu-kit.js';
import { open } from './gongshu-life-kit.js';
import { capped, decide, fileContract, funded, sign, writeTender } from './gongshu-steps.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

/** A project under construction since 2026-09-22. */
async function building(price: number): Promise<void> {
  await (price < 50 ? funded(w, { price }) : capped(w, { price }, price));
  await sign(w, { amount: price });
  await fileContract(w);
}

const openTasks = async () => {
  const { id } = await project(w, '智慧急救');
  return (await w.db.tx((tx) => tx.tasks.ofProject(id))).filter(({ state }) => state === 'open').map(({ task }) => task);
};

describe('supervision', () => {
  it('[GS-16] is asked for from 100 万元 on, the number included', async () => {
    await building(100);
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'building' });
    expect(await openTasks()).toEqual(['setGoals', 'fileSupervision', 'goOnline', 'requestAcceptance', 'reportMonitor']);

    const he = w.as(HANDLER);
    const card = he.cards({}).find((one) => one.title() === '提交监理材料');
    // Building begins with the supervision, and ends with going online.
    expect(
      he
        .cards({})
        .findLast((one) => one.title() === '提交成功')
        ?.text(),
    ).toContain('下一步：请落实监理并提交监理材料。');
    const held = await he.fill({ 监理单位: '某监理公司' }).press('提交', card);
    expect(held.card.text()).toContain('项目监理材料：还没有上传');
    await he.send({ name: '项目监理材料.pdf', bytes: PDF });
    expect((await he.press('提交', held.card)).toast?.content).toBe('已提交。');
    expect(newest(w, OFFICE).text()).toContain('项目监理材料已提交');
  });

  it('[GS-16] is not asked for below', async () => {
    await building(99.999999);
    expect(await openTasks()).toEqual(['setGoals', 'goOnline', 'requestAcceptance', 'reportMonitor']);
  });
});

it('[GS-15] goals and budget are reported on every quarter, to the office and finance, each time anew', async () => {
  await building(40);
  await w.clock.to('2026-12-22T17:30+08:00');
  const reminder = newest(w, HANDLER);
  expect(reminder.text()).toMatch(/报送绩效监控报告[\s\S]*12月22日（周二），今天到期/);

  const receipt = await report(w);
  for (const person of [OFFICE, FINANCE]) expect(newest(w, person).text()).toContain('绩效监控报告已报送');
  const { id } = await project(w, '智慧急救');
  const rows = (await w.db.tx((tx) => tx.deadlines.ofProject(id))).filter(({ deadline }) => deadline === 'monitor');
  expect(rows.map(({ state, startOn, dueOn }) => [state, startOn, dueOn])).toEqual([
    ['met', '2026-09-22', '2026-12-22'],
    ['running', '2026-12-22', '2027-03-22'],
  ]);
  await w.as(HANDLER).press('为什么', receipt.card);
  expect(w.as(HANDLER).card(receipt.card.messageId).text()).toContain('默认每季度一次');
});

it('下一步 begins with what is due first, and ends with what has no day', async () => {
  await building(40);
  await w.as(HANDLER).say('下一步 智慧急救');
  expect(w.as(HANDLER).lastCard().text()).toMatch(/绩效监控报告[\s\S]*12月22日[\s\S]*绩效目标[\s\S]*12月31日[\s\S]*竣工验收/);
});

describe('a change of the budget that was handed down', () => {
  const CHANGE = { 变更内容: '增加两个急救站点接入', 变更理由: '新院区年内启用', '调整后预算（万元）': 48 };

  /** A change to that budget is asked for, and both offices agree: the leading group decides next. */
  async function heard(total: number): Promise<void> {
    const he = w.as(HANDLER);
    await he.say('进度 智慧急救');
    await he.press('项目变更申报');
    await he.fill({ ...CHANGE, '调整后预算（万元）': total }).press('下一页：核对');
    await he.press('提交');
    await decide(w, OFFICE, '同意变更', { 同意变更的理由: '确有必要' });
    await decide(w, FINANCE, '同意');
  }

  it('[GS-10] goes from the unit over the office and finance to the leading group', async () => {
    await building(40);
    const he = w.as(HANDLER);
    await he.say('进度 智慧急救');
    const progress = he.lastCard();
    await he.say('进度 智慧急救');
    await he.press('项目变更申报');
    await he.fill(CHANGE).press('下一页：核对');
    await he.press('提交');

    expect(newest(w, OFFICE).text()).toMatch(/变更初步意见[\s\S]*增加两个急救站点接入[\s\S]*48 万元/);
    const toOffice = JSON.stringify(newest(w, OFFICE).json);
    await decide(w, OFFICE, '同意变更', { 同意变更的理由: '确有必要' });
    // One is heard before another may be asked for; what is in the way is said, and not all that could be.
    const again = await he.press('项目变更申报', progress);
    expect(again.toast?.content).toBe('“项目变更申报”现在还不能开始：须没有正在办理“变更征求财政局意见”。（依据：四（三））');
    await he.say('进度 智慧急救');
    expect(he.lastCard().buttons()).not.toContain('项目变更申报');
    expect(newest(w, FINANCE).text()).toMatch(/变更征求财政局意见[\s\S]*确有必要/);
    await decide(w, FINANCE, '同意');
    expect(newest(w, LEADING).text()).toMatch(/变更审定[\s\S]*确有必要/);
    // What the office and the finance bureau said of it lies open; to the office, who heard from the unit, what went before is folded.
    const opened = /"expanded":(\w+),"header":\{"title":[^}]*此前办理/;
    expect(opened.exec(JSON.stringify(newest(w, LEADING).json))?.[1]).toBe('true');
    expect(opened.exec(toOffice)?.[1]).toBe('false');
    await decide(w, LEADING, '同意变更', {});
    for (const person of [HANDLER, LEAD, OFFICE, FINANCE]) {
      const told = newest(w, person).text();
      expect(told).toContain('项目变更已经领导小组审定同意');
      expect(told.split(/审定后的预算\D+48 万元/)).toHaveLength(2);
    }
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'building' });
    expect(await project(w, '智慧急救')).toMatchObject({ totalWan: 48 });
    // The next one begins with what holds now, not with what was declared.
    await he.say('进度 智慧急救');
    expect((await he.press('项目变更申报')).card.text()).toContain('已带出现在的预算 48 万元');
    expect(await openTasks()).toContain('reportMonitor');
    await he.fill({ ...CHANGE, '调整后预算（万元）': 52 }).press('下一页：核对');
    await he.press('提交');
    // Who is asked about it reads what it is to be changed from, and not only what was reviewed at first.
    const from = /审定后的预算：48 万元[\s\S]*调整后预算：52 万元[\s\S]*审定经费预算：40 万元/;
    expect(newest(w, OFFICE).text()).toMatch(from);
    await decide(w, OFFICE, '同意变更', { 同意变更的理由: '确有必要' });
    expect(newest(w, FINANCE).text()).toMatch(from);
    await decide(w, FINANCE, '同意');
    expect(newest(w, LEADING).text()).toMatch(from);
  });

  it('[GS-10][GS-16] asks for supervision where the granted total reaches 100 万元', async () => {
    await building(60);
    await heard(120);
    expect(await openTasks()).not.toContain('fileSupervision');
    await decide(w, LEADING, '同意变更', { '审定后的预算（万元）': 100 });
    expect(await openTasks()).toContain('fileSupervision');
  });

  it('[GS-10][GS-16] asks for none any more where the granted total falls below', async () => {
    await building(120);
    await heard(99);
    await decide(w, LEADING, '同意变更', {});
    expect(await openTasks()).toEqual(['setGoals', 'goOnline', 'requestAcceptance', 'reportMonitor']);
  });

  it('[GS-10][GS-12] asks for no tender any more where the granted total falls below 50 万元, and for nothing that was said of it', async () => {
    await funded(w, { price: 60 });
    await writeTender(w);
    await decide(w, OFFICE, '不准采购，退回', { '修改意见（每行一条）': '终端数量与审定意见不一致' });
    await heard(49);
    await decide(w, LEADING, '同意变更', {});
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'contract', totalWan: 49 });
    expect(await openTasks()).toEqual(['setGoals', 'signContract']);
    await sign(w, { amount: 48 });
    await fileContract(w);
    await open(w, HANDLER, '去办理：报请竣工验收');
    expect(newest(w, HANDLER).text()).not.toContain('终端数量');
  });

  it('[GS-10][GS-12] stands beside the reviewed amount where the tender is held against it', async () => {
    await funded(w, { price: 60 });
    await writeTender(w);
    await heard(70);
    await decide(w, LEADING, '同意变更', {});
    await open(w, OFFICE, '去办理：招标需求确认');
    expect(newest(w, OFFICE).text()).toMatch(/招标需求确认[\s\S]*审定经费预算：60 万元[\s\S]*审定后的预算：70 万元/);
  });

  it('[GS-10] is heard to the end whatever the first opinions are, and may be refused', async () => {
    await funded(w, { price: 40 });
    await w.as(HANDLER).say('进度 智慧急救');
    await w.as(HANDLER).press('项目变更申报');
    await w.as(HANDLER).fill(CHANGE).press('下一页：核对');
    await w.as(HANDLER).press('提交');
    await decide(w, OFFICE, '不同意变更', { 不同意变更的理由: '预算刚下达' });
    await decide(w, FINANCE, '不同意', { 不同意的理由: '本年度无余额' });
    await decide(w, LEADING, '不予变更', { 不予变更的理由: '明年统筹' });
    expect(
      w
        .as(HANDLER)
        .cards({})
        .some((card) => /变更审定：不予变更[\s\S]*明年统筹/.test(card.text())),
    ).toBe(true);
    expect(await openTasks()).toContain('signContract');
  });

  it('[GS-10] is not begun before there is a budget', async () => {
    await declare(w);
    await w.as(HANDLER).say('进度 智慧急救');
    expect(newest(w, HANDLER).buttons()).not.toContain('项目变更申报');
  });
});

async function report(to: World): Promise<Pressed> {
  const he = to.as(HANDLER);
  await he.press('去办理', newest(to, HANDLER));
  const typed = { '绩效目标实现程度（%）': 30, '预算执行进度（%）': 25, 情况说明: '按计划推进' };
  await he.fill(typed).press('保存草稿');
  await he.send({ name: '绩效监控报告.pdf', bytes: PDF });
  await he.press('下一页：核对');
  return he.press('报送');
}
