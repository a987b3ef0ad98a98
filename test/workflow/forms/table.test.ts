import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Form } from '../../../policies/schema/index.js';
import { formatNumber, productWan, tableTotals } from '../../../workflow/forms/money.js';
import { checkRows, computeRows, computeTotals } from '../../../workflow/forms/table.js';
import { filled, form, items, row } from './sample.js';

describe('computed cells', () => {
  it('are the product, whatever was typed, and empty while a factor is', () => {
    const rows = [
      { ...row, amount: 999 },
      { ...row, count: null },
      { ...row, count: '两台', amount: 3 },
    ];
    expect(computeRows(items, rows).map(({ amount }) => amount)).toEqual([25, null, null]);
  });

  it('are exact to a 分 where floats are not', () => {
    expect(productWan([3, 0.1])).toBe(0.3);
    expect(productWan([1.1, 1.1])).toBe(1.21);
    expect(productWan([0.000001, 0.5])).toBe(0.000001);
    expect(productWan([0.000001, 0.4])).toBe(0);
    expect(productWan([2, 3, 4])).toBe(24);
  });

  it('agree with whole-number arithmetic', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(100_000_000), (count, fen) => {
        expect(Math.round(productWan([count, fen / 1e6]) * 1e6)).toBe(count * fen);
      }),
    );
  });
});

describe('totals', () => {
  it('are added in 分, whole and by group', () => {
    const rows = [0.1, 0.2, 0.7].map((unitPrice, at) => ({ ...row, kind: at === 2 ? '硬件' : '软件', count: 1, unitPrice }));
    expect(tableTotals(items, rows)).toEqual({
      total: 1,
      groups: [
        { name: '软件', total: 0.3 },
        { name: '硬件', total: 0.7 },
      ],
    });
  });

  it('are filled in and never taken from what was typed', () => {
    const values = computeTotals(form, { ...filled, total: 9999, items: [{ ...row, amount: 1 }, row] });
    expect(values.total).toBe(50);
    expect(values.items).toEqual([row, row]);
    expect(computeTotals(form, { total: 5 })).toEqual({ total: null });
    expect(computeTotals(form, { items: 'x', total: 5 })).toEqual({ items: [], total: null });
  });

  it('add up the amounts of a form that are named, as far as they are filled in', () => {
    const fields = [
      { id: 'fiscal', label: '财政投资', type: 'money' },
      { id: 'own', label: '自筹资金', type: 'money' },
      { id: 'whole', label: '合计', type: 'total', of: ['fiscal', 'own'] },
    ];
    const funds = Form.parse({ title: '资金', article: '附件', pages: [{ id: 'funds', title: '资金', fields }] });
    expect(computeTotals(funds, { fiscal: 0.1, own: 0.2, whole: 9 })).toEqual({ fiscal: 0.1, own: 0.2, whole: 0.3 });
    expect(computeTotals(funds, { fiscal: 7, own: null }).whole).toBe(7);
    expect(computeTotals(funds, {}).whole).toBe(null);
  });

  it('lose nothing over any number of rows', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000_000), { maxLength: 100 }), (fens) => {
        const rows = fens.map((fen) => ({ ...row, count: 1, unitPrice: fen / 1e6 }));
        expect(Math.round(tableTotals(items, rows).total * 1e6)).toBe(fens.reduce((sum, fen) => sum + fen, 0));
      }),
    );
  });
});

describe('cell by cell', () => {
  it('names the row, the column and the place in the sheet', () => {
    const rows = [row, { kind: '服务', item: null, count: 2000, unitPrice: -1, amount: null }];
    const cell = (at: number, column: number): string => `${'ABCDE'[column] ?? ''}${String(at + 3)}`;
    expect(checkRows(items, rows, cell).map((fault) => `${fault.cell ?? ''} ${fault.column} ${fault.says}`)).toEqual([
      'A4 类别 请从选项中选择：软件、硬件',
      'B4 名称 请填写',
      'C4 数量 不能大于 1000',
      'D4 单价（万元） 不能小于 0',
      'E4 小计（万元） 不能小于 0',
    ]);
  });

  it('finds sums that do not add up', () => {
    expect(checkRows(items, [{ ...row, amount: 24 }])).toEqual([
      { row: 1, column: '小计（万元）', columnId: 'amount', says: '应为 25（数量×单价（万元）），表中是 24' },
    ]);
    expect(checkRows(items, [{ ...row, amount: '二十五' }])[0]?.says).toContain('表中是 二十五');
    expect(checkRows(items, [{ ...row, amount: null }, row])).toEqual([]);
  });

  it('refuses what is too long or too large to be meant', () => {
    const says = (patch: object): string[] => checkRows(items, [{ ...row, amount: null, ...patch }]).map((fault) => fault.says);
    expect(says({ item: '长'.repeat(201) })).toEqual(['不超过 200 个字，现有 201 个字']);
    expect(says({ unitPrice: 900_000_000 })).toEqual(['不能大于 1,000,000,000']);
  });

  it('lets a text column say its own length, longer or shorter', () => {
    const columns = items.columns.map((column) => (column.id === 'item' ? { ...column, max: 300 } : column));
    const says = (length: number): string[] =>
      checkRows({ ...items, columns }, [{ ...row, item: '长'.repeat(length) }]).map((fault) => fault.says);
    expect([says(300), says(301)]).toEqual([[], ['不超过 300 个字，现有 301 个字']]);
  });
});

it('writes numbers for people', () => {
  const numbers = [0, 1200.5, 1_000_000, 0.000001, -1234.56, 999, 0.1 + 0.2];
  expect(numbers.map(formatNumber)).toEqual(['0', '1,200.5', '1,000,000', '0.000001', '-1,234.56', '999', '0.3']);
});
