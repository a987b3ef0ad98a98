import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { acceptFirst, evaluate, PAPERS } from './gaoqing-acceptance-kit.js';
import * as kit from './gaoqing-kit.js';
import { cardOf, decide, FINANCE, HANDLER, LEAD, newest, OFFICE, ok, send, take } from './gaoqing-kit.js';
import { arrive, DECLARED, step } from './gaoqing-road.js';

/** What the people of a project read of it on the way: once, with what it says, and with what they do next. */
let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

/** A gate's own refusal, with what it says. */
const shut = (gate: string, says: string) => ({ refusal: { data: { gate, says: expect.stringContaining(says) as string } } });

const titles = (who: string) =>
  w
    .as(who)
    .cards({})
    .map((card) => card.title());

it('[GQ-30][GQ-41] tells the unit how it was evaluated, in one message', async () => {
  await arrive(w, 'evaluation');
  await ok(evaluate(w, { 评估结论: '应用绩效低下', 整改期限: 30 }));
  const told = cardOf(w, HANDLER, '绩效评估：提交评估结果').text();
  expect(told).toContain('应用绩效低下');
  expect(told).toContain('绩效评估结果已形成。');
  expect(titles(HANDLER)).not.toContain('绩效评估结果已形成');
  expect(titles(LEAD)).toContain('绩效评估结果已形成');
  expect(
    cardOf(w, LEAD, '绩效评估结果已形成')
      .text()
      .match(/绩效评估结果已形成/g),
  ).toHaveLength(1);
});

it('[GQ-25] tells the unit the sum of the settlement', async () => {
  await arrive(w, 'settlement');
  await take(w, FINANCE, '结算评审');
  await send(w, FINANCE, '结算评审报告');
  const filled = w.as(FINANCE).fill({ 第三方中介机构: '某会计师事务所', 结算评审金额: 57.5 });
  await ok(filled.press('登记', cardOf(w, FINANCE, '结算评审')));
  expect(cardOf(w, HANDLER, '结算评审：登记').text()).toContain('57.5 万元');
});

it('[GQ-14] names all that a decision sets going, and leads the unit on when it hears of something beside', async () => {
  await arrive(w, 'government');
  await ok(decide(w, kit.GOVERNMENT, '列入年度计划', {}));
  expect(cardOf(w, HANDLER, '县政府审定年度建设计划：列入年度计划').buttons()).toContain('去办理');
  await ok(decide(w, FINANCE, '已列入', {}));
  const beside = cardOf(w, HANDLER, '列入财政预算：已列入');
  expect(beside.text()).toContain('接下来：请把采购文件报县大数据局审核。');
  expect(beside.buttons()).toContain('去办理');
});

it('[GQ-28] says of a long list what it does not show: an application lacks more papers than the card of the next step holds', async () => {
  await arrive(w, 'trial');
  await w.as(HANDLER).say(`下一步 ${kit.NAME}`);
  const told = newest(w, HANDLER).text();
  const shown = told.match(/申请竣工验收[\s\S]*?还有 (\d+) 项没有列出，点“去办理”看全部。/) ?? [];
  expect(Number(shown[1])).toBeGreaterThan(0);
  // What must come before is named before, though it may not be done yet.
  expect(told).toMatch(/现在轮到您：在试运行期满后组织初步验收并登记[\s\S]*现在轮到您：填写验收申请表/);
});

it('[GQ-26] shows once what a person begins himself', async () => {
  await arrive(w, 'trial');
  await w.as(HANDLER).say(`进度 ${kit.NAME}`);
  await w.as(HANDLER).press('延期验收申请');
  await w.settle();
  expect(titles(HANDLER).filter((title) => title === '延期验收申请')).toHaveLength(1);
});

it('[GQ-02] asks for the seal on the form that was made last', async () => {
  await arrive(w, 'checking');
  await ok(decide(w, OFFICE, '退回修改', { 修改意见: '请核对建设周期' }));
  await w.as(HANDLER).press('去办理');
  await w.as(HANDLER).press('回应修改意见（还剩 1 条）');
  await w.as(HANDLER).fill({ '第 1 条的整改情况': '已核对' }).press('保存回应');
  await w.as(HANDLER).press('核对并提交');
  await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
  const again = cardOf(w, HANDLER, '提交盖章的申报材料').text();
  expect(again).toContain('○ 盖章的申请表：待上传');
  expect(again).toContain('✓ 项目建设方案');
});

it('[GQ-05][GQ-19] leads on to what can be done, not to what has to wait for it', async () => {
  await arrive(w, 'tendered', { total: 240, declared: { leaderPhone: DECLARED['leaderPhone'] ?? '' } });
  await take(w, HANDLER, '登记承建单位');
  await send(w, HANDLER, '项目合同复印件');
  const filled = w.as(HANDLER).fill({ 承建单位: '某科技公司', 合同金额: 230 });
  const { card } = await ok(filled.press('登记', cardOf(w, HANDLER, '登记承建单位')));
  expect(card.buttons()).toContain('去办理：监理单位备案');
});

it('[GQ-11] sets a project out in full to whoever reviews it after it came back and was accepted', async () => {
  await arrive(w, 'checking');
  await ok(decide(w, OFFICE, '退回修改', { 修改意见: '请核对建设周期' }));
  await w.as(HANDLER).press('去办理');
  await w.as(HANDLER).press('回应修改意见（还剩 1 条）');
  await w.as(HANDLER).fill({ '第 1 条的整改情况': '已核对' }).press('保存回应');
  await w.as(HANDLER).press('核对并提交');
  await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
  await ok(w.as(HANDLER).press('提交', await kit.sendPapers(w)));
  await ok(decide(w, OFFICE, '受理，送联合评审'));
  const review = (await take(w, OFFICE, '书面评审')).text();
  expect(review).not.toContain('没有变化');
  expect(review).toContain('项目主要建设内容：');
});

it('[GQ-28] says what is missing by the answers that are being given', async () => {
  await arrive(w, 'trial');
  await w.clock.to('2026-12-21T09:00+08:00');
  await ok(acceptFirst(w));
  await take(w, HANDLER, '申请竣工验收');
  const head = { 地址: '县城中心路', 自筹资金: 0, 提供验收文件的目录: '一至十二项', '本单位（部门）意见': '同意申请' };
  await kit.onward(w.as(HANDLER), head, '验收条件');
  await kit.onward(w.as(HANDLER), {}, '过程文档类别');
  const kinds = { 项目包含的内容: ['软件开发'], '有单个价值 100 万元以上的软件系统': '否', 合同或招标文件要求第三方测试: '否' };
  await kit.onward(w.as(HANDLER), kinds, '验收材料');
  await send(w, HANDLER, ...PAPERS);
  expect(newest(w, HANDLER).text()).toContain('还缺：需求说明书');
});

it('[GQ-16][GQ-21] takes no contract from before the review, and no trial from before the building', async () => {
  const tender = step(HANDLER, 'signContract', 'file', { supplier: '某公司', amount: 60, signedOn: '2026-09-01' }, [
    'contractCopy',
  ]);
  await expect(arrive(w, 'tendered', { beside: { tendered: [tender] } })).rejects.toMatchObject(
    shut('signedAfterReview', '合同不能早于这一天签订'),
  );
  const early = step(HANDLER, 'complete', 'file', { newSoftware: true, trialFrom: '2026-01-05' });
  await expect(arrive(w, 'started', { beside: { started: [early] } })).rejects.toMatchObject(
    shut('trialAfterBuilt', '试运行在建成以后'),
  );
});

it('[GQ-04] takes no end before the beginning', async () => {
  const road = arrive(w, 'declared', { declared: { endOn: '2027-02-01' } });
  await expect(road).rejects.toMatchObject(shut('ordered', '终止时间不能早于起始时间 2027年3月1日'));
});

it('does not say that all is ready where a gate is shut', async () => {
  await arrive(w, 'trial');
  await take(w, HANDLER, '初步验收');
  await send(w, HANDLER, '应用软件评测报告', '信息安全风险评估报告', '项目初验报告');
  await w.as(HANDLER).press('继续办理');
  const answers = {
    软件评测机构及资质: '某评测中心',
    信息安全风险评估机构: '某公司',
    试运行情况及相关数据: '平稳，无中断',
    初步验收日期: '2026-09-17',
  };
  const { card } = await w.as(HANDLER).fill(answers).press('下一页：核对');
  expect(card.text()).toContain('现在还不能提交');
});
