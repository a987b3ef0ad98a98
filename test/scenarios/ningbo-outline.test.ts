import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import { findingsOn } from '../support/findings.js';
import { type World, world } from '../support/world.js';
import { CONTENTS, docxOf, planChapters, SERVICE_CHAPTERS } from './ningbo-docs.js';
import { HANDLER, NAME, newest } from './ningbo-kit.js';
import { BOUGHT, fillPlan, listed, PLAN, SERVICE } from './ningbo-plans.js';

const COVER = [NAME, '可行性研究报告暨建设方案'];

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

/** The plan filled in but for its document, which is waited for. */
async function toFiles(answers: Answers = {}, filling = PLAN): Promise<void> {
  await fillPlan(w, filling, { answers, files: { 方案和附件: [] } });
  await w.as(HANDLER).press('去修改：方案和附件');
}

/** What the check of a document found to mend, one a line; and all that it said. */
async function checked(name: string, bytes: Uint8Array): Promise<{ mend: string; said: string }> {
  await w.as(HANDLER).send({ name, bytes });
  const card = newest(w, HANDLER);
  const mend = findingsOn(card).filter(([level]) => level !== '已有');
  return { mend: mend.map((finding) => finding.join(' ')).join('\n'), said: card.text() };
}
const plan = (text?: readonly string[], chapters = planChapters(text)) => docxOf(COVER, chapters);
const without = (...words: string[]) => CONTENTS.filter((line) => !words.some((word) => line.includes(word)));

it('[NB-16][NB-19][NB-28][NB-29][NB-30] a plan that has it all is told so; what it has not is named with its article, as a hint', async () => {
  await listed(w);
  await toFiles();
  const whole = await checked('项目方案.docx', await plan());
  expect(whole.mend).toBe('');

  const short = planChapters().filter(({ title }) => title !== '项目招标方案');
  const outline = await checked('项目方案二.docx', await plan(undefined, short));
  expect(outline.mend).toMatch(/^建议 章节：项目招标方案 .*大纲可按项目实际调整.* 附表3$/);

  const content = await checked(
    '项目方案三.docx',
    await plan(without('应用场景', '基层治理四平台', '公共数据', '时空信息云', 'GB/T', '测算依据', '总体框架图')),
  );
  for (const name of ['应用场景、功能模块和聚焦的问题', '基层治理四平台', '公共数据平台', '时空信息云平台']) {
    expect(content.mend).toMatch(new RegExp(`缺少 内容：${name} .* 第十五条`));
  }
  for (const name of ['系统自定级结果', '等级保护安全需求', '数据备份']) {
    expect(content.mend).toMatch(new RegExp(`缺少 内容：${name} .* 附表3 四（三）`));
  }
  expect(content.mend).toMatch(/缺少 内容：测算依据和取费标准 .* 附表3 九（三）/);
  expect(content.mend).toMatch(/缺少 内容：系统总体框架图 .* 附表3 附图1/);
  expect(content.said).toContain('供参考，不影响提交');
});

it('[NB-29] a plan lists its schedule, its estimate and its labour in tables, and its total is that of the form', async () => {
  await listed(w);
  await toFiles();
  const bare = planChapters().map(({ tables: _, ...chapter }) => chapter);
  const { mend } = await checked('项目方案.docx', await plan(undefined, bare));
  expect(mend).toMatch(/实施进度计划表.*任务、开始时间、结束时间、工时/);
  expect(mend).toMatch(/分项概算表.*参考型号、性能指标、生产厂家、单价、数量、总价/);
  expect(mend).toMatch(/软件开发工作量初步核算表.*人月/);

  const other = await checked('项目方案二.docx', await plan([...without('总投资'), '项目总投资 300 万元。']));
  expect(other.mend).toMatch(/总投资.*246.5/);
});

it('[NB-26] a plan bears the name of the year’s plan, in full and short', async () => {
  await listed(w, {}, { 列入年度计划的项目名称: '宁波城市大脑●智慧养老' });
  expect(newest(w, HANDLER).text()).toContain('宁波城市大脑●智慧养老');
  await toFiles();
  const { mend } = await checked('项目方案.docx', await plan(without('简称')));
  expect(mend).toMatch(/扉页：项目名称 .*“宁波城市大脑●智慧养老”.* 附表3 一（一）/);
  expect(mend).toMatch(/项目全称及简称/);
});

it('[NB-27] a plan of an upgrade tells of the former system', async () => {
  await listed(w);
  const former = {
    项目性质: '升级改造',
    原系统名称: '养老服务热线',
    原系统建设目标和内容: '电话受理',
    原系统建设时间: '2018 年',
    原系统终验时间: '2019-05-20',
    原系统投入运行时间: '2019-06-01',
    '原系统投资规模（万元）': 60,
    原系统运行情况: '日均 300 通',
  };
  await toFiles(former);
  const { mend } = await checked('项目方案.docx', await plan());
  expect(mend).toMatch(/^缺少 内容：原系统建设与验收情况 .* 附表3 三（一）$/);
});

it('[NB-20][NB-31] a service plan has the six items of 附表4, its place in the directory, and the comparison with building', async () => {
  await listed(w, BOUGHT);
  await toFiles({}, SERVICE);
  const whole = await checked('购买服务方案.docx', await docxOf([NAME, '购买服务方案'], SERVICE_CHAPTERS));
  expect(whole.mend).toBe('');

  const lacking = SERVICE_CHAPTERS.filter(({ title }) => title !== '成本控制').map(({ title }) => ({ title }));
  const { mend } = await checked('购买服务方案二.docx', await docxOf([NAME], lacking));
  expect(mend).toMatch(/建议 章节：成本控制 .* 附表4/);
  expect(mend).toMatch(/缺少 内容：指导性目录 .* 附表4 二/);
  expect(mend).toMatch(/缺少 内容：与自建方式的对比 .* 附表4 六/);
});
