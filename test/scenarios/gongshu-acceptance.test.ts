import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { HANDLER, LEAD, newest, OFFICE, PDF, project } from './gongshu-kit.js';
import { accept, building, goOnline, handIn, open, openTasks, requestAcceptance } from './gongshu-life-kit.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

it('[GS-15] what ended the reports of monitoring is not taken back: they would be gone, and the works go on', async () => {
  await building(w);
  await goOnline(w);
  await w.clock.to('2026-09-23T10:00+08:00');
  expect(await openTasks(w)).toContain('reportMonitor');
  const receipt = await requestAcceptance(w);
  expect(await openTasks(w)).not.toContain('reportMonitor');
  expect(receipt.card.text()).toContain('提交后别的待办已随之取消，不能撤回。');
  await w.as(HANDLER).say('进度 智慧急救');
  expect(w.as(HANDLER).lastCard().buttons()).not.toContain('撤回：报请竣工验收');
});

it('[GS-18][GS-19] handing out resources settles nothing that was said at the acceptance, and waits for no answer to it', async () => {
  await building(w);
  await goOnline(w);
  await open(w, HANDLER, '申请基础资源');
  await w.as(HANDLER).press('添加一行');
  await w.as(HANDLER).fill({ 资源类别: '政务云', 资源名称: '云主机', 数量: 4 }).press('保存这一行');
  await handIn(w, { 用途与进度安排: '十月完成部署' }, [], '提交');
  await requestAcceptance(w);
  await accept(w, '2026-09-29', 'fail', {
    信息资源共享落实: '否',
    '整改期限（个工作日）': 10,
    '修改意见（每行一条）': '共享接口未发布到目录',
  });

  await open(w, OFFICE, '去办理：资源评估与分配');
  const filled = await w.as(OFFICE).fill({ 评估意见: '按需分配' }).press('下一页：核对');
  expect(filled.card.text()).not.toContain('共享接口未发布到目录');
  expect((await w.as(OFFICE).press('分配资源', filled.card)).toast?.content).toBe('已分配资源。');

  const { id } = await project(w, '智慧急救');
  expect(await w.db.tx((tx) => tx.opinions.ofProject(id))).toMatchObject([{ text: '共享接口未发布到目录', state: 'open' }]);
  await open(w, HANDLER, '去办理：验收整改');
  expect(newest(w, HANDLER).text()).toContain('共享接口未发布到目录');
});

it('[GS-19] resources are asked for, judged and handed out by a list that is kept with the project', async () => {
  await building(w);
  await open(w, HANDLER, '申请基础资源');
  await w.as(HANDLER).press('添加一行');
  await w.as(HANDLER).fill({ 资源类别: '政务云', 资源名称: '云主机', 数量: 4 }).press('保存这一行');
  await handIn(w, { 用途与进度安排: '十月完成部署' }, [], '提交');
  expect(newest(w, OFFICE).text()).toMatch(/资源评估与分配[\s\S]*云主机/);
  await w.as(HANDLER).say('进度 智慧急救');
  expect(w.as(HANDLER).lastCard().buttons()).not.toContain('申请基础资源');

  // What was applied for is there while it is judged, in the chat and on its page.
  expect(newest(w, OFFICE).text()).toContain('用途与进度安排：');
  const [judged] = (await w.db.tx((tx) => tx.tasks.ofProject(1))).filter((one) => one.task === 'allocateResources');
  const visiting = await visit(w, OFFICE);
  await visiting.open(`/pages/forms/${String(judged?.id)}`);
  expect(visiting.text()).toContain('用途与进度安排');
  const filled = await w.as(OFFICE).fill({ 评估意见: '按需分配' }).press('下一页：核对');
  const receipt = await w.as(OFFICE).press('分配资源', filled.card);
  expect(receipt.toast?.content).toBe('已分配资源。');
  // The office has nobody to turn to but itself.
  expect(receipt.card.text()).toContain('提交后已出具文书，不能撤回。');
  expect(receipt.card.text()).not.toContain('请联系主管部门');
  const { id } = await project(w, '智慧急救');
  const [letter] = (await w.db.tx((tx) => tx.letters.ofProject(id))).filter((one) => one.letter === 'resourceAllocation');
  expect(letter).toMatchObject({ number: '拱数资源〔2026〕1号', title: '智慧急救资源分配表' });
  expect(JSON.stringify(letter?.data)).toContain('云主机');
  for (const who of [HANDLER, LEAD]) {
    expect(
      w
        .as(who)
        .files({})
        .map(({ name }) => name),
    ).toContain('智慧急救资源分配表.docx');
  }
});

it('[GS-19] an application that asks for too much goes back with what is to be changed', async () => {
  await building(w);
  await open(w, HANDLER, '申请基础资源');
  await w.as(HANDLER).press('添加一行');
  await w.as(HANDLER).fill({ 资源类别: '政务云', 资源名称: '云主机', 数量: 400 }).press('保存这一行');
  await handIn(w, { 用途与进度安排: '十月完成部署' }, [], '提交');
  expect((await w.as(OFFICE).press('下一页：核对')).card.buttons()).not.toContain('退回修改');
  const page = await w.as(OFFICE).press('去修改：分配');
  const asked = await w.as(OFFICE).press('退回修改', page.card);
  await w.as(OFFICE).fill({ '修改意见（每行一条）': '数量过多，请按负载测算' }).press('退回修改', asked.card);
  expect(newest(w, HANDLER).text()).toContain('数量过多，请按负载测算');
  expect(await openTasks(w)).toContain('applyResources');
});

describe('going online', () => {
  it.each([
    ['基础服务已完成对接', '基础服务还没有完成对接，不得上线'],
    ['数据共享接口已完成对接', '也不得以系统间直接对接代替'],
    ['已接入区数据中枢', '还没有接入区数据中枢，不得上线运行'],
    ['数据资源目录已明确并报送', '数据资源目录还没有明确并报送'],
  ])('[GS-20][GS-30] is refused without “%s”', async (question, says) => {
    await building(w);
    const refused = await goOnline(w, { [question]: '否' });
    expect(`${refused.toast?.content ?? ''}${refused.card.text()}`).toContain(says);
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'building' });
  });

  it('[GS-20] is refused on a day before the contract was signed', async () => {
    await building(w);
    const refused = await goOnline(w, { 上线试用日期: '2010-01-01' });
    expect(`${refused.toast?.content ?? ''}${refused.card.text()}`).toMatch(/上线试用日期不能早于合同签订日期 2026年/);
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'building' });
  });

  it('[GS-20] is written down once all three are there, and told to the office', async () => {
    await building(w);
    await goOnline(w);
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'online' });
    expect(newest(w, OFFICE).text()).toContain('项目已上线试用');
  });

  it.each([
    ['before its acceptance is asked for', [goOnline, requestAcceptance]],
    ['while its acceptance goes on', [requestAcceptance, goOnline]],
  ])('[GS-20] counts among the stages that are over, %s', async (_when, steps) => {
    await building(w);
    for (const step of steps) expect((await step(w)).toast?.type).toBe('success');
    await w.as(HANDLER).say('进度 智慧急救');
    expect(newest(w, HANDLER).text()).toMatch(/✓ 项目建设 → ✓ 上线试用 → ● 竣工验收 → ○ 待投入使用/);
    const page = await visit(w, HANDLER);
    await page.open(`/pages/projects/${String((await project(w, '智慧急救')).id)}`);
    expect(page.text()).toMatch(/项目建设[\s\S]*上线试用[\s\S]*竣工验收/);
  });
});

it('[GS-17][GS-20] who went online is told to ask for the acceptance, and not to put to use what is not accepted', async () => {
  await building(w);
  await open(w, HANDLER, '去办理：编制绩效目标');
  await handIn(w, { 产出目标: '建成一个平台', 效益目标: '缩短急救时间' }, [], '提交');
  const { card } = await goOnline(w);
  expect(card.text()).toContain('下一步：请建设完成后及时报请竣工验收。');
  expect(card.buttons()).toContain('去办理：报请竣工验收');
});

it('[GS-17] is not requested for a building that ended before the contract was signed', async () => {
  await building(w);
  const refused = await requestAcceptance(w, { 建设完成日期: '2010-01-01' });
  expect(`${refused.toast?.content ?? ''}${refused.card.text()}`).toMatch(/建设完成日期不能早于合同签订日期 2026年/);
  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'building' });
});

it('[GS-18] nothing is put to use before its acceptance', async () => {
  await building(w);
  await goOnline(w);
  await open(w, HANDLER, '去办理：投入使用');
  // The card says so before anybody presses, and once when he does.
  expect(newest(w, HANDLER).text()).toContain('注意：竣工验收合格后才能投入使用');
  const refused = await w.as(HANDLER).press('确认投入使用');
  expect(refused.toast?.content).toContain('竣工验收合格后才能投入使用');
  expect(refused.card.text().split('竣工验收合格后才能投入使用')).toHaveLength(2);
});

it('[GS-17][GS-29] acceptance is asked for with its papers and the ledger, and security that was built along', async () => {
  await building(w);
  await open(w, HANDLER, '去办理：报请竣工验收');
  const held = await w
    .as(HANDLER)
    .fill({ 建设完成日期: '2026-09-22', 建设完成情况: '平台全部模块建成', '信息安全保障系统已同步建设、同步运行': '否' })
    .press('下一页：核对');
  expect(held.card.text()).toMatch(/竣工资料：还没有上传[\s\S]*项目实施台账：还没有上传/);
});

it('[GS-26] acceptance waits until the security of the system was built and runs along', async () => {
  await building(w);
  const refused = await requestAcceptance(w, { '信息安全保障系统已同步建设、同步运行': '否' });
  expect(`${refused.toast?.content ?? ''}${refused.card.text()}`).toContain('须与项目同步建设、同步运行');
});

it('[GS-16] from 100 万元 on acceptance waits for the papers of the supervision', async () => {
  await building(w, 100);
  const refused = await requestAcceptance(w);
  expect(`${refused.toast?.content ?? ''}${refused.card.text()}`).toContain('须先提交监理材料');
});

it('[GS-17][GS-18] what fails is mended within the time that was set, accepted again, and only then put to use', async () => {
  await building(w);
  await goOnline(w);
  await requestAcceptance(w);
  expect(await openTasks(w)).not.toContain('reportMonitor');
  const passed = await accept(w, '2026-09-29', 'pass', { 信息资源共享落实: '否' });
  expect(passed.card.text()).toContain('五项审查中有不符合的，不能判为合格');
  const failed = {
    结论: 'fail',
    信息资源共享落实: '否',
    '整改期限（个工作日）': 10,
    '修改意见（每行一条）': '共享接口未发布到目录',
  };
  await w.as(OFFICE).fill(failed).press('确认', passed.card);

  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'rectifying' });
  const { id } = await project(w, '智慧急救');
  const rows = await w.db.tx((tx) => tx.deadlines.ofProject(id));
  expect(rows.find(({ deadline }) => deadline === 'rectify')).toMatchObject({ dueOn: '2026-10-19', state: 'running' });

  await open(w, HANDLER, '去办理：验收整改');
  await w.as(HANDLER).press('回应修改意见（还剩 1 条）');
  await w.as(HANDLER).fill({ '第 1 条的整改情况': '已发布并完成对接' }).press('保存回应');
  await open(w, HANDLER, '去办理：验收整改');
  await w.as(HANDLER).send({ name: '整改证明材料.pdf', bytes: PDF });
  await handIn(w, { 整改情况: '共享接口已发布到目录' }, [], '提交，重新报请验收');
  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'acceptance' });

  await accept(w, '2026-10-12', 'pass');
  await open(w, HANDLER, '去办理：投入使用');
  await w.as(HANDLER).press('确认投入使用');
  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'operation' });
});

it('[GS-18] what fails without a time that the office set is mended within twenty working days, as its form says', async () => {
  await building(w);
  await requestAcceptance(w);
  await accept(w, '2026-09-29', 'fail', { 信息资源共享落实: '否', '修改意见（每行一条）': '共享接口未发布到目录' });
  const { id } = await project(w, '智慧急救');
  const rows = await w.db.tx((tx) => tx.deadlines.ofProject(id));
  expect(rows.find(({ deadline }) => deadline === 'rectify')).toMatchObject({ dueOn: '2026-11-02', state: 'running' });
  await open(w, HANDLER, '为什么');
  expect(newest(w, HANDLER).text()).toContain('没有填报的按 20 个工作日');
});
