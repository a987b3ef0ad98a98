import { describe, expect, it } from 'vitest';
import { dueText, leftText } from '../../../cards/kit/deadlines.js';
import { fieldView, tableView } from '../../../cards/kit/field-view.js';
import { answeredOpinion, answerName } from '../../../cards/kit/inputs.js';
import { figure, rowBlocks, rowLine } from '../../../cards/kit/rows.js';
import * as sample from '../../../cards/kit/samples.js';
import { Field } from '../../../policies/schema/index.js';

const table = Field.parse({
  id: 'budget',
  label: '预算',
  type: 'table',
  sum: 'subtotal',
  groupBy: 'kind',
  columns: [
    { id: 'kind', label: '类别', type: 'choice', options: ['硬件', '软件'] },
    { id: 'name', label: '名称', type: 'text', required: true },
    { id: 'amount', label: '数量', type: 'number' },
    { id: 'price', label: '单价', type: 'money' },
    { id: 'subtotal', label: '小计', type: 'money', product: ['amount', 'price'] },
  ],
});
const rows = [
  { kind: '硬件', name: '服务器', amount: 3, price: 0.1, subtotal: 0.3 },
  { kind: '软件', name: '平台', amount: 1, price: 10, subtotal: 10 },
];

describe('a deadline in words', () => {
  it.each([
    [{ left: 2 }, '还剩 2 个工作日'],
    [{ left: 60 }, '还剩 60 个工作日'],
    [{ left: 61 }, '到期'],
    [{ left: 0, days: 0 }, '今天到期'],
    [{ left: 0, days: 2 }, '还有 2 天，都不是工作日'],
    [{ left: 0, days: -1 }, '已逾期'],
    [{ left: -1 }, '已逾期 1 个工作日'],
    [{ left: -3, state: 'missed' as const }, '已逾期 3 个工作日'],
    [{ left: null, state: 'metLate' as const }, '已完成（逾期）'],
    [{ left: 2, state: 'suspended' as const }, '已暂停计时'],
  ])('%o is %s', (change, words) => {
    expect(leftText({ ...sample.deadline, ...change })).toBe(words);
  });

  it('says when the date is provisional', () => {
    expect(dueText({ ...sample.deadline, certain: false })).toBe('9月24日（周四）（暂估），还剩 2 个工作日');
  });

  it('says the year where it is not this one, and from when to when a window is open', () => {
    const far = { ...sample.deadline, dueOn: '2028-12-01', otherYear: true };
    expect(dueText({ ...far, left: 520 })).toBe('2028年12月1日（周五）到期');
    expect(dueText({ ...far, left: 520, certain: false })).toBe('2028年12月1日（周五）（暂估）到期');
    expect(dueText({ ...far, left: 60 })).toBe('2028年12月1日（周五），还剩 60 个工作日');
    expect(dueText({ ...far, opensOn: '2027-12-01' })).toBe('2027年12月1日（周三）起可以办理，2028年12月1日（周五）截止');
  });
});

describe('a policy field as a card shows it', () => {
  it('shows a year in a table without separators, and an amount with them', () => {
    const costs = Field.parse({
      id: 'costs',
      label: '运维经费',
      type: 'table',
      sum: 'sum',
      columns: [
        { id: 'item', label: '项目', type: 'text' },
        { id: 'year', label: '年度', type: 'number', year: true },
        { id: 'sum', label: '金额', type: 'money' },
      ],
    });
    if (costs.type !== 'table') throw new Error('not a table');
    const view = tableView(costs, [{ item: '值守', year: 2027, sum: 2027 }]);

    expect(view.rows.map((row) => rowLine(view, row))).toEqual(['值守｜年度 2027｜2,027 万元']);
    expect(view.columns.map((column) => figure(column, view.rows[0] ?? {}))).toEqual(['值守', '2027', '2,027']);
    // What somebody typed stays as it is.
    expect(view.columns.map((column) => figure(column, { item: '约 5 万元' }))).toEqual(['约 5 万元', '', '']);
  });

  it('keeps money exact and totals by group', () => {
    const view = fieldView(table, rows);

    expect(view).toMatchObject({
      type: 'table',
      table: {
        total: 10.3,
        groups: [
          { name: '硬件', total: 0.3 },
          { name: '软件', total: 10 },
        ],
      },
    });
    expect(view.type === 'table' && view.table.columns.map(({ computed }) => computed)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('shows a row on one line and rows by group', () => {
    if (table.type !== 'table') throw new Error('not a table');
    const view = tableView(table, rows);

    expect(rowLine(view, rows[0] ?? {})).toBe('服务器｜数量 3｜单价 0.1 万元｜0.3 万元');
    expect(rowBlocks(view, 1).flatMap((block) => (block?.kind === 'text' ? [block.text] : []))).toEqual([
      '硬件',
      '1. 服务器｜数量 3｜单价 0.1 万元｜0.3 万元',
      '其余 1 行见附件表格。',
    ]);
  });

  it('shows a total that is never typed', () => {
    const field = Field.parse({ id: 't', label: '总投资', type: 'total', of: 'budget' });
    expect(fieldView(field, undefined, 10.3)).toMatchObject({ type: 'total', value: 10.3 });
  });
});

describe('names of opinion inputs', () => {
  it('round-trip, and nothing else is taken for one', () => {
    expect(answeredOpinion(answerName(51))).toBe(51);
    expect(answeredOpinion('answer_x')).toBeNull();
    expect(answeredOpinion('name')).toBeNull();
  });
});
