import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../sandbox/driver.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { findingsOn } from '../support/findings.js';
import { type World, world } from '../support/world.js';
import { addRow, BASIC, begin, declare, HANDLER, OFFICE, PDF, project, SERVER } from './applicant-kit.js';
import { onward } from './linan-meeting-kit.js';
import { BODY, coverOf, FORMER, HARDWARE, planDocx, SOFTWARE, soundPlan, type Draft } from './plan-kit.js';

const NAME = '杭州市临安区智慧场馆建设方案';
const COVER = coverOf(NAME, '区文化馆');
const SURVEY = { 是否已调研: '否', 有无硬件建设方案: '否', 有无新技术应用: '否', 附件是否已装订: '是' };
const ANNEXES = ['建设依据证明', '系统网络拓扑图', '项目资金概算明细汇总表'];

let w: World;
let li: PersonDriver;
beforeEach(async () => {
  w = await world();
  li = w.as(HANDLER);
});
afterEach(() => w.close());

/** Approved, and the application filled in as far as its files. */
async function toFiles(answers: Record<string, string>): Promise<SeenCard> {
  await w.clock.to(w.clock.now() + 60_000);
  await w.as(OFFICE).press('通过');
  const opened = await li.press('去办理');
  const budget = await onward(li, opened.card, { ...SURVEY, 硬件建设方案说明: '新增两台服务器', ...answers }, '预算');
  return onward(li, budget, {}, '材料');
}

/** What the check found wanting in a plan, one point a line. */
async function findings(draft: Draft): Promise<string> {
  await li.send({ name: `${NAME}.docx`, bytes: await planDocx(draft) });
  return findingsOn(li.lastCard())
    .filter(([level]) => level !== '已有')
    .map((row) => row.join(' '))
    .join('\n');
}

describe('what the plan must hold', () => {
  it('[LA-39] lists brand, model, warranty and use of hardware, and users and free service of software', async () => {
    await declare(w);
    await toFiles({ 有无硬件建设方案: '是' });
    const without = (rows: string[][], ...names: string[]): string[][] => {
      const at = names.map((name) => rows[0]?.indexOf(name));
      return rows.map((row) => row.filter((_, index) => !at.includes(index)));
    };
    const said = await findings({
      ...soundPlan(
        COVER,
        BODY.filter((line) => !line.includes('测算依据')),
      ),
      software: without(SOFTWARE, '免费服务年限', '响应等级'),
      hardware: without(HARDWARE, '质保期'),
    });

    expect(said).toMatch(/硬件概算表缺少列：质保期[\s\S]*附件1 十一（二）2/);
    expect(said).toMatch(/软件概算表缺少列：免费服务年限、响应等级[\s\S]*附件1 十一（二）3/);
    expect(said).toContain('没有找到“应用软件研发费用测算依据”的内容');
    expect(said).not.toContain('硬件设备表');

    expect(await findings(soundPlan(COVER))).toBe('');
    expect(li.lastCard().text()).toContain('没有发现问题');
  });

  it('[LA-40] tells of the former project and system where it is 扩建 or 改建, and only there', async () => {
    await begin(w);
    await li.fill({ ...BASIC, 项目性质: '扩建' }).press('下一页');
    const former = {
      原项目投入使用时间: '2019-06-01',
      '原项目总投资（万元）': 120,
      原项目设备购置: '服务器 4 台',
      原项目数据储量: '2TB',
      原项目应用范围: '全区场馆',
      原项目效益: '年预约 3 万人次',
    };
    await li.fill(former).press('下一页');
    await li.press('下一页');
    await addRow(li, SERVER);
    await li.fill({ 资金来源: ['区财政资金'] }).press('下一页');
    await li.send({ name: '信息化项目申请表.pdf', bytes: PDF });
    await li.press('下一页：核对');
    await li.press('提交');
    await toFiles({});

    const said = await findings(soundPlan(COVER));
    for (const name of ['原项目投入使用时间', '原项目总投资', '原系统无法满足的功能需求点', '与原有系统的关系']) {
      expect(said).toContain(`没有找到“${name}”的内容`);
    }
    expect(said).toContain('附件1 二（三）4');
    expect(await findings(soundPlan(COVER, [...BODY, ...FORMER]))).toBe('');
  });

  it('[LA-41] has its annexes bound into it, or handed in one by one', async () => {
    await declare(w);
    const page = await toFiles({ 附件是否已装订: '否' });
    for (const name of ANNEXES) expect(page.text()).toContain(`${name}：待上传`);
    expect(page.text()).toContain('软硬件物理布置图：本项目不需要');
    for (const name of ['建设方案.pdf', '数据资源目录.pdf']) await li.send({ name, bytes: PDF });
    const confirm = await li.press('下一页：核对');
    for (const name of ANNEXES) expect(confirm.card.text()).toContain(`${name}：还没有上传`);
    expect(confirm.card.text()).not.toContain('国家、省、市的有关文件：还没有上传');
    expect(confirm.card.buttons()).not.toContain('提交');

    for (const name of ANNEXES) await li.send({ name: `${name}.pdf`, bytes: PDF });
    await li.press('提交');
    expect((await project(w, '智慧场馆')).stage).toBe('preliminaryReview');
    expect(w.as(OFFICE).lastCard().text()).toContain('系统网络拓扑图.pdf');
  });

  it('[LA-41] is looked into for the annexes that are said to be bound into it', async () => {
    await declare(w);
    await toFiles({ 有无硬件建设方案: '是' });
    const said = await findings(
      soundPlan(
        COVER,
        BODY.filter((line) => !line.includes('附图') && !line.includes('领导批示')),
      ),
    );

    for (const name of ['建设依据证明', '系统网络拓扑图', '软硬件物理布置图']) expect(said).toContain(`没有找到“${name}”的内容`);
  });
});
