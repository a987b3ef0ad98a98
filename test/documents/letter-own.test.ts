import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkLetter, letterTags, ownData } from '../../documents/index.js';
import type { FormValues, ProjectFacts } from '../../workflow/facts.js';
import { factReader } from '../../workflow/read-facts.js';
import { Letter } from '../../policies/schema/index.js';
import { bookOf, FIXTURES, yunshan } from '../support/policies.js';

const policy = await yunshan();
const approval = policy.letters['approval'];
const filing = policy.letters['filingLetter'];
if (approval === undefined || filing === undefined) throw new Error('the letters of the invented policy are gone');
const template = new Uint8Array(readFileSync(join(FIXTURES, 'yunshan/letters/approval.docx')));

const filled = (forms: Record<string, FormValues>) => {
  const none = { tasks: [], entries: [], opinions: [], materials: [], deadlines: [], pauses: [], flags: {} };
  const facts: ProjectFacts = { ...none, forms, status: 'running', stage: 'review', result: null, view: null };
  return { read: factReader(policy, facts), facts };
};
const declaration = {
  nature: '扩建',
  shared: false,
  areas: ['政务', '民生'],
  items: [{ kind: '软件', item: '{平台}', quantity: 2, price: 700.25, subtotal: 1400.5 }],
};

it('offers the tags of every letter and its own, lists with the labels of their columns', () => {
  expect(letterTags(policy, approval)).toMatchObject({
    文号: 'text',
    性质: 'text',
    预算: ['序号', '类别', '名称', '数量', '单价', '小计'],
    意见: ['序号', '内容', '单位'],
  });
});

it('prints facts as a letter has them', () => {
  expect(ownData(policy, approval, filled({ declaration }))).toEqual({
    性质: '扩建',
    概算: '1,400.5万元',
    共享: '否',
    领域: '政务、民生',
    预算: [{ 序号: 1, 类别: '软件', 名称: '{平台}', 数量: '2', 单价: '700.25', 小计: '1,400.5' }],
  });
  const contract = { signedOn: '2026-09-04', amount: 700.25 };
  expect(ownData(policy, filing, filled({ declaration, contract }))).toEqual({
    签订日期: '2026年9月4日',
    合同金额: '700.25万元',
    低于预算: '50%',
    审核结果: '',
  });
});

it('prints nothing where nothing is known', () => {
  expect(ownData(policy, approval, filled({}))).toEqual({ 性质: '', 概算: '', 共享: '', 领域: '', 预算: [] });
});

it('names an own tag that takes the place of another, or that no template can hold', () => {
  const wrong = {
    ...approval,
    fields: { ...approval.fields, 文号: 'declaration.name', 预算: 'declaration.name', '{x}': 'stage' },
  };

  expect(checkLetter(policy, approval, template)).toEqual([]);
  expect(checkLetter(policy, wrong, template).map(({ says }) => says)).toEqual([
    '标签“文号”是每份文书都有的，请换一个名称。',
    '标签“{x}”只能用文字和数字，请改名。',
    '标签“预算”在 fields 和 lists 里各写了一次，请改名。',
  ]);
});

it('names a tag that the policy has taken away', () => {
  const { 性质: _, ...fields } = approval.fields;

  expect(checkLetter(policy, { ...approval, fields }, template)).toMatchObject([
    { tag: '性质', says: expect.stringContaining('没有标签“性质”。可用的有：') as unknown },
  ]);
});

it("prints a lot's own answers from inside the lot", async () => {
  const sixth = (await bookOf(fileURLToPath(new URL('../fixtures/sixth', import.meta.url)))).current('xinghe');
  if (sixth === undefined) throw new Error('the sixth policy is gone');
  const letter = Letter.parse({
    name: '函',
    article: '第六条',
    title: '函',
    template: 'letters/x.docx',
    fields: { 合同: 'contract.title', 金额: 'contract.amount', 项目: 'declaration.name' },
    to: ['office'],
  });
  const entry = (subject: string, title: string, amount: number) => {
    return { form: 'contract', subject, taskId: 1, values: { title, amount } };
  };
  const { facts: none } = filled({ declaration: { name: '智慧图书' }, contract: { title: '乙', amount: 2 } });
  const facts = { ...none, entries: [entry('contract:1', '甲', 1), entry('contract:2', '乙', 2)], view: 'contract:1' };

  expect(ownData(sixth, letter, { read: factReader(sixth, facts), facts })).toEqual({
    合同: '甲',
    金额: '1万元',
    项目: '智慧图书',
  });
});
