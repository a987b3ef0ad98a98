import { describe, expect, it } from 'vitest';
import { faultsAfter } from '../../support/policies.js';
import { expectFault, type Mutation } from '../mutation.js';

/** What somebody who writes his first policy gets wrong, and what has to be said for him to mend it. */
const SLIPS: Mutation[] = [
  {
    name: 'a date written with strokes',
    file: 'policy.yaml',
    find: 'from: 2026-01-01',
    replace: 'from: 2026/1/1',
    path: 'instrument.from',
    says: '“2026/1/1”应写成年-月-日，如 2026-03-01',
  },
  {
    name: 'a date in words',
    file: 'policy.yaml',
    find: 'from: 2026-01-01',
    replace: 'from: 2026年1月1日',
    path: 'instrument.from',
    says: '应写成年-月-日',
  },
  {
    name: 'a date that does not exist',
    file: 'policy.yaml',
    find: 'from: 2026-01-01',
    replace: 'from: 2026-02-30',
    path: 'instrument.from',
    says: '没有“2026-02-30”这一天',
  },
  {
    name: 'a day of the year of one digit',
    file: 'time.yaml',
    find: 'count: { n: 3, unit: wd }',
    replace: 'count: { fixed: 9-30 }',
    path: 'deadlines.filing.count.fixed',
    says: '“9-30”应写成月-日，两位数字，如 09-30',
  },
  {
    name: 'a day of the year that does not exist',
    file: 'time.yaml',
    find: 'count: { n: 3, unit: wd }',
    replace: "count: { fixed: '09-31' }",
    path: 'deadlines.filing.count.fixed',
    says: '没有“09-31”这一天',
  },
  {
    name: 'a period in one word',
    file: 'time.yaml',
    find: 'count: { n: 3, unit: wd }',
    replace: 'count: 3wd',
    path: 'deadlines.filing.count',
    says: '应为一组键值（n、unit、field、else、fixed），写的是“3wd”',
  },
  {
    name: 'a condition as a formula',
    file: 'tasks.yaml',
    find: 'require: { field: opinions.open, eq: 0 }',
    replace: 'require: opinions.open = 0',
    path: 'tasks.review.outcomes.pass.gates.0.require',
    says: '应为一组键值（all、any、not、field、eq',
  },
  {
    name: 'conditions in a list',
    file: 'tasks.yaml',
    find: 'require: { field: opinions.open, eq: 0 }',
    replace: 'require: [{ field: opinions.open, eq: 0 }]',
    path: 'tasks.review.outcomes.pass.gates.0.require',
    says: '写的是列表；几个条件都要成立的写在 all: 下面，有一个成立就行的写在 any: 下面',
  },
  {
    name: 'a bound that the field cannot reach',
    file: 'tasks.yaml',
    find: 'require: { field: opinions.open, eq: 0 }',
    replace: 'require: { field: declaration.planYear, gte: 2100 }',
    path: 'tasks.review.outcomes.pass.gates.0.require',
    says: '“declaration.planYear”在 2020 到 2099 之间，不会是 2100 以上',
  },
  {
    name: 'a bound under which the field cannot be',
    file: 'tasks.yaml',
    find: 'require: { field: opinions.open, eq: 0 }',
    replace: 'require: { field: declaration.planYear, lt: 2020 }',
    path: 'tasks.review.outcomes.pass.gates.0.require',
    says: '“declaration.planYear”在 2020 到 2099 之间，不会是 2020 以下',
  },
  {
    name: 'a place in a sentence that nothing fills',
    file: 'tasks.yaml',
    find: 'refusal: 还有意见没有办结，请先逐条确认。',
    replace: 'refusal: 还有意见没有办结，请在 {day} 前逐条确认。',
    path: 'tasks.review.outcomes.pass.gates.0.refusal',
    says: '“{day}”处没有可填的内容',
  },
  {
    name: 'a date in a refusal that has none',
    file: 'tasks.yaml',
    find: 'refusal: 还有意见没有办结，请先逐条确认。',
    replace: 'refusal: 还有意见没有办结，请在 {date} 前逐条确认。',
    path: 'tasks.review.outcomes.pass.gates.0.refusal',
    says: '没有写 notBefore 或 notAfter，“{date}”处没有日期可填',
  },
  {
    name: 'a pause that nothing ends',
    file: 'tasks.yaml',
    find: '          - { notify: [applicant, unitLead], message: 项目未通过审核 }',
    replace: '          - { pause: 整改, article: 第五条 }',
    path: 'tasks.review.outcomes.reject.effects.0.pause',
    says: '项目中止以后没有办法恢复',
  },
  {
    name: 'a share of something that is no number',
    file: 'policy.yaml',
    find: 'percentCut: { from: declaration.total, to: contract.amount }',
    replace: 'percentOf: { of: declaration.name, percent: 30 }',
    path: 'derived.cutPercent.percentOf.of',
    says: '“declaration.name”不是数',
  },
  {
    name: 'a mean of a field that is not there',
    file: 'policy.yaml',
    find: 'percentCut: { from: declaration.total, to: contract.amount }',
    replace: 'average: [declaration.total, contract.amonut]',
    path: 'derived.cutPercent.average.1',
    says: '没有字段“amonut”',
  },
  {
    name: 'a message that ends with a full stop of its own',
    file: 'tasks.yaml',
    find: 'message: 项目未通过审核',
    replace: 'message: 项目未通过审核。',
    path: 'tasks.review.outcomes.reject.effects.0.message',
    says: '末尾的“。”会自动加上',
  },
  {
    name: 'a unit behind a number that brings its own',
    file: 'tasks.yaml',
    find: 'message: 合同价明显低于预算',
    replace: "message: '合同价 {contract.amount} 万元低于预算'",
    path: 'tasks.fileContract.outcomes.file.effects.0.message',
    says: '{contract.amount} 填入时带单位，后面的“万元”不用写',
  },
  {
    name: 'a unit that is written twice',
    file: 'forms.yaml',
    find: '{ id: planYear, label: 计划年度, type: number, year: true, min: 2020, max: 2099, required: false }',
    replace: '{ id: months, label: 工期（个月）, type: number, unit: 个月 }',
    path: 'forms.declaration.pages.0.fields.5.label',
    says: '后面会自动加上“（个月）”',
  },
];

describe('a first policy', () => {
  it.each(SLIPS)('is told of $name', expectFault);

  it('is told of a wrong place in a season’s message', async () => {
    const { faults } = await faultsAfter([
      {
        file: 'zz.yaml',
        replace: `seasons:
  spring: { name: 第一批, article: 第四条, closes: '03-31', to: [applicant], message: '错过的要等{next}年' }
`,
      },
    ]);
    expect(faults).toEqual([
      { file: 'zz.yaml', line: 2, path: 'seasons.spring.message', says: expect.stringContaining('“{next}”处没有可填的内容') },
    ]);
  });

  it.each([
    ['braces in a text', 'tasks:\n  a: [{ message: 调减为 {reduction.total} 万元。 }]\n', 2, '文字里有 { } 的，整句要加引号'],
    ['a text that begins with braces', 'title: {{项目名称}}意见书\n', 1, '文字里有 { } 的，整句要加引号'],
    ['a text that begins with a place', 'a:\n  refusal: {date}后才能申请。\n', 2, '文字里有 { } 的，整句要加引号'],
    ['a full-width colon', 'version：2026\nid: a\n', 1, '冒号要用半角的“:”'],
    ['a full-width comma', 'a: { name: 经办人，holds: 经办人 }\n', 1, '要用半角的“,”隔开'],
    ['a colon without a blank', 'begins:declare\nid: a\n', 1, '冒号后面要空一格'],
    ['anything else', 'a: "b" c\n', 1, '请检查引号、括号是否成对'],
  ])('is told of %s in Chinese, once', async (_, text, line, says) => {
    const { faults } = await faultsAfter([{ file: 'zz.yaml', replace: text }]);
    expect(faults).toEqual([{ file: 'zz.yaml', line, path: '', says: expect.stringContaining(says) }]);
  });

  it('of one line that is not in its place hears of that line, not of all after it', async () => {
    const { faults, lineOf } = await faultsAfter([{ file: 'tasks.yaml', find: '    name: 审核\n', replace: '   name: 审核\n' }]);
    expect(faults).toEqual([
      { file: 'tasks.yaml', line: lineOf('tasks.yaml', '   name: 审核'), path: '', says: expect.stringContaining('缩进不对') },
    ]);
  });

  it('of a tab hears once', async () => {
    const { faults } = await faultsAfter([{ file: 'time.yaml', find: '    name: 审核时限', replace: '\tname: 审核时限' }]);
    expect(faults.map(({ says }) => says)).toEqual([expect.stringContaining('制表符')]);
  });

  it('hears nothing of what follows from an entry that stands in two files', async () => {
    const { faults } = await faultsAfter([
      {
        file: 'aa.yaml',
        replace: `tasks:
  review:
    { kind: review, name: 复审, stage: review, actor: office, article: 第六条, outcomes: { ok: { label: 好, effects: [{ end: done }] } } }
`,
      },
    ]);
    expect(faults).toEqual([
      expect.objectContaining({ path: 'tasks.review', says: expect.stringContaining('已写在') as unknown }),
    ]);
  });
});
