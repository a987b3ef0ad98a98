import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { declare, FINANCE, HANDLER, LEAD, newest, OFFICE, PDF, project } from './gongshu-kit.js';
import { building, handIn, inUse, open, openTasks } from './gongshu-life-kit.js';
import { decide, fileContract, funded, sign } from './gongshu-steps.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

const RECORD = { 记录期间: '2026 年第四季度', 运行与故障处置情况: '运行稳定，无重大故障', 安全保障情况: '完成等保复测' };

it('[GS-22][GS-29] the record of operation is sent in each quarter, with a new ledger each time', async () => {
  await inUse(w);
  await w.clock.to('2026-12-29T17:30+08:00');
  expect(newest(w, HANDLER).text()).toMatch(/报送运维安全保障记录[\s\S]*今天到期/);
  await open(w, HANDLER, '去办理：报送运维安全保障记录');
  await handIn(w, RECORD, ['运维台账.pdf'], '报送');
  expect(newest(w, OFFICE).text()).toMatch(/运维安全保障记录已报送[\s\S]*记录期间：2026 年第四季度/);
  expect(w.as(OFFICE).files({}).at(-1)?.name).toBe('运维台账.pdf');

  await open(w, HANDLER, '去办理：报送运维安全保障记录');
  const held = await w.as(HANDLER).fill(RECORD).press('下一页：核对');
  expect(held.card.text()).toContain('运维台账：还没有上传');
});

it('[GS-22] a leak that a check finds is mended at once, point by point', async () => {
  await inUse(w);
  await open(w, OFFICE, '运维安全检查');
  const asked = await w.as(OFFICE).press('督促整改');
  await w.as(OFFICE).fill({ '修改意见（每行一条）': '弱口令未清理' }).press('督促整改', asked.card);
  const { id } = await project(w, '智慧急救');
  const rows = await w.db.tx((tx) => tx.deadlines.ofProject(id));
  expect(rows.find(({ deadline }) => deadline === 'fixSecurity')).toMatchObject({ dueOn: '2026-10-09' });

  expect(newest(w, HANDLER).text()).toMatch(/督促整改[\s\S]*请逐条回应意见，办好后提交“安全整改”。/);
  await open(w, HANDLER, '去办理：安全整改');
  expect(w.as(HANDLER).lastCard().text()).toMatch(/“督促整改”的意见，请先看：\s*1\. 弱口令未清理/);
  await w.as(HANDLER).press('回应修改意见（还剩 1 条）');
  await w.as(HANDLER).fill({ '第 1 条的整改情况': '已全部更换' }).press('保存回应');
  await open(w, HANDLER, '去办理：安全整改');
  await handIn(w, { 整改措施与结果: '全部账号更换强口令' }, [], '提交整改情况');
  await w.as(OFFICE).say('进度 智慧急救');
  expect(w.as(OFFICE).lastCard().buttons()).not.toContain('运维安全检查');
  await decide(w, OFFICE, '已整改');
  expect(newest(w, LEAD).text()).toContain('安全整改已确认');
  await w.as(OFFICE).say('进度 智慧急救');
  expect(w.as(OFFICE).lastCard().buttons()).toContain('运维安全检查');
  expect(await openTasks(w)).toContain('reportOperation');
});

it('[GS-22][GS-23] who is told of something else goes on with what is due first', async () => {
  await inUse(w);
  await open(w, OFFICE, '运维安全检查');
  const asked = await w.as(OFFICE).press('督促整改');
  await w.as(OFFICE).fill({ '修改意见（每行一条）': '弱口令未清理' }).press('督促整改', asked.card);
  await open(w, OFFICE, '绩效评价');
  await grade();
  // The goals, due at the end of the year, and the quarter's record were asked for before.
  expect(newest(w, HANDLER).text()).toMatch(/绩效评价：登记评价结果[\s\S]*办好后提交“安全整改”。\n安全整改：10月/);
});

/** The evaluation that stands open, with a grade that does not do. */
async function grade(): Promise<void> {
  const answers = {
    第三方机构: '某评估公司',
    '项目实施情况（含进度）': '按计划完成',
    项目使用情况: '日活 300 人',
    项目资金使用情况: '按合同支付',
    评价结果: '不合格',
  };
  await w.as(OFFICE).fill(answers).press('保存');
  await w.as(OFFICE).send({ name: '绩效评价报告.pdf', bytes: PDF });
  expect((await w.as(OFFICE).press('登记评价结果')).toast?.content).toBe('已登记评价结果。');
}

it('[GS-23][GS-28] an outside agency judges progress, use and funds; the grade stands in the year’s ledger of the unit', async () => {
  await inUse(w);
  await open(w, OFFICE, '绩效评价');
  // What it rests on is set out, and what has to be handed in is asked for before anything is typed.
  expect(newest(w, OFFICE).text()).toMatch(
    /该单位 2026 年度记录：合同按时备案（智慧急救）[\s\S]*合同名称：调度平台开发合同[\s\S]*绩效评价报告：待上传/,
  );
  // What is refused is counted as it is listed: five answers and the report.
  const early = await w.as(OFFICE).press('登记评价结果');
  expect(early.toast?.content).toContain('还有 6 处需要补充或更正');
  expect(early.card.text()).toContain('还有 6 处需要补充或更正：');
  await grade();
  const { policyId, unitId } = await project(w, '智慧急救');
  const entries = await w.db.tx((tx) => tx.ledger.ofUnit(policyId, 2026, unitId));
  expect(entries.map(({ reason, state }) => [reason, state])).toEqual([
    ['合同按时备案', 'confirmed'],
    ['绩效评价不合格', 'confirmed'],
  ]);
  for (const who of [LEAD, FINANCE]) {
    expect(newest(w, who).text()).toContain('项目绩效评价结果：不合格');
    expect(
      w
        .as(who)
        .files({})
        .map(({ name }) => name),
    ).toContain('绩效评价报告.pdf');
  }
  expect(newest(w, HANDLER).text()).toMatch(/绩效评价：登记评价结果[\s\S]*不合格/);

  await open(w, OFFICE, '项目归档');
  const ask = await w.as(OFFICE).press('归档');
  if (ask.card.buttons().includes('归档')) await w.as(OFFICE).press('归档', ask.card);
  expect(await project(w, '智慧急救')).toMatchObject({ status: 'ended', result: 'done' });
});

it('[GS-23] is before the office that reviews what the unit declares next', async () => {
  await inUse(w);
  await open(w, OFFICE, '绩效评价');
  await grade();
  await w.clock.to('2027-03-01T09:05+08:00');
  await declare(w, { name: '智慧门诊' });
  const record = '该单位 2026 年度记录：合同按时备案（智慧急救）；绩效评价不合格（智慧急救）。';
  expect(newest(w, OFFICE).title()).toBe('预审');
  expect(newest(w, OFFICE).text()).toContain(record);
  await decide(w, OFFICE, '合格');
  await w.as(OFFICE).say('进度 智慧门诊');
  const { card } = await w.as(OFFICE).press('去办理：分类评审');
  expect(card.title()).toBe('分类评审');
  expect(card.text()).toContain(record);
});

it('[GS-23] of many projects with the same entry two are named, and how many there are', async () => {
  for (const name of ['智慧急救', '智慧门诊', '智慧药房']) {
    const { id: projectId, policyId, unitId } = await declare(w, { name });
    const entry = { policyId, unitId, projectId, year: 2026, points: 0, reason: '合同逾期备案', article: '五（三）' };
    await w.db.tx((tx) => tx.ledger.insert({ ...entry, state: 'confirmed', at: w.clock.now() }));
  }
  await declare(w, { name: '智慧病房' });
  expect(newest(w, OFFICE).text()).toContain('该单位 2026 年度记录：合同逾期备案（智慧门诊、智慧药房等 3 个项目）。');
});

it('[GS-14] a filing that came late stands in the ledger as late, and is told so, with the contract', async () => {
  await funded(w, { price: 40 });
  await sign(w, { amount: 40, signedOn: '2026-09-10' });
  await fileContract(w, { 逾期原因: '盖章晚了' });
  const { policyId, unitId } = await project(w, '智慧急救');
  const entries = await w.db.tx((tx) => tx.ledger.ofUnit(policyId, 2026, unitId));
  expect(entries.map(({ reason }) => reason)).toEqual(['合同逾期备案']);
  expect(newest(w, OFFICE).text()).toContain('超过了备案时限');
  expect(w.as(OFFICE).files({}).at(-1)?.name).toBe('合同文本.pdf');
});

it('[GS-28] names who is in charge of the project when the contract is written down', async () => {
  await building(w);
  const { id } = await project(w, '智慧急救');
  const rows = await w.db.tx((tx) => tx.forms.ofProject(id));
  expect(rows.find(({ form }) => form === 'contract')?.values).toMatchObject({ manager: HANDLER });
});

it('[GS-03] the end of the year is announced to every unit that declares, once a step', async () => {
  const told = () =>
    w
      .as('施雯')
      .cards({})
      .filter((card) => card.title().includes('编制次年绩效目标'));
  await w.clock.to('2026-12-02T18:00+08:00');
  expect(told()).toHaveLength(0);
  await w.clock.to('2026-12-03T18:00+08:00');
  expect(told()).toHaveLength(1);
  expect(told()[0]?.text()).toContain('2027 年信息化项目请在 2026年12月31日');
  await w.clock.to('2026-12-31T18:00+08:00');
  expect(told()).toHaveLength(3);
});
