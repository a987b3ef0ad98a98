import { describe, expect, it } from 'vitest';
import { INPUTS } from '../../../cards/kit/inputs.js';
import type { Task } from '../../../entities/task.entity.js';
import { readOutcomeInput } from '../../../handlers/core/tasks/outcome-input.js';
import type { Scope } from '../../../handlers/context.js';
import type { Case } from '../../../handlers/core/case/project-case.js';
import type { Policy } from '../../../policies/schema/index.js';
import { bookOf, SHIPPED } from '../../support/policies.js';

const book = await bookOf(SHIPPED);

/** What the reader looks at: the policy, the task's name, and today. */
function reading(policyId: string, task: string) {
  const policy = book.current(policyId) as Policy;
  const facts = { status: 'running', stage: '', result: null, tasks: [], materials: [], opinions: [], deadlines: [] };
  const found = {
    policy,
    opinions: [],
    deadlines: [],
    facts: { ...facts, forms: {}, flags: {}, entries: [], pauses: [], view: null },
  } as unknown as Case;
  return (outcome: string, form: Record<string, unknown>) =>
    readOutcomeInput({ today: '2026-09-18' } as Scope, found, { task } as Task, outcome, form);
}

describe('opinions as they were typed', () => {
  const read = reading('linan', 'approveDeclaration');
  const itemsOf = (typed: string) => read('return', { [INPUTS.opinions]: typed }).input.opinions;

  it.each<[string, string[]]>([
    ['补充数据目录\n核减硬件', ['补充数据目录', '核减硬件']],
    ['1. 补充\n2、核减\n3．合并', ['补充', '核减', '合并']],
    ['（一）补充\n(2) 核减\n十一、合并', ['补充', '核减', '合并']],
    ['（二）3.5 万元的终端偏贵\n1、2 台服务器多余', ['3.5 万元的终端偏贵', '2 台服务器多余']],
    ['- 补充\n• 核减\n\n   \n* 合并  ', ['补充', '核减', '合并']],
    ['第 3 章缺少概算\n5G 专网写明用途\n2026 年预算偏高', ['第 3 章缺少概算', '5G 专网写明用途', '2026 年预算偏高']],
    ['3.5 万元的终端偏贵\n2.1 节与 2.2 节重复', ['3.5 万元的终端偏贵', '2.1 节与 2.2 节重复']],
  ])('%j become items without numbers of their own', (typed, items) => {
    expect(itemsOf(typed)).toEqual(items);
  });

  it('are asked for where the outcome needs them', () => {
    expect(read('return', { [INPUTS.opinions]: ' 1. \n\n' })).toMatchObject({
      input: {},
      faults: [{ label: '修改意见', text: '请逐条写明，每行一条' }],
      typed: { opinions: ' 1. \n\n' },
    });
    expect(read('pass', {}).faults).toEqual([]);
  });
});

describe('a reason', () => {
  const read = reading('linan', 'approveDeclaration');

  it('is kept without the space around it, and asked for where it is blank or no text', () => {
    expect(read('reject', { [INPUTS.reason]: ' 重复建设 \n' }).input).toEqual({ reason: '重复建设' });
    for (const reason of ['  ', undefined, 7, ['x']]) {
      expect(read('reject', { [INPUTS.reason]: reason }).faults).toMatchObject([{ label: '理由' }]);
    }
  });
});

describe("the task's own form", () => {
  const read = reading('gongshu', 'setCap');

  it('is read where the outcome needs it, with every fault at once and nothing typed lost', () => {
    expect(read('set', { cap: '48.5', estimators: '发改经信局、财政局', consulted: '' })).toMatchObject({
      input: { values: { cap: 48.5, estimators: '发改经信局、财政局', consulted: null } },
      faults: [],
    });

    const { faults, typed } = read('set', { cap: '四十八点五万', estimators: '' });
    expect(faults.map(({ label }) => label)).toEqual(['采购最高限价（万元）', '参加估价的单位和专家']);
    expect(typed.values).toMatchObject({ cap: '四十八点五万' });
  });

  it('is left alone where the outcome does not', () => {
    expect(
      reading('gongshu', 'confirmTender')('refuse', { [INPUTS.opinions]: '与审定意见不一致', experts: '王某' }).input,
    ).toEqual({
      opinions: ['与审定意见不一致'],
    });
  });
});
