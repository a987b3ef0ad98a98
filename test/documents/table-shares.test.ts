import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnreadable, matchTables, readTable, readWorkbook, tableTemplate } from '../../documents/index.js';
import { budgetField } from './support/field.js';
import { xlsx } from './support/xlsx.js';
import type { Row } from '../../workflow/facts.js';

const KIND = { id: 'kind', label: '项目', type: 'choice', required: true, options: ['硬件', '软件'] };
/** 投资估算明细表: no product, crosswise by place, each row with its share. */
const field = budgetField({
  label: '投资估算明细表',
  sum: 'amount',
  groupBy: 'kind',
  crossBy: 'place',
  columns: [
    KIND,
    { id: 'item', label: '分项', type: 'text', required: true },
    { id: 'place', label: '分项目或分地点', type: 'text' },
    { id: 'amount', label: '分项投资', type: 'money', required: true },
    { id: 'share', label: '占项目总投资比%', type: 'number', share: true },
  ],
});
/** A list of words only. */
const list = (label: string, more: string) =>
  budgetField({
    label,
    sum: undefined,
    groupBy: undefined,
    minRows: 0,
    columns: [
      { id: 'name', label: '名称', type: 'text', required: true },
      { id: 'more', label: more, type: 'text' },
      { id: 'state', label: '应用情况', type: 'text' },
    ],
  });

const HEAD = ['项目', '分项', '分项目或分地点', '分项投资（万元）', '占项目总投资比%'];
async function says(rows: Parameters<typeof xlsx>[0]): Promise<string[]> {
  const read = await readTable(await xlsx(rows), field);
  return isUnreadable(read) ? [read.unreadable] : read.faults.map((fault) => fault.says);
}

describe('shares in a file', () => {
  it('may stand as percent, as fraction, as text, rounded, or not at all', async () => {
    for (const share of [33.33, 33.3, 33, 0.3333, 0.33333333333, '33.33%', '33%', null]) {
      expect(await says([HEAD, ['硬件', '甲', '城区', 1, share], ['软件', '乙', '镇街', 2, null]])).toEqual([]);
    }
  });

  it('that are wrong are named by their cell, once the rows are sound', async () => {
    const rows = [
      ['硬件', '甲', '城区', 1, 33],
      ['软件', '乙', '镇街', 2, 60],
      ['资金总计', null, null, 3, 100],
    ];
    expect(await says([HEAD, ...rows])).toEqual(['E3：占项目总投资比%应为 66.67%，现为“60”']);
    expect(await says([HEAD, ['硬件', '甲', '城区', '面议', 60], ['软件', '乙', '镇街', 2, 60]])).toEqual([
      'D2：分项投资应为数字（万元），现为“面议”',
    ]);
  });

  it('are filled in for the rows that are read', async () => {
    const read = await readTable(
      await xlsx([HEAD.slice(0, 4), ['硬件', '甲', null, 1], ['硬件合计', null, null, 1], ['软件', '乙', null, 2]]),
      field,
    );
    expect(read).toMatchObject({ faults: [], rows: [{ share: 33.33 }, { share: 66.67 }] });
  });
});

describe('the file that goes out', () => {
  const cells = async (bytes: Uint8Array) => {
    const sheets = await readWorkbook(bytes);
    if (isUnreadable(sheets)) throw new Error(sheets.unreadable);
    return sheets;
  };

  it('has a sheet of sums by group and place, with room for places that are not known yet', async () => {
    const [, summary] = await cells(await tableTemplate(field, '估算', [{ kind: '硬件', item: '甲', place: '城区', amount: 1 }]));
    expect(summary?.name).toBe('汇总');
    expect(summary?.rows[2]).toEqual(
      ['项目', '城区', '', '', '', '合计', '占比（%）'].map((cell) => (cell === '' ? null : cell)),
    );
    expect(summary?.rows.slice(3).map(([name]) => name)).toEqual(['硬件', '软件', '合计']);
    expect(await cells(await tableTemplate(list('设备', '配置'), '设备'))).toHaveLength(1);
  });

  it('carries the rows that are filled in, text as text, and comes back as it went', async () => {
    const text = fc.oneof(
      fc.constantFrom("=cmd|'/c calc'!A1", '+1', '-2', '@SUM(A1)', '=1+1', '&<>"'),
      fc.stringMatching(/^[\u4e00-\u9fa5A-Za-z0-9=+@-]{1,12}$/),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            kind: fc.constantFrom('硬件', '软件'),
            item: text,
            place: fc.option(text),
            fen: fc.integer({ min: 1, max: 1e9 }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        async (given) => {
          // What says 合计 is a total's line, not a row.
          const rows: Row[] = given
            .filter(({ item, place }) => !/[计额资]$/.test(`${item}`) && !/[计额资]$/.test(`${place ?? ''}`))
            .map(({ fen, ...rest }) => ({ ...rest, amount: fen / 1e6 }));
          if (rows.length === 0) return;
          const read = await readTable(await tableTemplate(field, '估算', rows), field);
          expect(isUnreadable(read) ? read : read.faults).toEqual([]);
          expect(read).toMatchObject({ rows });
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a workbook of several tables', () => {
  const [projects, devices] = [list('近年项目', '建设年份'), list('现有设备', '主要配置')];
  const wanted = [
    { field: projects, owner: 1 },
    { field: devices, owner: 1 },
    { field: list('现有设备', '主要配置'), owner: 2 },
  ];
  const sheetOf = (name: string, rows: readonly (readonly (string | null)[])[]) => ({ name, rows });
  const labels = (sheets: Parameters<typeof matchTables>[0], tables = wanted) =>
    matchTables(sheets, tables).tables.map(
      ({ sheet, of, read }) => `${sheet}→${of.field.label}${String(of.owner)}:${String(read.rows.length)}`,
    );
  const PROJECTS = [
    ['名称', '建设年份', '应用情况'],
    ['门户', '2024', '在用'],
  ];
  const DEVICES = [
    ['名称', '主要配置', '应用情况'],
    ['服务器', '2路', '在用'],
  ];

  it('gives each sheet to the table whose columns it has, all of one form', () => {
    expect(labels([sheetOf('Sheet1', DEVICES), sheetOf('说明', [['甲']]), sheetOf('Sheet2', PROJECTS)])).toEqual([
      'Sheet1→现有设备1:1',
      'Sheet2→近年项目1:1',
    ]);
  });

  it('tells tables of the same columns apart by the sheet’s name or a title, else takes them in their order', () => {
    const twins = ['建成', '在建'].map((label) => ({ field: list(label, '配置'), owner: 1 }));
    const rows = [
      ['名称', '配置', '应用情况'],
      ['甲', null, null],
    ];
    expect(labels([sheetOf('Sheet1', [['在建'], ...rows]), sheetOf('建成', rows)], twins)).toEqual([
      'Sheet1→在建1:1',
      '建成→建成1:1',
    ]);
    expect(labels([sheetOf('a', rows), sheetOf('b', rows)], twins)).toEqual(['a→建成1:1', 'b→在建1:1']);
  });

  it('says which sheets hold a table again, and leaves an empty one as it is', () => {
    expect(matchTables([sheetOf('甲', DEVICES), sheetOf('乙', DEVICES)], wanted.slice(0, 2)).repeated).toEqual(['乙']);
    expect(labels([sheetOf('甲', DEVICES), sheetOf('乙', PROJECTS.slice(0, 1))])).toEqual(['甲→现有设备1:1']);
    const [only] = matchTables([sheetOf('乙', PROJECTS.slice(0, 1))], wanted).tables;
    expect(only?.read.faults.map((fault) => fault.says)).toEqual(['表中：表中还没有填写内容']);
  });
});
