import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import {
  cardOf,
  decide,
  fillDeclaration,
  FINANCE,
  GOVERNMENT,
  HANDLER,
  LEAD,
  newest,
  OFFICE,
  ok,
  project,
  send,
  take,
  told,
} from './gaoqing-kit.js';
import { acceptFirst, applied, evaluate, finish, settle, toMeeting } from './gaoqing-acceptance-kit.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

const stage = async () => (await project(w)).stage;

it('[GQ-02][GQ-09][GQ-13][GQ-14][GQ-16][GQ-22][GQ-25][GQ-30] goes from the declaration in September to the last evaluation', async () => {
  await fillDeclaration(w);
  await ok(w.as(HANDLER).press('提交'));
  const papers = await kit.sendPapers(w);
  await ok(w.as(HANDLER).press('提交', papers));
  expect(await stage()).toBe('checking');
  await ok(decide(w, OFFICE, '受理，送联合评审'));

  await w.clock.to('2026-10-12T09:00+08:00');
  await take(w, OFFICE, '委托第三方评审');
  await ok(decide(w, OFFICE, '提请共同委托', { 第三方评审服务机构: '乙咨询公司' }));
  await ok(decide(w, FINANCE, '同意委托'));
  await take(w, OFFICE, '书面评审');
  await ok(decide(w, OFFICE, '形成书面评审意见', { 书面评审意见: '方案可行' }));
  const points = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at + 1}.`, '符合']));
  await kit.send(w, OFFICE, '第三方评审报告');
  const { card: conclusions } = await w
    .as(OFFICE)
    .fill(points)
    .press('下一页', cardOf(w, OFFICE, '项目评审报告'));
  const report = { 技术性评审结论: '技术路线合理', 财政资金评审结论: '测算合理', 建议投资额: 58 };
  const { card: whole } = await w.as(OFFICE).fill(report).press('下一页：核对', conclusions);
  await ok(w.as(OFFICE).press('提交会签', whole));
  await ok(decide(w, OFFICE, '同意', { 技术性结论审核意见: '同意' }));
  await ok(decide(w, FINANCE, '同意', { 审定投资额: 58, 资金结论审核意见: '同意资金结论' }));
  await ok(decide(w, OFFICE, '审核通过'));
  expect(await stage()).toBe('planning');

  await w.clock.to('2026-12-07T09:00+08:00');
  await take(w, OFFICE, '编制年度建设计划');
  await ok(decide(w, OFFICE, '编入计划', {}));
  await ok(decide(w, FINANCE, '同意'));
  await ok(decide(w, GOVERNMENT, '列入年度计划', {}));
  await ok(decide(w, FINANCE, '已列入', {}));
  expect(await stage()).toBe('procurement');

  await w.clock.to('2027-02-22T09:00+08:00');
  await take(w, HANDLER, '报审采购文件');
  await send(w, HANDLER, '项目采购文件');
  await w.as(HANDLER).press('继续办理');
  const { card: tender } = await w.as(HANDLER).fill({ 采购内容概要: '平台软件开发与实施' }).press('下一页：核对');
  await ok(w.as(HANDLER).press('提交', tender));
  await ok(decide(w, OFFICE, '审核通过'));
  await w.clock.to('2027-04-06T09:00+08:00');
  await take(w, HANDLER, '登记承建单位');
  await send(w, HANDLER, '项目合同复印件');
  const contract = { 承建单位: '某科技公司', 合同金额: 57.8 };
  await ok(
    w
      .as(HANDLER)
      .fill(contract)
      .press('登记', cardOf(w, HANDLER, '登记承建单位')),
  );
  const pledge = { '对进度、质量、资金和运行管理负总责': '是', 严格按批准的建设方案和年度计划实施: '是' };
  await take(w, LEAD, '主要负责人负总责');
  await ok(decide(w, LEAD, '确认', pledge));
  await ok(w.as(HANDLER).press('登记', await take(w, HANDLER, '开工登记')));
  expect(await stage()).toBe('building');

  await w.clock.to('2027-08-02T09:00+08:00');
  await take(w, HANDLER, '建成登记');
  await ok(w.as(HANDLER).fill({ 是否有新开发的应用软件: '是' }).press('登记'));
  expect(await stage()).toBe('trial');
  await w.clock.to('2027-11-02T09:00+08:00');
  await ok(acceptFirst(w));
  await applied(w);
  expect(await stage()).toBe('acceptance');
  await toMeeting(w, '2027-11-02', '2027-11-09');
  await ok(finish(w, 'pass'));
  expect(await stage()).toBe('settlement');
  await ok(w.as(HANDLER).press('确认投入使用', await take(w, HANDLER, '投入使用')));

  await settle(w);
  await ok(decide(w, FINANCE, '已拨款'));
  expect(await stage()).toBe('evaluation');
  await ok(evaluate(w, { 评估结论: '达到应有绩效' }));
  expect(await project(w)).toMatchObject({ status: 'ended', result: 'done', totalWan: 58 });
  await w.as(LEAD).say('进度 智慧校园');
  expect(newest(w, LEAD).text()).toMatch(
    /✓ 项目申报 → ✓ 申报受理 → ✓ 联合评审 → ✓ 形成审核意见 → ✓ 编制年度建设计划 → ✓ 采购 → ✓ 项目实施 → ✓ 试运行与初步验收 → ✓ 竣工验收 → ✓ 结算评审 → ✓ 运行与绩效评估/,
  );
  const letters = w
    .as(HANDLER)
    .files({})
    .map(({ name }) => name);
  for (const name of ['建设项目的函', '申请表', '的审核意见', '验收申请表', '竣工验收报告']) {
    expect(letters.some((one) => one.includes(name))).toBe(true);
  }
  expect(told(w, HANDLER)).not.toMatch(/undefined|\[object/);
}, 120_000);
