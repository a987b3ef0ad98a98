import { expect, it } from 'vitest';
import { Form } from '../../../policies/schema/index.js';
import { checkRows } from '../../../workflow/forms/table.js';
import { expectFault, type Mutation } from '../mutation.js';

const YEAR = '{ id: planYear, label: 计划年度, type: number, year: true, min: 2020, max: 2099, required: false }';
const PRICE = '              - { id: price, label: 单价, type: money, required: true }\n';
const MUTATIONS: Mutation[] = [
  {
    name: 'a year without a least one',
    file: 'forms.yaml',
    find: YEAR,
    replace: '{ id: planYear, label: 计划年度, type: number, year: true, max: 2099, required: false }',
    path: 'forms.declaration.pages.0.fields.5',
    says: '“计划年度”是年份，请写最早和最晚的年份',
  },
  {
    name: 'a year without a greatest one',
    file: 'forms.yaml',
    find: YEAR,
    replace: '{ id: planYear, label: 计划年度, type: number, year: true, min: 2020, required: false }',
    path: 'forms.declaration.pages.0.fields.5',
    says: '“计划年度”是年份，请写最早和最晚的年份',
  },
  {
    name: 'a column of years in words that does not say so',
    file: 'forms.yaml',
    find: PRICE,
    replace: `${PRICE}              - { id: bought, label: 购买年份, type: text, max: 20 }\n`,
    at: 'label: 购买年份',
    path: 'forms.declaration.pages.1.fields.0.columns.4',
    says: '“购买年份”是年份，请写 year: true',
  },
];

it.each(MUTATIONS)('names $name', async (mutation) => {
  await expectFault(mutation);
});

it('a table takes no 10 for a year, as a number or in words', () => {
  const columns = [
    { id: 'year', label: '年度', type: 'number', year: true, min: 2000, max: 2100 },
    { id: 'built', label: '建设年份', type: 'text', year: true, max: 20 },
  ];
  const fields = [{ id: 'funds', label: '经费', type: 'table', columns }];
  const [table] =
    Form.parse({ title: '运维', article: '附件', pages: [{ id: 'funds', title: '经费', fields }] }).pages[0]?.fields ?? [];
  if (table?.type !== 'table') return expect.fail('no table');
  const says = (year: number | null, built: string | null) => checkRows(table, [{ year, built }]).map((fault) => fault.says);

  const unread = (typed: string) => `没有看懂年份“${typed}”。请写四位数，如 2026`;
  expect(says(10, '10年')).toEqual([unread('10'), unread('10年')]);
  expect(says(20_270, '20270')).toEqual([unread('20270'), unread('20270')]);
  expect(says(1990, null)).toEqual(['不能小于 2000']);
  expect(says(2027, '2027年')).toEqual([]);
  expect(says(null, '第一年')).toEqual([]);
  expect(says(null, '2021年—2023年')).toEqual([]);
  expect(says(null, null)).toEqual([]);
});
