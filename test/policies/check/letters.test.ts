import { expect, it } from 'vitest';
import { faultsAfter } from '../../support/policies.js';
import { expectFault, type Mutation } from '../mutation.js';

const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a fact that no form has',
    file: 'letters.yaml',
    find: '性质: declaration.nature',
    replace: '性质: declaration.natur',
    path: 'letters.approval.fields.性质',
    says: '表单“declaration”里没有字段“natur”，是否应为“nature”？',
  },
  {
    name: 'a table among the texts',
    file: 'letters.yaml',
    find: '概算: declaration.total',
    replace: '概算: declaration.items',
    path: 'letters.approval.fields.概算',
    says: '“declaration.items”是表格，请写到 lists 里，或写它的合计 declaration.items.total',
  },
  {
    name: 'a list that is no table',
    file: 'letters.yaml',
    find: '预算: declaration.items',
    replace: '预算: declaration.item',
    path: 'letters.approval.lists.预算',
    says: '没有表格“declaration.item”，应写成 表单.表格，是否应为“declaration.items”？',
  },
  {
    name: 'a number that is no text',
    file: 'letters.yaml',
    find: 'numberFrom: contract.letterNo',
    replace: 'numberFrom: contract.amount',
    path: 'letters.filingLetter.numberFrom',
    says: '“contract.amount”不是文本字段',
  },
  {
    name: 'a title with a strange hole',
    file: 'letters.yaml',
    find: "title: '{{项目名称}}审核意见书'",
    replace: "title: '{{项目}}审核意见书'",
    path: 'letters.approval.title',
    says: '标题里不认识 {{项目}}',
  },
  {
    name: 'two sources of a number',
    file: 'letters.yaml',
    find: 'numberFrom: contract.letterNo',
    replace: 'numberFrom: contract.letterNo\n    numbering: 水〔{year}〕{seq}号',
    at: 'numberFrom: contract.letterNo',
    path: 'letters.filingLetter.numberFrom',
    says: '编号只能有一种来源',
  },
  {
    name: 'an authority that does not count its letters',
    file: 'letters.yaml',
    find: '    numbering: 云数审〔{year}〕{seq}号\n',
    replace: '',
    at: 'approval:',
    path: 'letters.approval',
    says: '主管部门的文书要写 numbering',
  },
];

it.each(MUTATIONS)('names $name', expectFault);

it('names a number that has no room for what the unit may type', async () => {
  const { faults } = await faultsAfter([
    { file: 'forms.yaml', find: 'label: 备案函文号, type: text, max: 60', replace: 'label: 备案函文号, type: text' },
  ]);

  expect(faults).toMatchObject([
    { path: 'letters.filingLetter.numberFrom', says: '文号最多 60 个字，请给字段“contract.letterNo”写上 max: 60' },
  ]);
});

it("lets a unit's letter be without a number", async () => {
  const { faults } = await faultsAfter([{ file: 'letters.yaml', find: '    numberFrom: contract.letterNo\n', replace: '' }]);

  expect(faults).toEqual([]);
});
