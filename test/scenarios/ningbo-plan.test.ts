import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { HANDLER, newest, OFFICE, project, reserved, openTasks } from './ningbo-kit.js';
import { BOUGHT, fillPlan, INFRA, listed, PLAN, sendPlan, SERVICE, SHEETS } from './ningbo-plans.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

/** The sentence with which the plan is not taken, once it is handed in with these answers. */
async function refused(filling: typeof PLAN, answers: Answers): Promise<string> {
  const confirm = await fillPlan(w, filling, { answers });
  const pressed = await w.as(HANDLER).press('提交', confirm);
  return `${pressed.toast?.content ?? ''}\n${pressed.card.text()}`;
}

describe('who writes a plan, and when', () => {
  it('[NB-06] is written once the project stands in the year’s plan, not while it is only in the reserve', async () => {
    await reserved(w);
    expect(await openTasks(w)).toEqual(['enterPlan']);
    await w.as(HANDLER).say('下一步 智慧养老协同应用系统');
    expect(newest(w, HANDLER).text()).toContain('列入年度建设计划');
    expect(newest(w, HANDLER).buttons()).not.toContain('去办理');

    await listed(w, { answers: { 项目名称: '智慧救助协同应用系统' } });
    expect(newest(w, HANDLER).text()).toMatch(/已列入年度计划[\s\S]*接下来：请按大纲编制方案/);
    await sendPlan(w);
    expect(await project(w, '智慧救助协同应用系统')).toMatchObject({ stage: 'consultation', totalWan: 246.5 });
    expect(newest(w, OFFICE).text()).toMatch(/方案类型：可行性研究报告暨建设方案[\s\S]*项目方案.pdf/);
  });

  it('[NB-22] a service of applications is written by the unit, on the platform of the city brain', async () => {
    await listed(w, BOUGHT);
    expect(await openTasks(w)).toEqual(['writeService']);
    expect(await refused(SERVICE, { 基础支撑和数据共享由宁波城市大脑统一支撑: '否' })).toContain('应由宁波城市大脑统一支撑');
    expect(await project(w)).toMatchObject({ stage: 'planning' });
  });

  it('[NB-22] a service of infrastructure is written by the office, and the unit has nothing to fill in', async () => {
    await listed(w, INFRA);
    expect(await openTasks(w)).toEqual(['writeInfra']);
    expect(newest(w, HANDLER).buttons()).not.toContain('去办理');
    await sendPlan(w, SERVICE, {}, OFFICE);
    expect(await project(w)).toMatchObject({ stage: 'consultation', totalWan: 86 });
    expect(await openTasks(w)).toEqual(['dispatchPlan']);
  });
});

describe('what a plan may not do', () => {
  it('[NB-05] adds no servers of its own', async () => {
    await listed(w);
    expect(await refused(PLAN, { 是否单独新增服务器等硬件设施: '是' })).toMatch(/不单独新增服务器[\s\S]*申请市政务云/);
    await w.as(HANDLER).say('为什么 智慧养老协同应用系统');
    expect(newest(w, HANDLER).text()).toMatch(/第八条[\s\S]*宁波城市大脑/);
  });

  it('[NB-05] says why where civil works or smart hardware are in it, which in principle they are not', async () => {
    await listed(w);
    const works = { '系统（模块）': '机房', 类别: '工程基建和智能化硬件', 名称: '门禁', '单价（万元）': 3, 数量: 2 };
    const confirm = await fillPlan(w, PLAN, { rows: { 概算: [...(PLAN.rows?.['概算'] ?? []), works] } });
    expect(confirm.text()).toContain('列入工程基建和智能化硬件的理由：请填写');
    expect(confirm.buttons()).not.toContain('提交');
  });

  it('[NB-21] builds no app, mini program or account of its own', async () => {
    await listed(w);
    expect(await refused(PLAN, { 手机端应用: '新建 APP、小程序或公众号' })).toMatch(/不允许新建 APP[\s\S]*“浙政钉”和“浙里办”/);
  });

  it('[NB-05] [NB-21] names at once everything that a plan may not do', async () => {
    await listed(w);
    const said = await refused(PLAN, { 是否单独新增服务器等硬件设施: '是', 手机端应用: '新建 APP、小程序或公众号' });
    expect(said).toMatch(/不单独新增服务器[\s\S]*不允许新建 APP/);
    await w.as(HANDLER).say('下一步 智慧养老协同应用系统');
    expect(newest(w, HANDLER).text()).toMatch(/不单独新增服务器[\s\S]*不允许新建 APP/);
    // On the page what the press was refused for stands once.
    const { id } = await project(w);
    const tasks = await w.db.tx((tx) => tx.tasks.ofProject(id));
    const task = tasks.find(({ state }) => state === 'open');
    const visiting = await visit(w, HANDLER);
    await visiting.open(`/pages/forms/${String(task?.id)}?page=10`);
    await visiting.press('提交');
    await visiting.press('确定');
    expect(visiting.text().match(/不单独新增服务器/g)).toHaveLength(1);
  });

  it('[NB-21] may show news in one', async () => {
    await listed(w);
    await sendPlan(w, PLAN, { answers: { 手机端应用: '新建但只展示新闻资讯' } });
    expect(await project(w)).toMatchObject({ stage: 'consultation' });
  });

  it('[NB-31] buys nothing that is not in the directory', async () => {
    await listed(w, BOUGHT);
    expect(await refused(SERVICE, { '属于《宁波市政府购买服务指导性目录》': '否' })).toContain(
      '《宁波市政府购买服务指导性目录》',
    );
    expect(await project(w)).toMatchObject({ stage: 'planning' });
  });
});

describe('what comes with a plan', () => {
  it('[NB-15][NB-30] has its annexes and sheets, each named while it is missing', async () => {
    await listed(w);
    const answers = { 是否跨部门跨层级业务协同: '是', 是否有领导批示: '是' };
    const confirm = await fillPlan(w, PLAN, { answers, files: { 方案和附件: ['项目方案.pdf'], 附表: SHEETS.slice(0, 4) } });
    const said = confirm.text();
    for (const name of ['方案编制依据和有关资料', '领导批示文件', '电子政务规划、行业相关规划', '业务协同会议纪要']) {
      expect(said).toContain(`${name}：还没有上传`);
    }
    for (const name of ['安全建设费用明细表', '数据资源目录登记表', '数据资产梳理表', '宁波城市大脑资源申请表']) {
      expect(said).toContain(`${name}：还没有上传`);
    }
    expect(said).toContain('系统网络拓扑图：待上传（选交）');
    expect(confirm.buttons()).not.toContain('提交');
  });

  it('[NB-17] has its performance goals, which everybody who judges it reads', async () => {
    await listed(w);
    const confirm = await fillPlan(w, PLAN, { rows: { 进度与绩效目标: [] }, files: { 附表: SHEETS.slice(2) } });
    expect(confirm.text()).toContain('绩效目标：请至少填写 1 行');
    expect(confirm.text()).toContain('绩效目标申报表：还没有上传');
    expect(confirm.text()).toContain('事前绩效评估报告：还没有上传');
  });

  it('[NB-27] tells of the former system where it is upgraded', async () => {
    await listed(w);
    const confirm = await fillPlan(w, PLAN, { answers: { 项目性质: '升级改造' } });
    for (const label of ['原系统名称', '原系统终验时间', '原系统投资规模（万元）', '原系统运行情况']) {
      expect(confirm.text()).toMatch(new RegExp(`${label}：请(填写|选择)`));
    }
  });

  it('[NB-29] has its estimate row by row, multiplied and added up by the bot', async () => {
    await listed(w);
    const confirm = await fillPlan(w, PLAN, { answers: { 测算依据和取费标准: '' } });
    expect(confirm.text()).toMatch(/服务调度｜名称 调度模块｜单价 2 万元｜数量 120｜240 万元[\s\S]*6.5 万元/);
    expect(confirm.text()).toContain('合计 246.5 万元');
    expect(confirm.text()).toContain('测算依据和取费标准：请填写');
  });

  it('[NB-20] a service says its six things', async () => {
    await listed(w, BOUGHT);
    const left = { 服务对象: '', '考核指标、付费条件和付费方式': '', 预期效果: '', 成本控制: '' };
    const confirm = await fillPlan(w, SERVICE, { answers: left, files: { 方案和附件: [] } });
    for (const label of [...Object.keys(left)]) expect(confirm.text()).toContain(`${label}：请填写`);
    for (const name of ['购买服务方案', '项目投资绩效评估报告', '任务要求和政策文件']) {
      expect(confirm.text()).toContain(`${name}：还没有上传`);
    }
  });
});
