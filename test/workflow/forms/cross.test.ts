import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Field, Form, type FieldOf } from '../../../policies/schema/index.js';
import type { FormValues } from '../../../workflow/facts.js';
import { checkForm } from '../../../workflow/forms/check.js';
import { crossTotals, shareOf } from '../../../workflow/forms/cross.js';
import { diffForms } from '../../../workflow/forms/diff.js';
import { tableTotals, toFen } from '../../../workflow/forms/money.js';
import { showValue } from '../../../workflow/forms/show.js';
import { checkRows, computeRows } from '../../../workflow/forms/table.js';

/** 投资估算明细表: parts by kind, crosswise by place, each with its share. */
const table = Field.parse({
  id: 'items',
  label: '投资估算明细表',
  type: 'table',
  sum: 'amount',
  groupBy: 'kind',
  crossBy: 'place',
  columns: [
    { id: 'kind', label: '项目', type: 'choice', options: ['硬件', '软件', '预备费'] },
    { id: 'item', label: '分项', type: 'text', required: true },
    { id: 'place', label: '分地点', type: 'text' },
    { id: 'amount', label: '投资', type: 'money', required: true },
    { id: 'share', label: '占比', type: 'number', share: true },
  ],
}) as FieldOf<'table'>;
const row = (kind: string | null, place: string | null, amount: number) => ({ kind, item: '甲', place, amount, share: null });

const anyRows = fc.array(
  fc.record({
    kind: fc.constantFrom('硬件', '软件', '预备费', null),
    place: fc.constantFrom('城区', '镇街', '园区', null),
    fen: fc.nat(2_000_000_000),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('cross sums', () => {
  it('have no column where no row names a place', () => {
    const totals = crossTotals(table, [row('软件', null, 30), row('硬件', null, 10)]);
    expect(totals).toMatchObject({ columns: [], totals: [], total: 40 });
    expect(totals?.lines[0]).toEqual({ name: '硬件', cells: [], total: 10, share: 25 });
  });

  it('stand in the order of the list, others as they come, with a place for what is not filled in', () => {
    const rows = [row('软件', '镇街', 20), row('硬件', '城区', 10), row(null, null, 10)];
    expect(crossTotals(table, rows)).toEqual({
      columns: ['镇街', '城区', '未填写'],
      lines: [
        { name: '硬件', cells: [0, 10, 0], total: 10, share: 25 },
        { name: '软件', cells: [20, 0, 0], total: 20, share: 50 },
        { name: '未填写', cells: [0, 0, 10], total: 10, share: 25 },
      ],
      totals: [20, 10, 10],
      total: 40,
    });
    expect(crossTotals(table, [])).toBeNull();
    expect(crossTotals({ ...table, crossBy: undefined }, rows)).toBeNull();
  });

  it('add up to the table’s total, along and across, to a 分', () => {
    fc.assert(
      fc.property(anyRows, (given) => {
        const rows = given.map(({ kind, place, fen }) => row(kind, place, fen / 1e6));
        const cross = crossTotals(table, rows);
        if (rows.length === 0) return expect(cross).toBeNull();
        const fens = (values: readonly number[]): number => values.reduce((all, value) => all + toFen(value), 0);
        const whole = given.reduce((all, { fen }) => all + fen, 0);
        expect(toFen(cross?.total ?? -1)).toBe(whole);
        expect(toFen(tableTotals(table, rows).total)).toBe(whole);
        expect(fens(cross?.lines.map(({ total }) => total) ?? [])).toBe(whole);
        if (given.some(({ place }) => place !== null)) {
          expect(fens(cross?.totals ?? [])).toBe(whole);
          for (const { cells, total } of cross?.lines ?? []) expect(fens(cells)).toBe(toFen(total));
        }
      }),
    );
  });
});

describe('shares', () => {
  it('are rounded to two decimals, and none of nothing', () => {
    expect([shareOf(1, 3), shareOf(2, 3), shareOf(1, 800), shareOf(0, 5), shareOf(0, 0)]).toEqual([33.33, 66.67, 0.13, 0, null]);
    expect(shareOf(1_000_000_000_000_000, 3_000_000_000_000_000)).toBe(33.33);
  });

  it('are worked out of all rows whatever was typed, and together make the whole', () => {
    fc.assert(
      fc.property(anyRows, (given) => {
        const rows = computeRows(
          table,
          given.map(({ kind, place, fen }) => ({ ...row(kind, place, fen / 1e6), share: 77 })),
        );
        const whole = given.reduce((all, { fen }) => all + fen, 0);
        const shares = rows.map(({ share }) => share);
        // An expectation gives back something that is no verdict.
        if (whole === 0) return void expect(shares).toEqual(shares.map(() => null));
        const sum = shares.reduce<number>((all, share) => all + Number(share), 0);
        expect(Math.abs(sum - 100)).toBeLessThanOrEqual(0.005 * rows.length + 1e-6);
      }),
    );
  });

  it('are never a fault, and no change of their own', () => {
    const form = Form.parse({ title: '表', article: '一', pages: [{ id: 'p', title: '页', fields: [table] }] });
    const values = (amounts: readonly number[]): FormValues => ({
      items: computeRows(
        table,
        amounts.map((amount, at) => ({ ...row('硬件', '城区', amount), item: `第${String(at)}` })),
      ),
    });
    expect(checkRows(table, [{ ...row('硬件', '城区', 1), share: 77 }])).toEqual([]);
    expect(diffForms(form, values([10, 10]), values([10, 30]))).toEqual([
      { kind: 'rowChanged', label: '投资估算明细表', row: '第1', cells: [{ label: '投资', before: '10', after: '30' }] },
    ]);
  });
});

describe('a table that is not added up', () => {
  const list = Field.parse({
    id: 'list',
    label: '现有设备',
    type: 'table',
    minRows: 0,
    columns: [
      { id: 'name', label: '名称', type: 'text', required: true },
      { id: 'state', label: '应用情况', type: 'text' },
    ],
  }) as FieldOf<'table'>;
  const form = Form.parse({ title: '表', article: '一', pages: [{ id: 'p', title: '页', fields: [list] }] });
  const says = (values: FormValues) => checkForm(form, values, () => null, { today: '2026-09-18' }).map((fault) => fault.says);

  it('may be empty where no row is asked for, and is shown without a sum', () => {
    expect([says({}), says({ list: [] }), says({ list: [{ name: null, state: '在用' }] })]).toEqual([[], [], ['请填写']]);
    expect(showValue(list, [{ name: '服务器', state: null }])).toBe('1 行');
    expect(tableTotals(list, [{ name: '服务器', state: null }])).toEqual({ total: 0, groups: [] });
  });
});
