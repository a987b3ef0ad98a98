import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../sandbox/driver.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { coverOf, planDocx, SOFTWARE, soundPlan, TITLES, type Draft } from './plan-kit.js';
import { findingsOn } from '../support/findings.js';
import { type World, world } from '../support/world.js';
import { declare, HANDLER, OFFICE, PDF, project } from './applicant-kit.js';

const NAME = '杭州市临安区智慧场馆建设方案';

let w: World;
let li: PersonDriver;
beforeEach(async () => {
  w = await world();
  li = w.as(HANDLER);
  await declare(w);
});
afterEach(() => w.close());

/** The office approves, and the unit opens the application. */
async function apply(): Promise<SeenCard> {
  await w.clock.to(w.clock.now() + 60_000);
  await w.as(OFFICE).press('通过');
  await li.say('待办');
  return (await li.press('去办理')).card;
}

const SURVEY = { 是否已调研: '否', 有无硬件建设方案: '否', 有无新技术应用: '否', 附件是否已装订: '是' };

/** As far as the page of files. */
async function toFiles(answers: Record<string, string> = SURVEY): Promise<SeenCard> {
  await apply();
  await li.fill(answers).press('下一页');
  return (await li.press('下一页')).card;
}

/** Sends a plan for 建设方案 and gives the answer. */
async function sendPlan(draft: Draft, name = `${NAME}.docx`): Promise<string> {
  await toFiles();
  await li.press('上传 建设方案');
  await li.send({ name, bytes: await planDocx(draft) });
  return li.lastCard().text();
}

describe('walk 3: 项目评审申请', () => {
  it('[LA-13] opens only once the declaration is approved', async () => {
    await li.say('待办');
    expect(li.lastCard().text()).not.toContain('项目评审申请');
    expect((await project(w, '智慧场馆')).stage).toBe('declarationApproval');
    await w.clock.to(w.clock.now() + 60_000);
    await w.as(OFFICE).press('通过');

    expect((await project(w, '智慧场馆')).stage).toBe('awaitingApplication');
    expect(li.lastCard().text()).toContain('通过');
    await li.say('待办');
    expect(li.lastCard().text()).toContain('提交项目评审申请');
  });

  it('[LA-14][LA-08] takes over the approved budget row by row; the budget is the sum of its rows and never typed', async () => {
    await apply();
    const budget = await li.fill(SURVEY).press('下一页');
    expect(budget.card.text()).toContain('服务器');
    expect(budget.card.text()).toContain('项目预算：56.65 万元（自动合计，不用填写）');
    expect(budget.card.inputs()).toEqual([]);

    await li.press('第 2 行');
    const cut = await li.fill({ '单价（万元）': 40 }).press('保存这一行');
    expect(cut.card.text()).toContain('项目预算：47 万元');
  });

  it.each([
    [{ 是否已调研: '是' }, '材料', '调研成果：待上传'],
    [{ 有无硬件建设方案: '是' }, '调研与技术', '硬件建设方案说明'],
    [{ 有无新技术应用: '是' }, '调研与技术', '新技术分类'],
  ])('[LA-14] asks for what follows from %o', async (answer, page, asked) => {
    await apply();
    const card = (await li.fill({ ...SURVEY, ...answer }).press('下一页')).card;
    const shown = page === '材料' ? (await li.press('下一页')).card : card;

    expect(shown.text()).toContain(page);
    expect(shown.text()).toContain(asked);
  });

  it('[LA-14] is handed in with plan and catalogue, and not without', async () => {
    await toFiles({ ...SURVEY, 是否已调研: '是' });
    const without = await li.press('下一页：核对');
    for (const name of ['调研成果', '建设方案', '数据资源目录']) expect(without.card.text()).toContain(`${name}：还没有上传`);
    expect(without.card.buttons()).not.toContain('提交');

    for (const name of ['调研成果.pdf', '建设方案.pdf', '数据资源目录.pdf']) await li.send({ name, bytes: PDF });
    const receipt = await li.press('提交');
    expect(receipt.card.text()).toContain('区数据资源管理局办理“规范性初审”');
    expect((await project(w, '智慧场馆')).stage).toBe('preliminaryReview');
  });
});

describe('walk 3: the plan is checked as it arrives', () => {
  it('[LA-02][LA-03][LA-04][LA-05][LA-06][LA-07] finds nothing in a plan that follows the outline', async () => {
    const text = await sendPlan(soundPlan(coverOf(NAME, '区文化馆')));

    expect(text).toContain('没有发现问题');
    expect(text).toContain('还缺：数据资源目录');
  });

  it('[LA-02] says how a plan must be called, before it is sent and when it is called otherwise', async () => {
    await toFiles();
    const asked = await li.press('上传 建设方案');
    expect(asked.card.text()).toContain(`方案名称应为“${NAME}”（二（一）1）`);
    await li.send({ name: '场馆方案.docx', bytes: await planDocx({ cover: coverOf('场馆方案', '区文化馆') }) });

    expect(finding('二（一）1')).toContain(NAME);
  });

  it('[LA-07] looks into a file whose name says nothing once the person says that it is the plan', async () => {
    await toFiles();
    await li.send({ name: '终稿.docx', bytes: await planDocx({ cover: coverOf(NAME, '区文化馆'), contents: false }) });
    expect(li.lastCard().text()).toContain('这个文件是哪份材料');
    const received = await li.press('建设方案｜智慧场馆');

    expect(received.card.text()).toContain('“终稿.docx”已作为《建设方案》收下');
    expect(received.card.text()).toContain('没有找到目录');
  });

  it('[LA-03] misses what the plan must say', async () => {
    await sendPlan({
      cover: coverOf(NAME, '区文化馆'),
      titles: TITLES.filter((title) => !title.includes('必要性')),
      body: () => ['说明'],
    });

    expect(finding('二（一）2')).toMatch(/必要性|目标|概算|明细/);
  });

  it('[LA-04] tells a price outside the range as a finding, never as a refusal', async () => {
    const dear = SOFTWARE.map((row) => row.map((cell) => (cell === '900' ? '1500' : cell)));
    await sendPlan({ cover: coverOf(NAME, '区文化馆'), software: dear });

    expect(finding('二（一）3')).toContain('1,500');
    expect((await w.db.tx((tx) => tx.materials.ofProject(1))).map(({ material }) => material)).toContain('plan');
  });

  it('[LA-04][LA-05] misses the tables of software and hardware', async () => {
    await sendPlan({ cover: coverOf(NAME, '区文化馆'), software: [['甲', '乙']], hardware: [['甲', '乙']] });
    const text = li.lastCard().text();

    expect(text).toContain('软件功能与开发工量表');
    expect(text).toContain('硬件设备表');
  });

  it('[LA-05] misses no table of hardware where there is none', async () => {
    await apply();
    await li.fill(SURVEY).press('下一页');
    await li.press('第 1 行');
    await li.fill({ 类别: '应用软件' }).press('保存这一行');
    await li.press('下一页');
    await li.press('上传 建设方案');
    await li.send({
      name: `${NAME}.docx`,
      bytes: await planDocx({ cover: coverOf(NAME, '区文化馆'), software: [['甲', '乙']], hardware: [['甲', '乙']] }),
    });

    expect(li.lastCard().text()).toContain('没有找到软件功能与开发工量表');
    expect(li.lastCard().text()).not.toContain('硬件设备表');
  });

  it('[LA-06] misses unit and date on the cover, contents, page numbers', async () => {
    await sendPlan({ cover: [NAME], contents: false, pageNumbers: false });
    const text = li.lastCard().text();

    for (const said of ['编制时间', '建设单位', '目录', '页码']) expect(text).toContain(said);
  });

  it('[LA-07] names the chapters of the outline that are missing', async () => {
    await sendPlan({ cover: coverOf(NAME, '区文化馆'), titles: TITLES.filter((title) => title !== '项目的培训计划') });

    expect(finding('附件1')).toContain('培训计划');
  });

  it('[LA-07] keeps what was found with the file, for whoever reviews it', async () => {
    await sendPlan({ cover: [NAME], contents: false });
    await li.send({ name: '数据资源目录.pdf', bytes: PDF });
    await li.press('继续办理');
    await li.press('下一页：核对');
    await li.press('提交');
    const [task] = (await w.db.tx((tx) => tx.tasks.ofProject(1))).slice(-1);

    expect(task).toMatchObject({ task: 'preliminaryReview', state: 'open' });
    const material = (await w.db.tx((tx) => tx.materials.ofProject(1))).find((row) => row.material === 'plan');
    expect(JSON.stringify(material?.findings)).toContain('LA-06');
  });
});

/** What the newest findings say under an article. */
function finding(article: string): string {
  return findingsOn(li.lastCard())
    .filter((row) => row[3].includes(article))
    .map((row) => row.join(' '))
    .join('\n');
}
