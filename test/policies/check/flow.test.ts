import { expect, it } from 'vitest';
import { faultsAfter } from '../../support/policies.js';
import { expectFault, type Mutation } from '../mutation.js';

const MUTATIONS: Mutation[] = [
  {
    name: 'a task that nothing opens',
    file: 'tasks.yaml',
    find: '          - open: fileContract',
    replace: '          - end: passed',
    at: 'fileContract:',
    path: 'tasks.fileContract',
    says: '永远不会出现',
  },
  {
    name: 'a stage that nothing enters',
    file: 'policy.yaml',
    find: '  building: {',
    replace: '  archive: { name: 归档, article: 第八条 }\n  building: {',
    path: 'stages.archive',
    says: '环节“归档”用不到',
  },
  {
    name: 'an outcome that leaves nothing to do',
    file: 'tasks.yaml',
    find: '          - end: failed\n',
    replace: '',
    at: 'reject:',
    path: 'tasks.review.outcomes.reject',
    says: '没有下一步',
  },
  {
    name: 'an outcome from which no end is reached',
    file: 'tasks.yaml',
    find: '          - end: done\n',
    replace:
      '          - open: declaring\n  declaring:\n    { kind: confirmation, name: 补正, stage: building, actor: applicant, article: 第六条, outcomes: { done: { label: 好, effects: [{ open: fileContract }] } } }\n',
    at: 'file:',
    path: 'tasks.fileContract.outcomes.file',
    says: '走不到结束',
  },
  {
    name: 'a task without outcomes',
    file: 'tasks.yaml',
    find: '    outcomes:\n      file:\n        label: 备案\n        effects:\n          - { notify: [office], message: 合同价明显低于预算, when: { field: derived.cutPercent, gt: 30 } }\n          - { letter: filingLetter, when: { field: contract.letterNo, exists: true } }\n          - end: done\n',
    replace: '    outcomes: {}\n',
    path: 'tasks.fileContract.outcomes',
    says: '没有任何结果',
  },
  {
    name: 'an answer to opinions that nobody gives',
    file: 'tasks.yaml',
    find: 'needs: [opinions]',
    replace: 'needs: [reason, reason]',
    at: 'answersOpinions',
    path: 'tasks.declare.answersOpinions',
    says: '没有提出意见的结果',
  },
  {
    name: 'a beginning that is no form',
    file: 'policy.yaml',
    find: 'begins: declare',
    replace: 'begins: review',
    path: 'begins',
    says: 'kind 应为 form',
  },
  {
    name: 'a name that the first form does not ask',
    file: 'policy.yaml',
    find: 'name: declaration.name',
    replace: 'name: review.name',
    path: 'facts.name',
    says: '应取自第一张表单',
  },
];

it.each(MUTATIONS)('names $name', expectFault);

const aside = (when: string): string => `          - { open: note${when} }\n          - open: fileContract`;
const NOTE =
  'tasks:\n  note:\n    { kind: confirmation, name: 备注, stage: building, actor: office, article: 第六条, outcomes: { done: { label: 好 } } }\n';

it('lets a task beside the main line open nothing', async () => {
  const { faults } = await faultsAfter([
    { file: 'tasks.yaml', find: '          - open: fileContract', replace: aside(', when: { field: flag.important, eq: true }') },
    { file: 'note.yaml', replace: NOTE },
  ]);

  expect(faults).toEqual([]);
});

it('holds the task that then stands alone to a next step', async () => {
  const { faults } = await faultsAfter([
    { file: 'tasks.yaml', find: '          - end: done', replace: '          - open: note' },
    { file: 'note.yaml', replace: NOTE },
  ]);

  expect(faults.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['tasks.fileContract.outcomes.file', 'tasks.note.outcomes.done']),
  );
});

it('lets a duty that comes again and again stand in for an end', async () => {
  const duty = NOTE.replace('{ label: 好 }', '{ label: 好, effects: [{ open: note }] }');

  const { faults } = await faultsAfter([
    { file: 'tasks.yaml', find: '          - end: done', replace: '          - open: note' },
    { file: 'note.yaml', replace: duty },
  ]);

  expect(faults).toEqual([]);
});

it('does not let two alternatives keep each other company', async () => {
  const either = ['true', 'false'].map(
    (value, at) => `          - { open: ${at === 0 ? 'quick' : 'fileContract'}, when: { field: flag.important, eq: ${value} } }`,
  );
  const quick = NOTE.replace('note:', 'quick:').replace(
    '{ label: 好 }',
    '{ label: 好, effects: [] }, no: { label: 不, effects: [{ end: failed }] }',
  );

  const { faults } = await faultsAfter([
    { file: 'tasks.yaml', find: '          - open: fileContract', replace: either.join('\n') },
    { file: 'quick.yaml', replace: quick },
  ]);

  expect(faults.map(({ path }) => path)).toEqual(['tasks.quick.outcomes.done']);
});
