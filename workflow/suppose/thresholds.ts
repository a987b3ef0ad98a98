import type { Condition, FieldTest, Policy } from '../../policies/schema/index.js';
import { entryOf } from '../entry.js';
import { saidOnce } from '../describe/said-once.js';

/** An amount at which something of the policy changes, and what that is. */
export interface Threshold {
  readonly at: number;
  readonly test: FieldTest;
  readonly name: string;
  readonly article: string;
}

interface Candidate {
  readonly name: string;
  readonly article: string;
  readonly when?: Condition | undefined;
}

/** The amounts that a policy names for a fact, the smallest first, each thing once. */
export function thresholdsOf(policy: Policy, touched: (path: string) => boolean): Threshold[] {
  const found = candidates(policy).flatMap(({ name, article, when }) =>
    testsIn(when).flatMap((test): Threshold[] => {
      const at = touched(test.field) ? (test.gte ?? test.gt ?? test.lte ?? test.lt) : undefined;
      return at === undefined || at === 0 ? [] : [{ at, test, name, article }];
    }),
  );
  const distinct = new Map(found.map((each) => [`${String(each.at)} ${each.name}`, each]));
  return [...distinct.values()].sort((a, b) => a.at - b.at);
}

function candidates(policy: Policy): Candidate[] {
  const tasks = Object.values(policy.tasks);
  return [
    ...tasks.flatMap((task) =>
      Object.values(task.outcomes).flatMap(({ effects, label, when, article = task.article }): Candidate[] => [
        { name: saidOnce(task.name, label), article, when },
        ...effects.flatMap((effect): Candidate[] => {
          const opened = 'open' in effect ? entryOf(policy.tasks, effect.open) : undefined;
          return opened === undefined ? [] : [{ name: opened.name, article: opened.article, when: effect.when }];
        }),
      ]),
    ),
    ...tasks
      .flatMap((task) => [...task.gates, ...Object.values(task.outcomes).flatMap(({ gates }) => gates)])
      .flatMap(({ says, refusal, article, when, require }): Candidate[] => [
        { name: says ?? refusal, article, when },
        { name: says ?? refusal, article, when: require },
      ]),
    ...Object.values(policy.materials),
    ...Object.values(policy.deadlines),
  ];
}

function testsIn(condition: Condition | undefined): FieldTest[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(testsIn);
  if ('any' in condition) return condition.any.flatMap(testsIn);
  return 'not' in condition ? testsIn(condition.not) : [condition];
}
