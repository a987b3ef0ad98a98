import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsOn } from '../support/findings.js';
import { type World, world } from '../support/world.js';
import {
  concludeFinal,
  fillFinal,
  fillInitial,
  FINAL_CONCLUSION,
  FINAL_PAPERS,
  INITIAL_PAPERS,
  meetFinal,
  startTrial,
} from './yongchuan-acceptance-steps.js';
import {
  deadlines,
  decide,
  FINANCE,
  fileWith,
  HANDLER,
  handIn,
  heard,
  LEAD,
  LEADING,
  newest,
  OFFICE,
  open,
  openTasks,
  project,
  setFlag,
  wordsOf,
} from './yongchuan-kit.js';
import { outlineOf, paperOf } from './yongchuan-papers.js';
import { approved, fileContract, ORGANISATION } from './yongchuan-steps.js';

/** One project of a department, without supervision, from the list to the file. */
let w: World;
beforeAll(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterAll(() => w.close());

describe('until it may be built', () => {
  it('[YC-07][YC-14] goes 申报 → 统筹审核 → 会商评审 → 年度计划 → 立项 → 投资评审, each after the other', async () => {
    await approved(w);
    const { id, stage } = await project(w);
    expect(stage).toBe('building');
    const rows = await w.db.tx((tx) => tx.tasks.ofProject(id, 'done'));
    const order = [...new Set(rows.map(({ task }) => task))];
    expect(order).toEqual([
      'enlist',
      'admitToList',
      'declare',
      'receive',
      'coordinate',
      'consult',
      'industryReview',
      'concludeConsult',
      'draftPlan',
      'agreePlan',
      'approvePlan',
      'establish',
      'reviewInvestment',
    ]);
    await w.as(HANDLER).say('进度 智慧养老平台');
    expect(newest(w, HANDLER).text()).toContain(
      '✓ 项目申报 → ✓ 统筹审核 → ✓ 会商评审 → ✓ 年度计划 → ✓ 项目立项 → ✓ 投资评审 → ● 项目实施 → ○ 试运行 → ○ 终验投用 → ○ 运维和绩效评价',
    );
  });

  it('[YC-15][YC-38] is not begun without a body, a person, the rules of the unit, and what was approved', async () => {
    const card = await open(w, HANDLER, '确定实施机构和责任人');
    const bare = { ...ORGANISATION, 项目责任人: '', 按审定的基本情况报告和审批意见实施: '否', 实施工程监理: '否' };
    const refused = await fileWith(w, HANDLER, card, '确定', { answers: bare });
    expect(refused.card.text()).toContain('项目责任人：请填写');
    const unlawful = { ...bare, 项目责任人: '邹国栋' };
    const second = await w.as(HANDLER).fill(unlawful).press('确定', refused.card);
    expect(second.card.text()).toMatch(/按审定的基本情况报告和审批意见实施：须选“是”才能提交/);
    await w.as(HANDLER).fill({ 按审定的基本情况报告和审批意见实施: '是' }).press('确定', second.card);
    expect(heard(w, OFFICE, '项目实施机构和责任人已确定')).toBe(true);
  });

  it('[YC-38][YC-33] registers how it was bought and the contract, which finance looks into', async () => {
    expect((await fileContract(w, {}, '2026-01-05')).toast?.content).toMatch(/才通过审批，合同不能早于这一天签订/);
    expect((await fileContract(w)).toast?.content).toBe('已登记。');
    expect(newest(w, FINANCE).text()).toMatch(/采购和资金使用监管[\s\S]*采购方式：公开招标[\s\S]*项目责任人：邹国栋/);
    await decide(w, FINANCE, '没有问题');
    expect(await openTasks(w)).toEqual(['acceptInitial']);
  });
});

describe('初验 and the trial run', () => {
  it('[YC-17][YC-35][YC-37] is the unit’s own acceptance, with its sixteen papers and its opinion to whoever built it', async () => {
    await w.clock.to('2027-03-01T10:00+08:00');
    const bare = await fillInitial(w, {}, { 初验日期: '2027-02-26' }, []);
    for (const name of INITIAL_PAPERS) expect(bare.card.text()).toContain(`${name.replace('.pdf', '')}：还没有上传`);
    expect(bare.card.text()).toContain('— 监理合同及监理报告：本项目不需要');
    expect(bare.card.text()).toContain('— 施工合同：本项目不需要');

    const report = await paperOf(w, 'initialReport', { without: ['技术路线实施情况与批复意见对比'] });
    await w.as(HANDLER).send({ name: '初验报告.docx', bytes: report });
    const missing = findingsOn(newest(w, HANDLER)).filter(([level]) => level === '缺少');
    expect(missing.map(([, what]) => what)).toEqual(['小节：项目建设情况']);
    const early = await fillInitial(w, {}, { 初验日期: '2020-01-02' });
    expect((await w.as(HANDLER).press('提交', early.card)).toast?.content).toMatch(/合同 .+签订，初验日期不能更早/);
    const filled = await fillInitial(w, {}, { 初验日期: '2027-02-26' });
    expect((await w.as(HANDLER).press('提交', filled.card)).toast?.content).toBe('已提交。');

    for (const person of [HANDLER, LEAD, OFFICE]) {
      const letter = w.as(person).files().at(-1);
      expect(letter?.name).toBe('智慧养老平台初步验收意见.docx');
      const words = wordsOf(letter?.bytes);
      for (const part of [
        '某软件公司：',
        '2027年2月26日',
        '同意通过初验',
        '基本情况报告、招投标文件、合同',
        '抄送：区大数据发展局',
      ]) {
        expect(words).toContain(part);
      }
    }
    expect(heard(w, OFFICE, '项目单位报送了初步验收意见')).toBe(true);
    expect(await project(w)).toMatchObject({ stage: 'trial' });
  });

  it('[YC-26] holds the report against its six chapters', () => {
    expect(outlineOf(w, 'initialReport').chapters?.titles).toHaveLength(6);
    expect(heard(w, HANDLER, /初验报告检查结果[\s\S]*章节：项目建设主管部门批复意见/)).toBe(true);
  });

  it('[YC-18] runs between one month and five, of which the unit says how many', async () => {
    const long = await startTrial(w, {}, { 试运行时长: 6, 试运行开始日期: '2027-03-01' });
    expect(long.card.text()).toContain('不能大于 5 个月');
    const early = await w.as(HANDLER).fill({ 试运行时长: 2, 试运行开始日期: '2027-02-25' }).press('确定', long.card);
    expect(early.toast?.content).toMatch(/开始日期不能早于初验日期 2027年2月26日/);
    await w.as(HANDLER).fill({ 试运行开始日期: '2027-03-01' }).press('确定', early.card);
    const [planned] = await deadlines(w, 'trial');
    expect(planned).toMatchObject({ startOn: '2027-03-01', dueOn: '2027-05-03', opensOn: '2027-04-01' });
    expect((await deadlines(w, 'trialMost'))[0]).toMatchObject({ dueOn: '2027-08-02' });
    expect(heard(w, OFFICE, '项目进入试运行')).toBe(true);
  });

  it('[YC-18] does not have its beginning corrected to a day on which it could not begin', async () => {
    const he = w.as(HANDLER);
    const ask = await he.press('更正日期', await open(w, HANDLER, '结束试运行'));
    const early = await he.fill({ 正确的试运行开始日期: '2027-01-15', 更正原因: '误填' }).press('确认更正', ask.card);
    expect(early.toast?.content).toMatch(/开始日期不能早于初验日期 2027年2月26日/);
    expect(early.card.text()).toMatch(/暂不能更正[\s\S]*误填/);
    expect((await deadlines(w, 'trialMost'))[0]).toMatchObject({ startOn: '2027-03-01', state: 'running' });
  });

  it('[YC-18] cannot end before a month is over, and is told of when it may', async () => {
    const typed = { 试运行情况: '运行平稳', 试运行实际结束日期: '2027-03-01' };
    const untouched = (await open(w, HANDLER, '结束试运行')).text();
    expect(untouched).toContain('4月1日（周四）起可以办理');
    expect(untouched).not.toContain('请改正');
    const early = await fileWith(w, HANDLER, await open(w, HANDLER, '结束试运行'), '结束试运行', { answers: typed });
    expect(early.toast?.content).toMatch(/最早 2027年4月1日[^。]*可以办理/);

    await w.clock.to('2027-04-01T17:00+08:00');
    expect(newest(w, HANDLER).text()).toMatch(/智慧养老平台（YC-2026-001）：结束试运行/);
    const short = await fileWith(w, HANDLER, await open(w, HANDLER, '结束试运行'), '结束试运行', {
      answers: { ...typed, 试运行实际结束日期: '2027-03-31' },
    });
    expect(short.toast?.content).toMatch(/试运行不得少于 1 个月，实际结束日期不能早于 2027年4月1日/);
    const longer = await w.as(HANDLER).press('调整试运行时长', short.card);
    expect(longer.toast?.type).toBe('success');
    const adjusting = await open(w, HANDLER, '调整试运行时长');
    expect(adjusting.inputs().map(({ label }) => label)).toEqual(['调整后的试运行时长（个月）']);
    await fileWith(w, HANDLER, adjusting, '确定', { answers: { '调整后的试运行时长（个月）': 3 } });
    const planned = (await deadlines(w, 'trialAdjusted')).at(-1);
    expect(planned).toMatchObject({ startOn: '2027-03-01', dueOn: '2027-06-01', opensOn: '2027-04-01', state: 'running' });
    expect((await deadlines(w, 'trial')).map(({ state }) => state)).toEqual(['met']);

    await w.clock.to('2027-06-01T10:00+08:00');
    const ended = await fileWith(w, HANDLER, await open(w, HANDLER, '结束试运行'), '结束试运行', {
      answers: { ...typed, 试运行实际结束日期: '2027-06-01' },
    });
    expect(ended.toast?.content).toBe('已结束试运行。');
  });
});

describe('终验', () => {
  it('[YC-19][YC-20][YC-37] is applied for within a month, with what is asked for; what was given before is not asked again', async () => {
    expect((await deadlines(w, 'finalApplication'))[0]).toMatchObject({ startOn: '2027-06-01', dueOn: '2027-07-01' });
    await w.clock.to('2027-06-29T17:00+08:00');
    expect(newest(w, HANDLER).text()).toMatch(/终验投用申请[\s\S]*7月1日（周四）（暂估），还剩 2 个工作日/);

    const bare = await fillFinal(w, {}, {}, []);
    for (const name of FINAL_PAPERS) expect(bare.card.text()).toContain(`${name.replace('.pdf', '')}：还没有上传`);
    for (const name of ['项目监理报告', '监理合同及监理报告', '需求说明书', '著作权证书', '补充协议', '项目变更文件']) {
      expect(bare.card.text()).toMatch(new RegExp(`本项目不需要的 \\d+ 份：[^\\n]*${name}`));
    }
    expect(bare.card.text()).toContain('✓ 中标通知书：已收到');
    await w.as(HANDLER).send({ name: '终验投用申请书.docx', bytes: await paperOf(w, 'finalApplication') });
    expect(newest(w, HANDLER).text()).toMatch(/没有发现问题/);
    const filled = await fillFinal(w, {});
    expect((await w.as(HANDLER).press('提交', filled.card)).toast?.content).toBe('已提交。');
    // More came than the card names: it counts them all, and says that there are more.
    expect(newest(w, OFFICE).text()).toMatch(/材料（必交 29 份，已收到 29 份）[\s\S]*部分内容较长，已节选；点“查看全文”逐页看/);
    const letter = w.as(OFFICE).files().at(-1);
    expect(letter?.name).toBe('关于智慧养老平台终验投用的申请.docx');
    const words = wordsOf(letter?.bytes);
    expect(words).toMatch(/民政信〔2027〕3号[\s\S]*某软件公司[\s\S]*未实施监理[\s\S]*某测评中心[\s\S]*各项建设目标均已完成/);
    expect(words).toMatch(
      /附件：1．项目建设报告\n2．初验试用报告\n3．安全评估报告\n4．信息资源共享报告\n5．档案验收和运维计划\n区民政局/,
    );
    expect((await deadlines(w, 'finalApplication'))[0]).toMatchObject({ state: 'met', closedOn: '2027-06-29' });
  });

  it('[YC-21][YC-35] is held by the office with everybody who must be there', async () => {
    await meetFinal(w, '2027-07-08');
    for (const person of ['阳帆', '晏清', '滕飞']) expect(heard(w, person, /终验会[\s\S]*智慧养老平台/)).toBe(true);
    const absent = FINAL_CONCLUSION.到会人员.filter((who) => who !== '测评机构项目负责人');
    const refused = await concludeFinal(w, 'pass', { ...FINAL_CONCLUSION, 到会人员: absent });
    expect(refused.card.text()).toMatch(/参加终验的人没有到齐/);
    const bad = await concludeFinal(w, 'pass', { ...FINAL_CONCLUSION, 目标完成: '否' });
    expect(bad.card.text()).toMatch(/不能通过终验。请选择“整改后再验”/);
    const passed = await concludeFinal(w, 'pass', FINAL_CONCLUSION);
    expect(passed.toast?.type).toBe('success');
    expect(await project(w)).toMatchObject({ stage: 'operating' });
    for (const person of [HANDLER, LEAD]) expect(newest(w, person).title()).toBe('终验：通过终验');
    await w.as(HANDLER).say('首页');
    expect(newest(w, HANDLER).text()).toMatch(/投入正式应用[\s\S]*报送绩效自评价报告/);
    // What may not be done for another year does not come before what may be done today.
    await w.as(HANDLER).say('下一步 智慧养老平台');
    expect(newest(w, HANDLER).text()).toMatch(/现在轮到您：登记投入正式应用的日期[\s\S]*现在轮到您：自行开展绩效评价/);
  });

  it('[YC-35] lets the unit put it into use', async () => {
    await w.clock.to('2027-08-02T10:00+08:00');
    const used = { 投入正式应用日期: '2027-08-01', 运行维护责任人: '谭晓雨' };
    const early = await open(w, HANDLER, '投入正式应用');
    const before = await fileWith(w, HANDLER, early, '已投入正式应用', { answers: { ...used, 投入正式应用日期: '2027-04-01' } });
    expect(before.toast?.content).toMatch(/试运行 2027年6月1日（周二）才结束，通过终验后才能投入正式应用/);
    const card = await open(w, HANDLER, '投入正式应用');
    expect((await fileWith(w, HANDLER, card, '已投入正式应用', { answers: used })).toast?.type).toBe('success');
    expect(heard(w, OFFICE, '项目已投入正式应用')).toBe(true);
  });
});

describe('绩效自评价', () => {
  const EVALUATION = {
    项目运行评价: '运行平稳',
    应用成效评价: '成效明显',
    结论和主要经验教训: '经验可推广',
    对策建议: '扩大覆盖',
  };
  const papers = { answers: EVALUATION, files: ['建设应用绩效自评价报告.pdf'] };

  it('[YC-22] is refused before twelve months are over, with the first possible date', async () => {
    expect((await deadlines(w, 'selfEvaluation')).at(-1)).toMatchObject({
      startOn: '2027-08-01',
      opensOn: '2028-08-01',
      dueOn: '2029-08-01',
      state: 'running',
    });
    const opened = await open(w, HANDLER, '报送绩效自评价报告');
    expect(opened.text()).toContain('2028年8月1日（周二）起可以办理，2029年8月1日（周三）截止');
    const early = await handIn(w, HANDLER, opened, papers, '报送');
    expect(early.toast?.content).toMatch(/最早 2028年8月1日/);
  });

  it('[YC-22][YC-27] is told of when it may be done, held against its outline, and received by the office', async () => {
    await w.clock.to('2028-08-01T17:00+08:00');
    expect(newest(w, HANDLER).text()).toMatch(/报送绩效自评价报告/);
    const report = await paperOf(w, 'selfReport', { without: ['对策建议'] });
    const opened = await open(w, HANDLER, '报送绩效自评价报告');
    await w.as(HANDLER).send({ name: '建设应用绩效自评价报告.docx', bytes: report });
    expect(newest(w, HANDLER).text()).toMatch(/缺少（[\s\S]*【章节：对策建议】/);
    expect((await handIn(w, HANDLER, opened, papers, '报送')).toast?.content).toBe('已报送。');
    expect((await deadlines(w, 'selfEvaluation')).at(-1)).toMatchObject({ state: 'met' });
    expect(newest(w, OFFICE).text()).toMatch(/接收自评价报告[\s\S]*应用成效评价：成效明显/);
  });

  it('[YC-23] of a key project is not filed before a third party has judged it, and the leading group decided', async () => {
    await setFlag(w, 'keyProject');
    expect((await decide(w, OFFICE, '归档办结')).toast?.content).toMatch(/还没有第三方评价的审定结果.*第十七条/);
    await decide(w, OFFICE, '组织第三方评价');
    const judged = { 第三方专业机构: '某评价公司', 运行情况: '平稳', 使用效果: '良好', 用户体验: '满意', 评价结果: '达标' };
    const report = { answers: judged, files: ['第三方绩效评价报告.pdf'] };
    await fileWith(w, OFFICE, await open(w, OFFICE, '第三方绩效评价'), '报领导小组', report);
    await decide(w, LEADING, '达标');
    for (const person of [HANDLER, LEAD, FINANCE]) expect(heard(w, person, '绩效评价结果经领导小组审定为达标')).toBe(true);
    await decide(w, OFFICE, '归档办结');
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'done' });
    expect(heard(w, HANDLER, /归档办结[\s\S]*流程结束/)).toBe(true);
  });
});
