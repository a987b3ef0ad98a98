import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../../workflow/facts.js';
import { changeSentence, diffForms } from '../../../workflow/forms/diff.js';
import type { FieldOf } from '../../../policies/schema/index.js';
import { askedFields, showCell, showValue } from '../../../workflow/forms/show.js';
import { field, filled, form, items, readerOf, row } from './sample.js';

const changes = (after: FormValues, before: FormValues = filled): string[] => diffForms(form, before, after).map(changeSentence);
const second = { kind: '硬件', item: '服务器', count: 1, unitPrice: 30, amount: 30 };

describe('what changed', () => {
  it('is nothing when nothing did, in whatever order the rows stand', () => {
    expect(changes(filled)).toEqual([]);
    expect(changes({ ...filled, items: [second, row] }, { ...filled, items: [row, second] })).toEqual([]);
  });

  it('is told field by field', () => {
    expect(changes({ ...filled, name: '新名', price: 100, promise: false, clouds: null, aims: '省时' })).toEqual([
      '项目名称：一网统管平台 → 新名',
      '建设目标：未填写 → 省时',
      '云资源：政务云 → 未填写',
      '合同金额：120.5 万元 → 100 万元',
      '承诺不涉密：是 → 否',
    ]);
  });

  it('is told row by row and cell by cell', () => {
    const before = { ...filled, items: [row, second, { ...row, item: '短信', amount: 25 }] };
    const after = { ...filled, items: [{ ...row, count: 1, amount: 12.5 }, second, { ...second, item: '防火墙' }] };
    expect(changes(after, before)).toEqual([
      '预算明细：“平台”的数量 2 → 1，小计（万元） 25 → 12.5',
      '预算明细：新增“硬件 · 防火墙 · 1 · 30 · 30”',
      '预算明细：删除“软件 · 短信 · 2 · 12.5 · 25”',
    ]);
  });

  it('pairs rows of one name in order, each once', () => {
    const before = { ...filled, items: [row, row] };
    expect(changes({ ...filled, items: [row, { ...row, count: 3 }, row] }, before)).toEqual([
      '预算明细：新增“软件 · 平台 · 3 · 12.5 · 25”',
    ]);
    expect(changes({ ...filled, items: [row] }, before)).toHaveLength(1);
  });
});

describe('showing', () => {
  it.each([
    ['price', 1200.5, '1,200.5 万元'],
    ['price', '约 100', '约 100'],
    ['price', 0, '0 万元'],
    ['months', 12, '12 个月'],
    ['ratio', 0.25, '0.25'],
    ['signedOn', '2026-09-18', '2026年9月18日（周五）'],
    ['signedOn', 'x', 'x'],
    ['promise', true, '是'],
    ['clouds', ['政务云', '行业云'], '政务云、行业云'],
    ['clouds', [], '未填写'],
    ['name', null, '未填写'],
    ['items', [row, second], '2 行，合计 55 万元'],
    ['items', null, '未填写'],
    ['total', 55, '55 万元'],
  ] as const)('%s %j reads %s', (id, value, text) => {
    expect(showValue(field(id), value)).toBe(text);
  });

  it('writes a year as a year', () => {
    const { unit: _, ...number } = field('months') as FieldOf<'number'>;
    expect([2027, 12000].map((value) => showValue({ ...number, max: 2100 }, value))).toEqual(['2027', '12000']);
    expect(showValue({ ...number, max: 12_000 }, 2027)).toBe('2,027');
  });

  it('leaves empty cells empty', () => {
    const [kind] = items.columns;
    if (kind === undefined) throw new Error('no column');
    expect([showCell(kind, null), showCell(kind, '软件')]).toEqual(['', '软件']);
  });

  it('separates the digits of amounts, and not of a year', () => {
    const column = { id: 'year', label: '年度', type: 'number', required: true } as const;
    expect([showCell(column, 2027), showCell({ ...column, year: true }, 2027)]).toEqual(['2,027', '2027']);
  });

  it('asks the fields whose condition holds', () => {
    const [page] = form.pages;
    if (page === undefined) throw new Error('no page');
    const ids = (nature: string): string[] => askedFields(page, readerOf({ nature })).map(({ id }) => id);
    expect(ids('新建')).not.toContain('existing');
    expect(ids('改建')).toContain('existing');
  });
});
