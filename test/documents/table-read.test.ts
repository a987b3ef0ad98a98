import { describe, expect, it } from 'vitest';
import { isUnreadable, readTable, type TableRead } from '../../documents/index.js';
import { budgetField } from './support/field.js';
import { HEADING, xlsx } from './support/xlsx.js';

const field = budgetField();

async function read(rows: Parameters<typeof xlsx>[0], of = field): Promise<TableRead> {
  const result = await readTable(await xlsx(rows), of);
  if (isUnreadable(result)) throw new Error(result.unreadable);
  return result;
}
const says = async (rows: Parameters<typeof xlsx>[0]) => (await read(rows)).faults.map((fault) => fault.says);

describe('readTable', () => {
  it('reads rows under a heading that stands further down, with the group only in its first row', async () => {
    const { rows, faults } = await read([
      ['项目资金概算明细汇总表'],
      ['单位：万元'],
      [],
      HEADING,
      ['硬    件', '服务器', 3, 2.5, 7.5, '国产'],
      [null, '交换机', '２', '￥1.2', null, null],
      [null, '合计：￥9.9'],
      ['应用软件', '审批模块', 1, 30, 30, null],
      [null, '合计', null, null, 30, null],
      ['资金总计', null, null, null, '39.9万元', null],
      ['注：其他项目含监理费'],
    ]);
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { category: '硬件', item: '服务器', quantity: 3, price: 2.5, subtotal: 7.5, note: '国产' },
      { category: '硬件', item: '交换机', quantity: 2, price: 1.2, subtotal: 2.4, note: null },
      { category: '应用软件', item: '审批模块', quantity: 1, price: 30, subtotal: 30, note: null },
    ]);
  });

  it('names each faulty cell by its address', async () => {
    expect(
      await says([
        HEADING,
        ['硬件', '服务器', 3, '面议', null, null],
        ['桌子', null, '三', 1, null, null],
        ['硬件', '网线', -1, 1.2345678, null, null],
        ['硬件', '机柜', 2, { value: new Date(Date.UTC(2026, 0, 5)), format: 'yyyy-mm-dd' }, null, null],
      ]),
    ).toEqual([
      'D2：单价应为数字（万元），现为“面议”',
      'A3：类别应为系统软件、工具软件、应用软件、硬件、其他项目之一，现为“桌子”',
      'B3：名称（模块/型号）未填写',
      'C3：数量应为数字，现为“三”',
      'C4：数量不能小于 0，现为 -1',
      'D4：单价金额最多精确到分（6 位小数），现为“1.2345678”',
      expect.stringContaining('D5：单价应为数字，现为日期 2026-01-05'),
    ]);
  });

  it('names both numbers where the arithmetic is wrong, in cells and in totals', async () => {
    expect(
      await says([
        HEADING,
        ['硬件', '服务器', 3, 2.5, 8, null],
        ['硬件合计', null, null, null, 8, null],
        ['应用软件', '模块', 1, 10, 10, null],
        ['合计', null, null, null, 10, null],
        ['资金总计', null, null, null, 18, null],
      ]),
    ).toEqual(['E2：小计应为 7.5（数量 3×单价 2.5），现为 8', 'E3：硬件合计应为 7.5，现为 8', 'E6：资金总计应为 17.5，现为 18']);
  });

  it('adds and multiplies in whole 分, whatever binary fractions do', async () => {
    const { rows, faults } = await read([
      HEADING,
      ['硬件', '甲', 3, 0.1, 0.30000000000000004, null],
      ['硬件', '乙', 1.005, 100, 100.5, null],
      ['硬件', '丙', 1, 0.000001, 0.000001, null],
      ['合计', null, null, null, 100.800001, null],
    ]);
    expect(faults).toEqual([]);
    expect(rows.map((row) => row.subtotal)).toEqual([0.3, 100.5, 0.000001]);
  });

  it('takes text that looks like a command as text, and quotes it where a number belongs', async () => {
    const { rows, faults } = await read([HEADING, ['硬件', "=cmd|'/c calc'!A1", '=1+1', 1, null, '@SUM(1)']]);
    expect(rows[0]).toMatchObject({ item: "=cmd|'/c calc'!A1", quantity: null, note: '@SUM(1)' });
    expect(faults.map(({ says: text }) => text)).toEqual(['C2：数量应为数字，现为“=1+1”']);
  });

  it('does not take a product whose name ends in 合计 for a total', async () => {
    const { rows, faults } = await read([HEADING, ['应用软件', '数据统计合计', 2, 1, 2, null]]);
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(1);
  });

  it('asks for the factors when only the computed cell is filled, and for a group after a total', async () => {
    expect(await says([HEADING, ['硬件', '集成费', null, null, 5, null]])).toEqual(['C2：数量未填写', 'D2：单价未填写']);
    expect(await says([HEADING, ['硬件', '甲', 1, 1, 1], ['合计', null, null, null, 1], [null, '乙', 1, 1, 1]])).toEqual([
      'A4：类别未填写',
    ]);
  });

  it('asks for missing columns, wrong units, and doubled headings', async () => {
    const noPrice = await says([
      ['类别', '名称（模块/型号）', '数量', '小计'],
      ['硬件', '甲', 1, 1],
    ]);
    expect(noPrice).toEqual(['第 1 行：表头缺少“单价”一列，请补上或使用模板']);
    const inYuan = await says([
      ['类别', '名称(模块/型号)', '数量', '单价（元）', '小计', '数量'],
      ['硬件', '甲', 1, 1, 1],
    ]);
    expect(inYuan).toEqual(['F1：表头“数量”出现了两次，请删去一列', 'D1：单价应以万元为单位，表头为“单价（元）”']);
  });

  it('counts the rows', async () => {
    expect(await says([HEADING, ['硬件']])).toEqual(['第 2 行：表中还没有填写内容']);
    const many = Array.from({ length: 3 }, (_, n) => ['硬件', `第${n}`, 1, 1, 1, null]);
    const { faults } = await read([HEADING, ...many], budgetField({ maxRows: 2 }));
    expect(faults.map(({ says: text }) => text)).toEqual(['第 2 行：最多 2 行，现有 3 行，请合并后重新发送']);
  });
});
