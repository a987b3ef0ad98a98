import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../documents/index.js';
import type { PersonDriver } from '../../sandbox/driver.js';
import { filledTable } from '../handlers/forms/tables.js';
import { type World, world } from '../support/world.js';
import {
  addRow,
  BASIC,
  begin,
  BOOKING,
  COLLEAGUE,
  declare,
  fillDeclaration,
  HANDLER,
  OFFICE,
  PDF,
  project,
  SERVER,
} from './applicant-kit.js';

let w: World;
let li: PersonDriver;
beforeEach(async () => {
  w = await world();
  li = w.as(HANDLER);
});
afterEach(() => w.close());

const drafts = () => w.db.tx((tx) => tx.projects.ofPolicy('linan', { status: 'draft' }));
const items = () => {
  const field = w.policies
    .current('linan')
    ?.forms['declaration']?.pages.flatMap(({ fields }) => fields)
    .find(({ id }) => id === 'items');
  if (field?.type !== 'table') throw new Error('the declaration has no budget');
  return field;
};

describe('walk 1: from 申报 to the receipt', () => {
  it('[LA-01][LA-09] fills in the five pages, each kept, and hands in with a receipt', async () => {
    await li.enter();
    await li.press('申报');
    expect(li.lastCard().text()).toContain('该项目是否涉及国家秘密');
    await li.press('否，开始申报');
    const titles = [li.lastCard().text()];
    await li.fill(BASIC).press('下一页');
    titles.push(li.lastCard().text());
    await li.press('下一页');
    titles.push(li.lastCard().text());
    await addRow(li, SERVER);
    await li.fill({ 资金来源: ['区财政资金'] }).press('下一页');
    titles.push(li.lastCard().text());
    ['基本信息', '单位信息', '预算', '材料'].forEach((title, at) => {
      expect(titles[at]).toContain(`第 ${String(at + 1)} / 5 页　${title}`);
    });

    await li.press('上传 信息化项目申请表');
    await li.send({ name: '申请表.pdf', bytes: PDF });
    const form = li.cards().findLast((card) => card.title() === '项目申报表');
    expect(form?.text()).toContain('信息化项目申请表：已收到“申请表.pdf”');
    const confirm = await li.press('下一页：核对');
    expect(confirm.card.text()).toContain('内容和材料已齐');
    const receipt = await li.press('提交');

    expect(receipt.toast?.content).toBe('已提交。');
    expect(receipt.card.text()).toMatch(/LA-2026-001/);
    expect(receipt.card.text()).toContain('区数据资源管理局办理“申报审批”');
    expect(w.as(OFFICE).lastCard().text()).toContain('智慧场馆');
    const row = await project(w, '智慧场馆');
    expect(row).toMatchObject({ status: 'running', stage: 'declarationApproval', totalWan: 7, number: 'LA-2026-001' });
    const audit = await w.db.tx((tx) => tx.audit.of(`project:${String(row.id)}`));
    expect(audit.map(({ event }) => event.type)).toEqual([
      'PROJECT_BEGUN',
      'TASK_OPENED',
      ...['FORM_SAVED', 'FORM_SAVED', 'FORM_SAVED'],
      'MATERIAL_RECEIVED',
      'FORM_SAVED',
      ...['TASK_CLOSED', 'FORM_TAKEN', 'STAGE_ENTERED', 'TASK_OPENED'],
    ]);
  });

  it('[LA-09] names everything that is missing or wrong at once, each with the way to its page', async () => {
    await begin(w);
    await li.fill({ 项目名称: '甲', '建设周期（月）': 99 }).press('下一页');
    await li.fill({ 联系电话: '123' }).press('下一页');
    await li.press('下一页');
    const { card } = await li.press('下一页：核对');

    for (const said of [
      '项目名称：至少 2 个字',
      '项目性质：请选择',
      '建设周期（月）：不能大于 60',
      '主要建设内容：请填写',
      '联系电话：至少 7 个字',
      '项目资金概算：请至少填写 1 行',
      '资金来源：请选择',
      '信息化项目申请表：还没有上传',
    ]) {
      expect(card.text()).toContain(said);
    }
    expect(card.text()).toContain('批复文件：要不要交，看“项目来源”怎么填');
    expect(card.buttons()).not.toContain('提交');
    const mend = await li.press('去修改：单位信息');
    expect(mend.card.text()).toContain('联系电话：至少 7 个字');
  });

  it('[LA-09] sends the template of the 申请表 on request', async () => {
    await begin(w);
    await fillDeclaration(li, {}, []);
    await li.press('去修改：材料');
    await li.press('下载 信息化项目申请表模板');

    const [file] = li.files();
    expect(file?.name).toBe('信息化项目申请表（模板）.docx');
    expect(String.fromCharCode(...(file?.bytes.subarray(0, 2) ?? []))).toBe('PK');
  });

  it.each(['扩建', '改建'])('[LA-10] asks what the former project was for %s, and not for 新建', async (nature) => {
    await begin(w);
    const opened = await li.fill({ ...BASIC, 项目性质: nature }).press('下一页');
    const asked = [
      '原项目投入使用时间',
      '原项目总投资（万元）',
      '原项目设备购置',
      '原项目数据储量',
      '原项目应用范围',
      '原项目效益',
    ];
    expect(opened.card.text()).toContain(`本页还要填写：${asked.join('、')}`);
    const labels = opened.card.inputs().map(({ label }) => label);
    for (const label of asked) expect(labels).toContain(label);

    const again = await li.fill({ 项目性质: '新建' }).press('保存草稿');
    expect(again.card.text()).not.toContain('原项目');
  });

  it('[LA-11] asks for the 批复文件 of a pilot that was assigned from above, and takes no declaration without it', async () => {
    await begin(w);
    const source = { 项目来源: '上级批复我区实施的试点' };
    const confirm = await fillDeclaration(li, source);
    expect(confirm.card.text()).toContain('批复文件：还没有上传');
    expect(confirm.card.buttons()).not.toContain('提交');

    await li.press('去修改：材料');
    await li.press('上传 批复文件');
    await li.send({ name: '红头文件.pdf', bytes: PDF });
    await li.press('下一页：核对');
    expect((await li.press('提交')).toast?.content).toBe('已提交。');
  });

  it('[LA-11] does not ask a declaration of the unit’s own for a 批复文件', async () => {
    await begin(w);
    const confirm = await fillDeclaration(li);

    expect(confirm.card.text()).toContain('批复文件：本项目不需要');
    expect(confirm.card.buttons()).toContain('提交');
  });
});

describe('walk 1: drafts', () => {
  it('[LA-12] keeps a draft, shows it, goes on where it was left, and hands it in', async () => {
    await begin(w);
    await li.fill({ 项目名称: '智慧场馆' }).press('保存草稿');
    await li.say('草稿箱');
    expect(li.lastCard().text()).toContain('1. 智慧场馆');
    const view = await li.press('查看');
    expect(view.card.text()).toContain('智慧场馆');
    await li.press('继续填写');
    await fillDeclaration(li);

    expect((await li.press('提交')).toast?.content).toBe('已提交。');
    await li.say('草稿箱');
    expect(li.lastCard().text()).toContain('草稿箱是空的');
  });

  it('offers no declaration to who may not declare', async () => {
    const office = w.as('赵敏');
    await office.say('草稿箱');
    expect(office.lastCard().text()).toContain('草稿箱是空的。申报由项目单位经办人办理');
    expect(office.lastCard().buttons()).not.toContain('申报');
  });

  it('[LA-12] deletes a draft after asking, and colleagues of the unit see it until then', async () => {
    await begin(w);
    const wang = w.as(COLLEAGUE);
    await wang.say('草稿箱');
    expect(wang.lastCard().text()).toContain('未命名项目（李明）');
    await li.fill({ 项目名称: '智慧场馆' }).press('保存草稿');
    await wang.say('草稿箱');
    expect(wang.lastCard().text()).toContain('智慧场馆（李明）');
    await li.say('草稿箱');
    const { toast, card } = await li.press('删除');

    expect(toast?.content).toBe('已删除“智慧场馆”。');
    expect(card.text()).toContain('草稿箱是空的');
    expect(await drafts()).toEqual([]);
    const late = await wang.press('继续填写');
    expect(late.toast?.content).toContain('已经提交或删除');
  });
});

describe('walk 1: the budget', () => {
  it('[LA-08] adds and removes rows, and works every total out itself', async () => {
    await begin(w);
    await li.fill(BASIC).press('下一页');
    await li.press('下一页');
    await addRow(li, SERVER);
    const two = await addRow(li, BOOKING);
    expect(two.toast?.content).toBe('第 2 行已保存，合计 56.65 万元。');
    expect(two.card.text()).toContain('资金总计：56.65 万元（自动合计，不用填写）');
    expect(two.card.inputs().map(({ label }) => label)).toEqual(['资金来源']);

    await li.press('第 1 行');
    const one = await li.press('删除');
    expect(one.card.text()).toContain('资金总计：49.65 万元');
  });

  it('[LA-08] sends the template, reads it back filled in, and can put the old rows back', async () => {
    await begin(w);
    await li.fill(BASIC).press('下一页');
    await li.press('下一页');
    await addRow(li, SERVER);
    await li.press('下载表格模板');
    const [template] = li.files();
    const sheets = await readWorkbook(template?.bytes ?? new Uint8Array());
    expect(template?.name).toBe('项目资金概算明细汇总表.xlsx');
    expect(JSON.stringify(sheets)).toContain('名称（模块/型号）');

    const bytes = await filledTable(items(), [
      ['应用软件', '预约模块', 1, '套', 49.65],
      ['其他项目', '系统集成费', 1, '项', 0.35],
    ]);
    await li.send({ name: '概算.xlsx', bytes });
    expect(li.lastCard().text()).toContain('读入“项目资金概算”2 行，合计 50 万元');
    const back = await li.press('撤销读入，恢复原来的行');
    expect(back.card.text()).toContain('资金总计：7 万元');
  });

  it('[LA-08] names every fault of a filled table by its cell and changes nothing', async () => {
    await begin(w);
    await li.fill(BASIC).press('下一页');
    await li.press('下一页');
    await addRow(li, SERVER);
    await li.send({ name: '概算.xlsx', bytes: await filledTable(items(), [['软件', '预约', '一', '套', -3]]) });

    expect(li.lastCard().title()).toContain('表格有 3 处要更正');
    expect(
      li
        .lastCard()
        .table()
        .map(([cell]) => cell),
    ).toEqual(['单元格', 'A4', 'F4', 'H4']);
    const back = await li.press('返回申报表');
    expect(back.card.text()).toContain('资金总计：7 万元');
  });

  it('[LA-08] says what is wrong with a table that cannot be read at all', async () => {
    await begin(w);
    await li.send({ name: '概算.xlsx', bytes: new TextEncoder().encode('PK\x03\x04[Content_Types].xml xl/workbook') });

    expect(li.lastCard().text()).toContain('“概算.xlsx”打不开');
  });
});

describe('walk 1: returned', () => {
  it('[LA-13] opens with what was handed in, takes an answer to each opinion, and shows the office what changed', async () => {
    await declare(w);
    const office = w.as(OFFICE);
    await office.press('退回修改');
    await office.fill({ 修改意见: '建设周期过长\n请说明数据共享范围' }).press('退回修改');
    expect(li.lastCard().text()).toContain('建设周期过长');
    await li.say('待办');
    await li.press('去办理');
    expect(
      li
        .lastCard()
        .inputs()
        .find(({ label }) => label === '项目名称')?.node['default_value'],
    ).toBe('智慧场馆');
    await li.press('回应修改意见（还剩 2 条）');
    await li.fill({ '第 1 条的整改情况': '改为 10 个月' }).press('保存回应');
    await li.press('返回项目申报表');
    await li.fill({ '建设周期（月）': 10 }).press('下一页');
    for (const next of ['下一页', '下一页', '下一页：核对']) await li.press(next);
    expect(li.lastCard().text()).toContain('修改意见：还有 1 条没有回应');
    expect(li.lastCard().buttons()).not.toContain('提交');

    await li.press('回应修改意见（还剩 1 条）');
    await li.fill({ '第 2 条的整改情况': '已写明共享目录' }).press('保存回应');
    await li.press('核对并提交');
    expect((await li.press('提交')).toast?.content).toBe('已提交。');
    const again = office.lastCard().text();
    expect(again).toContain('建设周期（月）：12 → 10');
    expect(again).toContain('回应：已写明共享目录');
  });
});
