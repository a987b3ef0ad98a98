import { expect, it } from 'vitest';
import { conditionsOf, testsIn } from '../../policies/check/conditions.js';
import { elementsOf } from '../../policies/check/walk.js';
import type { Policy } from '../../policies/schema/index.js';
import { policyRules } from '../../policies/check/rules.js';
import type { ProjectFacts } from '../../workflow/facts.js';
import { concerning } from '../../workflow/concern.js';
import { bookOf, FIXTURES, SHIPPED } from '../support/policies.js';

/** How the rule ids of each shipped policy begin. */
const PREFIXES: Readonly<Record<string, string>> = { linan: 'LA', gongshu: 'GS', gaoqing: 'GQ', yongchuan: 'YC', ningbo: 'NB' };

const shipped = await bookOf(SHIPPED);
const invented = await bookOf(FIXTURES);
const policies = [...shipped.all(), ...invented.all()].map((policy) => ({ name: `${policy.id} ${policy.version}`, policy }));

it('ships the policies of this release', () => {
  expect(shipped.ids()).toEqual(Object.keys(PREFIXES).sort());
});

it.each(shipped.all())('$id cites only rules of its own', (policy) => {
  const foreign = [...policyRules(policy).keys()].filter((rule) => !rule.startsWith(`${PREFIXES[policy.id] ?? '?'}-`));

  expect(foreign).toEqual([]);
});

it.each(policies)('$name says in which article each thing is written', ({ policy }) => {
  const silent = elementsOf(policy)
    .filter(({ value }) => 'article' in value || holdsRules(value['rules']))
    .filter(({ value }) => typeof value['article'] !== 'string' || value['article'].trim() === '');

  expect(silent.map(({ path }) => path.join('.'))).toEqual([]);
});

it.each(policies)('$name has a sentence for what a person asks 为什么 of', ({ policy }) => {
  expect(
    gatesDeadlinesMaterials(policy)
      .filter(({ says }) => says === undefined)
      .map(({ path }) => path),
  ).toEqual([]);
});

it.each(policies)('$name tests every switch that the office may set, and tests or tells every worked-out fact', ({ policy }) => {
  const operands = Object.values(policy.derived).flatMap((rule) =>
    'minus' in rule ? rule.minus : 'plus' in rule ? rule.plus : [],
  );
  const told = elementsOf(policy).flatMap(({ value }): unknown[] => (Array.isArray(value['facts']) ? value['facts'] : []));
  const tested = new Set<unknown>([
    ...operands,
    ...told,
    ...conditionsOf(policy).flatMap(({ condition, path }) => testsIn(condition, path).map((test) => test.condition.field)),
  ]);
  const facts = [
    ...Object.keys(policy.flags).map((id) => `flag.${id}`),
    ...Object.keys(policy.derived).map((id) => `derived.${id}`),
  ];

  expect(facts.filter((fact) => !tested.has(fact))).toEqual([]);
});

it.each(policies)('$name: what is raised anywhere leads to where it is answered and to where it is settled', ({ policy }) => {
  const tasks = Object.entries(policy.tasks);
  const raising = tasks.filter(([, { outcomes }]) => Object.values(outcomes).some(({ needs }) => needs.includes('opinions')));
  const settles = ({ closesOpinions, outcomes }: Policy['tasks'][string]) =>
    closesOpinions || Object.values(outcomes).some(({ effects }) => effects.some((effect) => 'settle' in effect));
  const lost = raising.filter(([id]) => {
    const reached = tasks.filter(([to]) => concernedIn(policy, id, to)).map(([, task]) => task);
    return !reached.some(({ answersOpinions }) => answersOpinions) || !reached.some(settles);
  });

  expect(lost.map(([id]) => id)).toEqual([]);
});

it.each(policies)('$name tells the person what to do where a gate is closed', ({ policy }) => {
  const short = gatesOf(policy).filter(({ refusal }) => [...refusal].length < 10 || !/[。！]$/.test(refusal));

  expect(short.map(({ id, refusal }) => `${id}: ${refusal}`)).toEqual([]);
});

function gatesOf(policy: Policy): Policy['tasks'][string]['gates'] {
  return Object.values(policy.tasks).flatMap((task) => [
    ...task.gates,
    ...Object.values(task.outcomes).flatMap((outcome) => outcome.gates),
  ]);
}

function gatesDeadlinesMaterials(policy: Policy): { path: string; says: string | undefined }[] {
  const gates = Object.entries(policy.tasks).flatMap(([task, { gates: own, outcomes }]) =>
    [...own, ...Object.values(outcomes).flatMap((outcome) => outcome.gates)].map(({ id, says }) => ({
      path: `tasks.${task} gate ${id}`,
      says,
    })),
  );
  const of = (kind: 'deadlines' | 'materials'): { path: string; says: string | undefined }[] =>
    Object.entries(policy[kind]).map(([id, { says }]) => ({ path: `${kind}.${id}`, says }));
  return [...gates, ...of('deadlines'), ...of('materials')];
}

function holdsRules(rules: unknown): boolean {
  return Array.isArray(rules) && rules.length > 0;
}

/** Whether an opinion that was raised in one task is there in another. */
function concernedIn(policy: Policy, from: string, to: string): boolean {
  const opinion = { id: 1, taskId: 1, no: 1, text: '补充', answer: null, state: 'open' };
  const project = { tasks: [{ id: 1, task: from }], opinions: [opinion] } as unknown as ProjectFacts;
  return concerning(policy, project, to).opinions.length > 0;
}
