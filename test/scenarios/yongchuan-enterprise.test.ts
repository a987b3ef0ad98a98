import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { knownYears } from '../support/time.js';
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
  ASSETS,
  answer,
  begin,
  deadlines,
  decide,
  ENTERPRISE,
  FINANCE,
  fileWith,
  fillIn,
  handIn,
  heard,
  LEADING,
  newest,
  OFFICE,
  open,
  openTasks,
  PLANNING,
  project,
  setFlag,
  wordsOf,
} from './yongchuan-kit.js';
import { contracted, type Story } from './yongchuan-steps.js';

/** A project of an enterprise, with supervision: what is done while it is built. */
const NAME = '智慧水务';
const STORY: Story = { by: ENTERPRISE, name: NAME, list: { 单位性质: '区属国有企业' }, supervised: true };

let w: World;
beforeAll(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00', ports: { calendar: knownYears(2027, 2031) } });
  await contracted(w, STORY);
});
afterAll(() => w.close());

const tasks = () => openTasks(w, NAME);

describe('supervision of buying and of funds', () => {
  it('[YC-33] of an enterprise is 国资管理中心’s, while finance reviews the budget of all', async () => {
    expect(heard(w, FINANCE, /投资评审[\s\S]*智慧水务/)).toBe(true);
    expect(heard(w, FINANCE, '采购和资金使用监管')).toBe(false);
    await decide(w, ASSETS, '要求改正', { 要求改正的理由: '合同缺少付款节点' });
    expect(heard(w, OFFICE, '监管部门要求项目单位改正采购或合同')).toBe(true);
    expect(newest(w, ENTERPRISE).text()).toContain('合同缺少付款节点');
    const card = await open(w, ENTERPRISE, '改正采购和合同', NAME);
    await fileWith(w, ENTERPRISE, card, '重新登记', { answers: {} });
    await decide(w, ASSETS, '没有问题');
    expect(await tasks()).toEqual(['acceptInitial']);
  });

  const request = async (purpose: string): Promise<void> => {
    const card = await begin(w, ENTERPRISE, '申请建设运维经费', NAME);
    await fileWith(w, ENTERPRISE, card, '申请', { answers: { 经费用途: purpose, '申请金额（万元）': 30, 用款说明: '首付款' } });
  };

  it('[YC-33][YC-04][YC-02] lets no money out for a project off the list, or against the coordination of resources', async () => {
    await request('建设费');
    expect(newest(w, ASSETS).text()).toMatch(/核定经费[\s\S]*申请金额：30 万元/);
    await setFlag(w, 'listed', NAME);
    expect((await decide(w, ASSETS, '同意')).toast?.content).toMatch(/不在全区项目清单里，不能安排预算和国有资金/);
    await setFlag(w, 'listed', NAME);
    await setFlag(w, 'uncoordinated', NAME);
    expect((await decide(w, ASSETS, '同意')).toast?.content).toMatch(/不能拨付经费。请选择“不同意”，让单位先整改/);
    await decide(w, ASSETS, '不同意', { 不同意的理由: '先迁移到统一平台' });
    expect(newest(w, ENTERPRISE).text()).toContain('先迁移到统一平台');
    await setFlag(w, 'uncoordinated', NAME);
    await request('建设费');
    await decide(w, ASSETS, '同意');
    expect(newest(w, ENTERPRISE).text()).toMatch(/核定经费[\s\S]*同意/);
    expect(heard(w, FINANCE, '核定经费')).toBe(false);
  });
});

describe('a change', () => {
  const change = async (kinds: readonly string[], more = {}): Promise<void> => {
    const card = await begin(w, ENTERPRISE, '项目变更申请', NAME);
    const typed = { 变更事项: kinds, 变更前后对比: '泵站由 20 座改为 24 座', 变更理由: '新增四座加压泵站', ...more };
    expect((await handIn(w, ENTERPRISE, card, { answers: typed })).toast?.content).toBe('已提交。');
  };

  it('[YC-16] of what it technically is goes to the office alone, which may refuse it', async () => {
    await change(['数据架构']);
    expect(await tasks()).toEqual(['acceptInitial', 'reviewTechnology']);
    expect(newest(w, OFFICE).text()).toMatch(/变更审核[\s\S]*变更事项：数据架构/);
    await decide(w, OFFICE, '不同意变更', { 不同意变更的理由: '与数据标准不符' });
    expect(heard(w, ENTERPRISE, /变更审核：不同意变更[\s\S]*与数据标准不符/)).toBe(true);
    expect(heard(w, ENTERPRISE, '变更没有获得全部批准，请按原审定内容实施，或修改后重新申请')).toBe(true);
    expect(await tasks()).toEqual(['acceptInitial']);
  });

  it('[YC-16][YC-33] of content, size or budget goes to 发改委 and to whoever supervises the funds', async () => {
    await change(['项目预算', '建设规模'], { '变更后总投资（万元）': 118 });
    expect(await tasks()).toEqual(['acceptInitial', 'approveScope', 'approveScope']);
    for (const body of [PLANNING, ASSETS]) {
      expect(newest(w, body).text()).toMatch(/变更审批[\s\S]*变更后总投资：118 万元/);
    }
    expect(heard(w, FINANCE, '变更审批')).toBe(false);
    await decide(w, PLANNING, '批准变更');
    await decide(w, ASSETS, '不批准', { 不批准的理由: '资金没有着落' });
    expect(await tasks()).toEqual(['acceptInitial']);
    expect(await project(w, NAME)).toMatchObject({ totalWan: 100 });
  });

  it('is not told to a body that follows the project before it has said its own', async () => {
    await change(['建设规模']);
    const { id: projectId, handlerId: byId } = await project(w, NAME);
    const { id: staffId } = await w.staff(ASSETS);
    await w.db.tx((tx) => tx.watchers.add({ projectId, staffId, byId, at: w.clock.now() }));
    await decide(w, PLANNING, '不批准', { 不批准的理由: '规模没有依据' });
    expect(heard(w, ENTERPRISE, '规模没有依据')).toBe(true);
    expect(heard(w, ASSETS, '规模没有依据')).toBe(false);
    await decide(w, ASSETS, '批准变更');
    expect(heard(w, OFFICE, /没有获得全部批准[\s\S]*区发展改革委不批准，理由：规模没有依据/)).toBe(true);
    await w.db.tx((tx) => tx.watchers.remove(projectId, staffId));
  });

  it('[YC-16] of both kinds goes both ways, and counts once both have agreed and the papers are filed', async () => {
    await change(['项目预算', '主要功能'], { '变更后总投资（万元）': 112 });
    expect(await tasks()).toEqual(['acceptInitial', 'approveScope', 'approveScope', 'reviewTechnology']);
    await decide(w, PLANNING, '批准变更');
    await decide(w, ASSETS, '批准变更');
    expect(await tasks()).toEqual(['acceptInitial', 'reviewTechnology']);
    await decide(w, OFFICE, '同意变更');
    expect(await tasks()).toEqual(['acceptInitial', 'fileChange']);
    const card = await open(w, ENTERPRISE, '登记变更批准文件', NAME);
    const typed = { 批准文件文号: '永发改变〔2026〕2号', '批准的总投资（万元）': 112 };
    const filed = await fileWith(w, ENTERPRISE, card, '登记', { answers: typed, files: ['项目变更文件.pdf'] });
    expect(filed.toast?.content).toBe('已登记。');
    expect(await project(w, NAME)).toMatchObject({ totalWan: 112 });
  });
});

describe('初验 with supervision and works', () => {
  const PAPERS = [...INITIAL_PAPERS, '监理合同及监理报告.pdf', '施工合同.pdf'];

  it('[YC-37] asks for the papers of supervision, of works and of the change too', async () => {
    const bare = await fillInitial(w, STORY, { 有机房等施工内容: '是' }, []);
    expect(bare.card.text()).toContain('监理合同及监理报告：还没有上传');
    expect(bare.card.text()).toContain('施工合同：还没有上传');
    expect(bare.card.text()).toContain('✓ 项目变更文件：已收到');
  });

  it('[YC-35][YC-34] passes nobody whose functions, safety or risk assessment does not hold', async () => {
    const unsafe = await fillInitial(w, STORY, { 安全性符合: '否' }, PAPERS);
    const first = await w.as(ENTERPRISE).press('提交', unsafe.card);
    expect(first.toast?.content).toMatch(/有一项不符合的，不能下“通过”的结论.*第十五条/);
    const assessed = await fillInitial(w, STORY, {
      已开展网络与信息安全风险评估: '否',
      选用国密算法: '否',
      没有选用国密算法的原因: '设备不支持',
    });
    const second = await w.as(ENTERPRISE).press('提交', assessed.card);
    expect(second.toast?.content).toMatch(/还没有开展风险评估.*第十四条/);
    const partial = await fillInitial(w, STORY, { 验收依据: ['合同'] });
    expect((await w.as(ENTERPRISE).press('提交', partial.card)).toast?.content).toMatch(
      /要根据基本情况报告、招投标文件和合同三样来验收/,
    );
  });

  it('[YC-17] that does not pass is told to the builder and the office all the same, and done again', async () => {
    const failed = await fillInitial(w, STORY, {
      初验结论: '不通过',
      主要功能符合: '否',
      初步验收意见: '调度功能不完整，整改后再验',
    });
    expect((await w.as(ENTERPRISE).press('提交', failed.card)).toast?.content).toBe('已提交。');
    const letter = wordsOf(w.as(OFFICE).files().at(-1)?.bytes);
    expect(letter).toMatch(/主要功能符合：否[\s\S]*不通过[\s\S]*调度功能不完整/);
    expect(letter).toContain('我单位于2026年9月18日聘请有资质的专家，依据基本情况报告、招投标文件、合同，对你单位承建的');
    expect(await tasks()).toEqual(['acceptInitial']);
    const passed = await fillInitial(w, STORY, {});
    await w.as(ENTERPRISE).press('提交', passed.card);
    expect(await project(w, NAME)).toMatchObject({ stage: 'trial' });
  });
});

describe('责令停用、停建整改', () => {
  let running: SeenCard;
  const order = {
    责令措施: '停用整改',
    未遵守本办法的情形: '试运行期间绕过统一平台',
    整改要求: '全部接入统一平台',
    整改期限: 20,
  };

  it('[YC-24] stops the project and its clocks, with a letter that says what to mend until when', async () => {
    await startTrial(w, STORY, { 试运行时长: 5 });
    expect((await deadlines(w, 'trialMost', NAME))[0]).toMatchObject({ dueOn: '2027-02-18', state: 'running' });
    await w.clock.to('2026-10-09T10:00+08:00');
    running = await open(w, ENTERPRISE, '结束试运行', NAME);
    const card = await begin(w, OFFICE, '责令停用、停建整改', NAME);
    const told = await fileWith(w, OFFICE, card, '责令整改', { answers: order });
    // What cannot be taken back at all is not said to wait until the project goes on.
    expect(told.card.text()).toContain('提交后已出具文书，不能撤回。');
    expect(told.card.text()).not.toContain('恢复后才能办理');

    const letter = w.as(ENTERPRISE).files().at(-1);
    expect(letter?.name).toBe('关于责令智慧水务整改的通知.docx');
    expect(wordsOf(letter?.bytes)).toMatch(
      /责令停用整改，现将有关事项通知如下：[\s\S]*绕过统一平台[\s\S]*全部接入统一平台[\s\S]*自本通知发出之日起20日内[\s\S]*特此通知。/,
    );
    expect(wordsOf(letter?.bytes)).not.toContain('函');
    expect(heard(w, LEADING, '项目被责令停用、停建整改')).toBe(true);
    expect((await deadlines(w, 'trialMost', NAME))[0]).toMatchObject({ state: 'suspended' });
    expect((await deadlines(w, 'rectification', NAME))[0]).toMatchObject({ dueOn: '2026-10-29', state: 'running' });
    await w.as(ENTERPRISE).say(`进度 ${NAME}`);
    expect(newest(w, ENTERPRISE).text()).toContain('责令停用、停建整改');
  });

  it('[YC-24] lets nothing else be done meanwhile', async () => {
    await w.clock.to('2026-10-20T10:00+08:00');
    await w.as(ENTERPRISE).say(`进度 ${NAME}`);
    for (const label of ['去办理：结束试运行', '项目变更申请', '申请建设运维经费']) {
      expect(newest(w, ENTERPRISE).buttons()).not.toContain(label);
    }
    await w.as(ENTERPRISE).say('待办');
    expect(newest(w, ENTERPRISE).text()).toMatch(
      /结束试运行：智慧水务[^\n]*\n[^\n]*\n　项目中止中（责令停用、停建整改），恢复后才能办理/,
    );
    // Who goes on with it all the same reads it there, before he hands anything in.
    const kept = await w.as(ENTERPRISE).fill({ 试运行情况: '平稳' }).press('保存', running);
    expect(kept.card.text()).toContain('起中止（责令停用、停建整改），恢复后才能办理');
    const typed = { answers: { 试运行情况: '平稳', 试运行实际结束日期: '2026-10-20' } };
    expect((await fileWith(w, ENTERPRISE, running, '结束试运行', typed)).toast?.content).toMatch(/责令停用、停建整改/);
  });

  const rectify = async (): Promise<void> => {
    const card = await open(w, ENTERPRISE, '整改', NAME);
    const typed = { answers: { 整改情况: '已全部接入统一平台' }, files: ['整改报告.pdf'] };
    expect((await handIn(w, ENTERPRISE, card, typed, '报送')).toast?.content).toBe('已报送。');
  };

  it('[YC-24] that is still not met is made known to the whole district, if the leading group agrees', async () => {
    await rectify();
    expect(newest(w, OFFICE).text()).toMatch(/重新评估[\s\S]*整改情况：已全部接入统一平台/);
    await decide(w, OFFICE, '仍未达标', { 仍未达标的理由: '仍有两个系统未接入' });
    await decide(w, LEADING, '同意通报并追责');
    for (const person of [ENTERPRISE, PLANNING, FINANCE]) {
      expect(heard(w, person, '项目重新评估仍未达标，经领导小组同意，全区通报并追责')).toBe(true);
    }
    const { unitId } = await project(w, NAME);
    const entries = await w.db.tx((tx) => tx.ledger.ofUnit('yongchuan', 2026, unitId));
    expect(entries.map(({ reason }) => reason)).toEqual(['重新评估仍未达标，全区通报并追责']);
    expect(await tasks()).toEqual(['endTrial', 'rectify']);
  });

  it('[YC-24] goes on only when it is met and the leading group agrees; the days in between do not count', async () => {
    await w.clock.to('2026-11-09T10:00+08:00');
    await rectify();
    await decide(w, OFFICE, '达标');
    await decide(w, LEADING, '不同意', { 不同意的理由: '再核实接入情况' });
    await rectify();
    await decide(w, OFFICE, '达标');
    await decide(w, LEADING, '同意续用、续建');
    expect(await tasks()).toEqual(['endTrial']);
    expect((await deadlines(w, 'trialMost', NAME)).at(-1)).toMatchObject({ dueOn: '2027-03-22', state: 'running' });
    await w.as(OFFICE).say(`进度 ${NAME}`);
    expect(newest(w, OFFICE).buttons()).toContain('责令停用、停建整改');
  });

  it('[YC-18][YC-24] leaves a trial its month without the days on which it stood still, whenever it is said to have ended', async () => {
    await w.clock.to('2026-11-18T10:00+08:00');
    const typed = (on: string) => ({ answers: { 试运行情况: '平稳', 试运行实际结束日期: on } });
    const inside = await fileWith(
      w,
      ENTERPRISE,
      await open(w, ENTERPRISE, '结束试运行', NAME),
      '结束试运行',
      typed('2026-10-20'),
    );
    expect(inside.toast?.content).toMatch(/试运行不得少于 1 个月，实际结束日期不能早于 2026年11月18日/);
    expect(await tasks()).toEqual(['endTrial']);
  });
});

describe('what comes late', () => {
  it('[YC-18] a trial run over five months is told of to the office and the lead', async () => {
    await w.clock.to('2027-03-24T10:00+08:00');
    for (const person of [OFFICE, '石永康']) {
      expect(heard(w, person, '试运行已超过 5 个月，请项目单位尽快结束试运行、申请终验')).toBe(true);
    }
    const card = await open(w, ENTERPRISE, '结束试运行', NAME);
    const typed = { answers: { 试运行情况: '平稳', 试运行实际结束日期: '2027-03-24' } };
    expect((await fileWith(w, ENTERPRISE, card, '结束试运行', typed)).toast?.type).toBe('success');
    expect((await deadlines(w, 'trialMost', NAME)).at(-1)).toMatchObject({ state: 'metLate' });
  });

  it('[YC-19][YC-20][YC-37] an application after its month says why, with the papers of supervision and of bought software', async () => {
    await w.clock.to('2027-04-28T10:00+08:00');
    const more = { 有定制软件: '是', 有成熟软件: '是', 签过补充协议: '是' };
    const papers = ['项目监理报告', '需求说明书', '著作权证书', '产品授权书序列号', '补充协议'];
    const bare = await fillFinal(w, STORY, more, FINAL_PAPERS);
    for (const name of papers) expect(bare.card.text()).toContain(`${name}：还没有上传`);
    const whole = await fillFinal(
      w,
      STORY,
      {},
      papers.map((name) => `${name}.pdf`),
    );
    const blank = await w.as(ENTERPRISE).press('提交', whole.card);
    expect(blank.toast?.content).toMatch(/逾期/);
    const late = await w.as(ENTERPRISE).fill({ 逾期原因: '等待审计报告' }).press('提交', blank.card);
    expect(late.toast?.content).toBe('已提交。');
    expect((await deadlines(w, 'finalApplication', NAME))[0]).toMatchObject({ state: 'metLate', reason: '等待审计报告' });
    expect(wordsOf(w.as(OFFICE).files().at(-1)?.bytes)).toMatch(
      /某监理公司[\s\S]*附件：1．项目建设报告\n[\s\S]*\n5．档案验收和运维计划\n6．项目监理报告\n区水务集团/,
    );
  });
});

describe('终验 with supervision', () => {
  it('[YC-21] is done again where something is to be mended first', async () => {
    await meetFinal(w, '2027-05-10', NAME);
    const mended = await concludeFinal(w, 'rectify', { '修改意见（每行一条）': '补齐运维手册' });
    expect(mended.toast?.type).toBe('success');
    const form = await answer(w, ENTERPRISE, ['已补齐']);
    expect((await handIn(w, ENTERPRISE, form, {})).toast?.content).toBe('已提交。');
  });

  it('[YC-21] does not pass without the supervisor', async () => {
    await meetFinal(w, '2027-05-20', NAME);
    const refused = await concludeFinal(w, 'pass', FINAL_CONCLUSION);
    expect(refused.card.text()).toContain('这个项目实施了监理，总监理师要参加终验');
    const there = [...FINAL_CONCLUSION.到会人员, '监理机构总监理师'];
    expect((await concludeFinal(w, 'pass', { ...FINAL_CONCLUSION, 到会人员: there })).toast?.type).toBe('success');
    expect(await tasks()).toEqual(['putIntoUse', 'selfEvaluate']);
  });
});

describe('evaluation', () => {
  it('[YC-23] of a large or key project is a third party’s, decided by the leading group', async () => {
    await w.as(OFFICE).say(`进度 ${NAME}`);
    expect(newest(w, OFFICE).buttons()).not.toContain('第三方绩效评价');
    await setFlag(w, 'keyProject', NAME);
    const card = await begin(w, OFFICE, '第三方绩效评价', NAME);
    const typed = {
      第三方专业机构: '某评价公司',
      运行情况: '故障较多',
      使用效果: '使用率低',
      用户体验: '满意度低',
      评价结果: '不达标',
    };
    await fileWith(w, OFFICE, card, '报领导小组', { answers: typed, files: ['第三方绩效评价报告.pdf'] });
    expect(newest(w, LEADING).text()).toMatch(/审定绩效评价结果[\s\S]*评价结果：不达标/);
  });

  it('[YC-23][YC-33] that is not met stops the money for running it; 国资管理中心 supervises', async () => {
    await decide(w, LEADING, '不达标', { 不达标的理由: '使用率低于三成' });
    expect(heard(w, ENTERPRISE, '绩效评价结果经领导小组审定为不达标，停止拨付运行维护费等经费')).toBe(true);
    expect(heard(w, FINANCE, '停拨经费、监督管理')).toBe(false);
    const card = await begin(w, ENTERPRISE, '申请建设运维经费', NAME);
    const asked = { 经费用途: '运行维护费', '申请金额（万元）': 5, 用款说明: '年度运维' };
    await fileWith(w, ENTERPRISE, card, '申请', { answers: asked });
    expect((await decide(w, ASSETS, '同意')).toast?.content).toMatch(/绩效评价不达标，已停止拨付运行维护费.*第十七条/);
    await decide(w, ASSETS, '不同意', { 不同意的理由: '绩效评价不达标' });
  });

  it('[YC-22] of one’s own after 24 months is told of, says why it is late, and is recorded so', async () => {
    await w.clock.to('2029-05-23T10:00+08:00');
    expect(heard(w, OFFICE, '终验投用已满 24 个月，还没有收到绩效自评价报告')).toBe(true);
    const card = await open(w, ENTERPRISE, '报送绩效自评价报告', NAME);
    const answers = { 项目运行评价: '已改进', 应用成效评价: '使用率提高', 结论和主要经验教训: '重在推广', 对策建议: '加强培训' };
    const { card: confirm } = await fillIn(w, ENTERPRISE, card, { answers, files: ['建设应用绩效自评价报告.pdf'] });
    const late = await w.as(ENTERPRISE).fill({ 逾期原因: '等待整改完成' }).press('报送', confirm);
    expect(late.toast?.content).toBe('已报送。');
    expect((await deadlines(w, 'selfEvaluation', NAME)).at(-1)).toMatchObject({ state: 'metLate' });
    expect(await tasks()).toEqual(['putIntoUse', 'stopFunds', 'receiveEvaluation']);
  });

  it('[YC-22][YC-35] once reported is not asked for again when the project is put into use', async () => {
    const used = { 投入正式应用日期: '2029-05-23', 运行维护责任人: ENTERPRISE };
    const card = await open(w, ENTERPRISE, '投入正式应用', NAME);
    expect((await fileWith(w, ENTERPRISE, card, '已投入正式应用', { answers: used })).toast?.type).toBe('success');
    expect(await tasks()).toEqual(['stopFunds', 'receiveEvaluation']);
  });

  it('[YC-23] is not filed away before the money was stopped for what the leading group found unmet', async () => {
    const early = await decide(w, OFFICE, '归档办结');
    expect(early.toast?.content).toMatch(/停拨经费、监督管理还没有落实，不能办结。请先催办区财政局（国有企业为区国资管理中心）/);
    await open(w, ASSETS, '停拨经费、监督管理', NAME);
    await decide(w, ASSETS, '已落实', { 落实情况: '已暂停运维经费使用' });
    expect(heard(w, LEADING, '绩效评价不达标项目的经费已停拨，监督管理已落实')).toBe(true);
    await decide(w, OFFICE, '归档办结');
    expect(await project(w, NAME)).toMatchObject({ status: 'ended', result: 'done' });
  });
});
