import { describe, expect, it } from 'vitest';
import type { FormValues, ProjectFacts } from '../../workflow/facts.js';
import { factReader, withForm } from '../../workflow/read-facts.js';
import { yunshan } from '../support/policies.js';

const policy = await yunshan();
const openedOn = '2026-09-18';
const rest = { decidedAt: null, decidedOn: null, subject: null, openedBy: null };
const project: ProjectFacts = {
  status: 'running',
  stage: 'review',
  result: null,
  tasks: [
    { id: 1, task: 'declare', state: 'done', outcome: 'submit', round: 1, openedOn, ...rest },
    { id: 2, task: 'review', state: 'done', outcome: 'return', round: 1, openedOn, ...rest },
    { id: 3, task: 'declare', state: 'done', outcome: 'submit', round: 2, openedOn, ...rest },
    { id: 4, task: 'review', state: 'done', outcome: 'pass', round: 2, openedOn, ...rest },
    { id: 5, task: 'fileContract', state: 'open', outcome: null, round: 1, openedOn, ...rest },
    { id: 6, task: 'review', state: 'cancelled', outcome: null, round: 3, openedOn, ...rest },
  ],
  forms: {
    declaration: {
      name: '智慧水务',
      shared: true,
      areas: ['政务'],
      former: null,
      items: [
        { kind: '软件', item: '平台', quantity: 3, price: 0.1, subtotal: 999 },
        { kind: '硬件', item: '服务器', quantity: 2, price: 10, subtotal: null },
      ],
      total: 5,
    },
    contract: { amount: 14.2 },
  },
  entries: [],
  materials: [{ material: 'plan', taskId: null, subject: null, at: 0 }],
  opinions: [
    { id: 1, taskId: null, no: 1, text: '甲', answer: null, state: 'open' },
    { id: 2, taskId: null, no: 2, text: '乙', answer: '已改', state: 'answered' },
    { id: 3, taskId: null, no: 3, text: '丙', answer: '已改', state: 'accepted' },
  ],
  deadlines: [],
  flags: { important: true },
  pauses: [],
  view: null,
};
const read = factReader(policy, project);

describe('the facts of a project', () => {
  it.each([
    ['stage', 'review'],
    ['status', 'running'],
    ['result', null],
    ['material.plan', true],
    ['material.hardwareList', false],
    ['flag.important', true],
    ['flag.other', false],
    ['done.review', 'pass'],
    ['done.fileContract', null],
    ['times.review', 2],
    ['times.fileContract', 0],
    ['times.review.pass', 1],
    ['times.review.reject', 0],
    ['open.fileContract', true],
    ['open.review', false],
    ['opinions.open', 2],
    ['opinions.unanswered', 1],
    ['declaration.name', '智慧水务'],
    ['declaration.shared', true],
    ['declaration.former', null],
    ['declaration.nature', null],
    ['declaration.gone', null],
    ['nothing.here', null],
    ['declaration.items', true],
    ['declaration.items.rows', 2],
    ['declaration.items.total', 20.3],
    ['declaration.items.total.硬件', 20],
    ['declaration.items.total.服务', 0],
    // Worked out from the rows, whatever was stored beside them.
    ['declaration.total', 20.3],
    ['project.total', 20.3],
    ['project.name', null],
    ['derived.gone', null],
  ])('%s is %j', (path, fact) => {
    expect(read(path)).toEqual(fact);
  });

  it('lists the chosen options', () => {
    expect(read('declaration.areas')).toEqual(['政务']);
  });

  it('a mean of those that are filled in, and a share of an amount', () => {
    const derived = {
      mean: { name: '平均', average: ['declaration.former', 'contract.amount', 'declaration.total'] },
      alone: { name: '平均', average: ['declaration.former', 'contract.amount'] },
      share: { name: '首付款', percentOf: { of: 'contract.amount', percent: 30 } },
    };
    const after = (contract: FormValues) => {
      const seen = factReader({ ...policy, derived }, withForm(project, 'contract', contract));
      return ['derived.mean', 'derived.alone', 'derived.share'].map(seen);
    };
    expect(after({ amount: 210 })).toEqual([115.15, 210, 63]);
    expect(after({})).toEqual([20.3, null, null]);
  });

  it('works out how much smaller one amount is than another, once both are known', () => {
    expect(read('derived.cutPercent')).toBe(30.049262);
    expect(factReader(policy, withForm(project, 'contract', {}))('derived.cutPercent')).toBeNull();
  });

  it('sees one form replaced, and the others as they were', () => {
    const after = withForm(project, 'declaration', { name: '智慧交通' });
    const readAfter = factReader(policy, after);
    expect([readAfter('declaration.name'), readAfter('declaration.total'), readAfter('contract.amount')]).toEqual([
      '智慧交通',
      0,
      14.2,
    ]);
    expect(read('declaration.name')).toBe('智慧水务');
  });

  it('takes the first total that is known', () => {
    const facts = { ...policy.facts, total: ['contract.amount', 'declaration.total'] };
    expect(factReader({ ...policy, facts }, project)('project.total')).toBe(14.2);
    expect(factReader({ ...policy, facts }, withForm(project, 'contract', {}))('project.total')).toBe(20.3);
  });
});
