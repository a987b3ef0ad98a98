import { describe, expect, it } from 'vitest';
import { Policy } from '../../../policies/schema/index.js';
import { describeCondition } from '../../../workflow/describe/condition.js';
import { pathLabel } from '../../../workflow/describe/path.js';
import { policyWords } from '../../../workflow/describe/words.js';

const cited = { article: '第一条' };
const policy = Policy.parse({
  id: 'sample',
  version: '1',
  jurisdiction: '示例区',
  authority: '示例局',
  instrument: { title: '示例办法' },
  numbering: '{year}-{seq}',
  roles: { handler: { name: '经办人', holds: '经办人', scope: 'unit' } },
  classified: { ...cited, refusal: '不受理' },
  facts: { name: 'declaration.name', total: ['declaration.price'] },
  forms: {
    declaration: {
      title: '申报',
      ...cited,
      pages: [
        {
          id: 'p',
          title: '一',
          fields: [
            { id: 'name', label: '项目名称', type: 'text' },
            { id: 'price', label: '预算金额', type: 'money' },
            { id: 'months', label: '工期', type: 'number', unit: '个月' },
          ],
        },
      ],
    },
  },
  materials: {},
  stages: { review: { name: '评审', ...cited } },
  begins: 'declare',
  tasks: {
    declare: {
      kind: 'form',
      name: '申报',
      stage: 'review',
      actor: 'handler',
      ...cited,
      outcomes: { submit: { label: '提交', ...cited } },
    },
  },
  derived: {
    cut: { name: '核减幅度', percentCut: { from: 'declaration.price', to: 'declaration.price' } },
    mean: { name: '平均工期', average: ['declaration.months', 'declaration.months'] },
    first: { name: '首付款', percentOf: { of: 'declaration.price', percent: 30 } },
  },
});

describe("a policy's words", () => {
  const words = policyWords(policy);
  it.each([
    [{ field: 'declaration.price', gte: 50 }, '预算金额不少于 50 万元'],
    [{ field: 'declaration.months', lt: 6 }, '工期不足 6 个月'],
    [{ field: 'derived.cut', gt: 30 }, '核减幅度超过 30%'],
    [{ field: 'derived.mean', gte: 6 }, '平均工期不少于 6 个月'],
    [{ field: 'derived.first', lte: 30 }, '首付款不超过 30 万元'],
    [{ field: 'times.declare', gte: 2 }, '“申报”的次数不少于 2 次'],
    [{ field: 'times.declare.submit', gte: 2 }, '“申报”中“提交”的次数不少于 2 次'],
    [{ field: 'stage', eq: 'review' }, '当前环节为“评审”'],
    [{ field: 'status', in: ['draft', 'running'] }, '项目状态为“草稿”或“办理中”'],
    [{ field: 'result', eq: 'passed' }, '项目结果为“已通过”'],
    [{ field: 'done.declare', eq: 'submit' }, '“申报”的结果为“提交”'],
    [{ field: 'declaration.name', eq: '平台' }, '项目名称为平台'],
  ])('say %j', (condition, sentence) => {
    expect(describeCondition(condition, (path) => pathLabel(policy, path), words)).toBe(sentence);
  });
});
