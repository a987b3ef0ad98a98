import { afterAll, beforeAll, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { isUnreadable, readWorkbook } from '../../../documents/index.js';
import type { PersonDriver } from '../../../sandbox/driver.js';
import type { World } from '../../support/world.js';
import { addRow, begin, papersWorld } from './kit.js';

let w: World;
let su: PersonDriver;

beforeAll(async () => {
  w = await papersWorld();
  su = w.as('苏青');
});
afterAll(() => w.close());

const book = async (sheets: readonly (readonly [string, (string | number | null)[][]])[]): Promise<Uint8Array> =>
  new Uint8Array(await writeExcelFile(sheets.map(([sheet, data]) => ({ sheet, data }))).toBuffer());
const DEVICES = ['名称', '主要配置', '应用情况'];
const SYSTEMS = ['名称', '建设年份', '应用情况'];

it('lists of words stand side by side on one page, each with rows, limits and no sum of its own', async () => {
  await begin(su, '智慧养老');
  const page = await addRow(su, '添加一行：现有设备', { 名称: '=SUM(A1)', 主要配置: '2路16核' });

  expect(page).toContain('近年项目（0 行）');
  expect(page).toContain('现有设备（1 行）');
  expect(page).toContain('1. =SUM(A1)｜主要配置 2路16核');
  expect(page).not.toContain('合计');
});

it('a workbook of both lists is read in at once, and undone at once', async () => {
  await begin(su, '智慧社区');
  await addRow(su, '添加一行：现有设备', { 名称: '旧设备' });
  const bytes = await book([
    ['Sheet1', [DEVICES, ['服务器', '2路', '在用'], ['交换机', null, null]]],
    ['Sheet2', [SYSTEMS, ['门户网站', '2024', '在用']]],
  ]);
  await su.send({ name: '现状.xlsx', bytes });
  const read = su.lastCard();

  expect(read.text()).toContain('读入“现有设备”2 行（原来的 1 行已替换）；“近年项目”1 行。逐格核对无误，可以撤销。');
  expect(read.text()).toContain('1. 门户网站｜建设年份 2024｜应用情况 在用');
  const back = await su.press('撤销读入，恢复原来的行');
  expect(back.card.text()).toContain('1. 旧设备');
  expect(back.card.text()).toContain('近年项目（0 行）');
});

it('every fault of such a workbook is named by its sheet and cell, and nothing changes', async () => {
  await begin(su, '智慧助残');
  const bytes = await book([
    ['设备', [DEVICES, [null, '2路', '在用']]],
    ['项目', [SYSTEMS, ['字'.repeat(201), '2024', null]]],
  ]);
  await su.send({ name: '现状.xlsx', bytes });

  expect(su.lastCard().table()).toEqual([
    ['单元格', '要更正的'],
    ['设备!A2', '名称未填写'],
    ['项目!A2', '名称不超过 200 个字，现有 201 个字'],
  ]);
});

it('shares and cross sums are worked out on cards and go out in the file with what is filled in', async () => {
  await begin(su, '智慧殡葬');
  await addRow(su, '添加一行：现有设备', { 名称: '服务器' });
  await su.press('下一页');
  await addRow(su, '添加一行', { 项目: '硬件设备', 分项: '服务器', 分地点: '城区', '分项投资（万元）': 10 });
  const page = await addRow(su, '添加一行', { 项目: '应用系统', 分项: '平台', 分地点: '镇街', '分项投资（万元）': 30 });
  expect(page).toContain('服务器｜分地点 城区｜占总投资比 25%｜10 万元');
  expect(page).toContain('项目总投资：40 万元');

  await su.press('下载表格模板');
  const [file] = su.files();
  const sheets = await readWorkbook(file?.bytes ?? new Uint8Array());
  if (isUnreadable(sheets)) throw new Error(sheets.unreadable);
  expect(sheets[0]?.rows[3]?.slice(0, 4)).toEqual(['硬件设备', '服务器', '城区', 10]);
  expect(sheets[1]?.name).toBe('汇总');

  // The same file, sent back as it is, changes nothing.
  await su.send({ name: '估算.xlsx', bytes: file?.bytes ?? new Uint8Array() });
  expect(su.lastCard().text()).toContain('读入“投资估算明细表”2 行，合计 40 万元（原来的 2 行已替换）');
  await su.press('下一页');
  const confirm = await su.press('下一页：核对');
  expect(confirm.card.table()).toEqual([
    ['项目', '城区', '镇街', '合计（万元）', '占比'],
    ['硬件设备', '10', '0', '10', '25%'],
    ['应用系统', '0', '30', '30', '75%'],
    ['合计', '10', '30', '40', '100%'],
  ]);
  expect(confirm.card.text()).not.toContain('近年项目：请至少填写');
});

it('a share that a file states wrongly is named by its cell', async () => {
  const heading = ['项目', '分项', '分地点', '分项投资（万元）', '占总投资比（%）'];
  const rows = [
    heading,
    ['硬件设备', '甲', '城区', 1, 50],
    ['应用系统', '乙', '城区', 3, 75],
    ['项目总投资', null, null, 4, 100],
  ];
  await su.send({ name: '估算.xlsx', bytes: await book([['估算', rows]]) });

  expect(su.lastCard().table()[1]).toEqual(['E2', '占总投资比应为 25%，现为“50”']);
});
