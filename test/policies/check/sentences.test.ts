import { describe, it } from 'vitest';
import { expectFault, type Mutation } from '../mutation.js';

const MUTATIONS: Mutation[] = [
  {
    name: 'a message that names a fact that cannot be',
    file: 'tasks.yaml',
    find: 'message: 合同价明显低于预算',
    replace: "message: '合同价明显低于预算 {derived.cutPercnt}'",
    path: 'tasks.fileContract.outcomes.file.effects.0.message',
    says: '没有推算值“cutPercnt”，是否应为“cutPercent”',
  },
  {
    name: 'a refusal that names a field that is not there',
    file: 'tasks.yaml',
    find: 'refusal: 还有意见没有办结，请先逐条确认。',
    replace: "refusal: '{declaration.nam}还有意见没有办结，请先逐条确认。'",
    path: 'tasks.review.outcomes.pass.gates.0.refusal',
    says: '表单“declaration”里没有字段“nam”',
  },
];

describe('facts that a sentence names', () => {
  it.each(MUTATIONS)('finds $name', expectFault);
});
