import { it } from 'vitest';
import { expectFault, type Mutation } from '../mutation.js';

const require = {
  file: 'tasks.yaml',
  find: 'require: { field: opinions.open, eq: 0 }',
  path: 'tasks.review.outcomes.pass.gates.0.require',
};
const field = `${require.path}.field`;

const MUTATIONS: Mutation[] = [
  {
    ...require,
    name: 'a form that is not there',
    replace: 'require: { field: declare.name, exists: true }',
    path: field,
    says: '没有表单“declare”，是否应为“declaration”？',
  },
  {
    ...require,
    name: 'a field that is not there',
    replace: 'require: { field: declaration.nam, exists: true }',
    path: field,
    says: '没有字段“nam”，是否应为“name”？',
  },
  {
    ...require,
    name: 'a material that is not there',
    replace: 'require: { field: material.plans, eq: true }',
    path: field,
    says: '没有材料“plans”',
  },
  {
    ...require,
    name: 'a switch that is not there',
    replace: 'require: { field: flag.big, eq: true }',
    path: field,
    says: '没有开关“big”',
  },
  {
    ...require,
    name: 'a task that is not there',
    replace: 'require: { field: done.reviews, eq: pass }',
    path: field,
    says: '没有待办“reviews”',
  },
  {
    ...require,
    name: 'an outcome that its task has not, counted',
    replace: 'require: { field: times.review.passed, gte: 1 }',
    path: field,
    says: '待办“review”没有结果“passed”，是否应为“pass”？',
  },
  {
    ...require,
    name: 'a count of more than an outcome',
    replace: 'require: { field: times.review.pass.last, gte: 1 }',
    path: field,
    says: '多写或少写了一段',
  },
  {
    ...require,
    name: 'opinions of no kind',
    replace: 'require: { field: opinions.opn, eq: 0 }',
    path: field,
    says: '是否应为“open”',
  },
  {
    ...require,
    name: 'a group that the table has not',
    replace: 'require: { field: declaration.items.total.服务, gt: 0 }',
    path: field,
    says: '没有分类“服务”',
  },
  {
    ...require,
    name: 'a part that a table has not',
    replace: 'require: { field: declaration.items.sum, gt: 0 }',
    path: field,
    says: '只能写 total 或 rows',
  },
  {
    ...require,
    name: 'a part of a plain field',
    replace: 'require: { field: declaration.name.total, gt: 0 }',
    path: field,
    says: '多写了一段',
  },
  {
    ...require,
    name: 'a word that is no option',
    replace: 'require: { field: declaration.nature, eq: 改建 }',
    says: '不会是“改建”，是否应为“新建”？',
  },
  {
    ...require,
    name: 'one word of several',
    replace: 'require: { field: declaration.areas, in: [政务, 农业] }',
    says: '不会是“农业”',
  },
  {
    ...require,
    name: "another task's outcome",
    replace: 'require: { field: done.review, eq: passed }',
    says: '不会是“passed”，是否应为“pass”？',
  },
  {
    ...require,
    name: 'a stage that is not there',
    replace: 'require: { field: stage, eq: reviewing }',
    says: '是否应为“review”',
  },
  { ...require, name: 'a text for a number', replace: "require: { field: declaration.total, eq: '50' }", says: '应与数字比较' },
  {
    ...require,
    name: 'a number for a truth',
    replace: 'require: { field: declaration.shared, eq: 1 }',
    says: '应与 true 或 false 比较',
  },
  { ...require, name: 'a day that is no date', replace: 'require: { field: contract.signedOn, eq: 明天 }', says: '应与日期' },
  {
    ...require,
    name: 'a text that is compared in size',
    replace: 'require: { field: declaration.name, gt: 5 }',
    says: '不是数，不能比较大小',
  },
  {
    ...require,
    name: 'a field to compare with',
    replace: 'require: { field: contract.amount, lteField: declaration.name }',
    says: '“declaration.name”不是数',
  },
  {
    ...require,
    name: 'a test deep inside',
    replace: 'require: { any: [{ field: status, eq: running }, { not: { field: status, eq: closed } }] }',
    path: `${require.path}.any.1.not`,
    says: '不会是“closed”',
  },
  {
    file: 'policy.yaml',
    name: 'a list that holds nothing',
    find: 'holds: { field: status, eq: draft }',
    replace: 'holds: { field: state, eq: draft }',
    at: '草稿箱',
    path: 'lists.1.holds.field',
    says: '没有表单“state”，是否应为“stage”？',
  },
];

it.each(MUTATIONS)('names $name', expectFault);
