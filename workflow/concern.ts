import type { Policy, PolicyEffect } from '../policies/schema/index.js';
import type { OpinionFacts, ProjectFacts } from './facts.js';

type Reach = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<Policy, Reach>();

/**
 * The facts with those opinions only that a task has to do with: what was raised on the way to it. Beside the road of a project others are
 * walked, each with opinions of its own (resources are asked for while the works are accepted): no step of one settles what was said in
 * another, or waits for its answers.
 */
export function concerning(policy: Policy, project: ProjectFacts, task: string): ProjectFacts {
  const opinions = project.opinions.filter((opinion) => concerns(policy, project, opinion, task));
  return opinions.length === project.opinions.length ? project : { ...project, opinions };
}

/** An opinion of this very decision has no row; one whose task the policy does not know any more concerns everybody. */
function concerns(policy: Policy, { tasks }: ProjectFacts, { taskId }: OpinionFacts, task: string): boolean {
  const raisedIn = tasks.find(({ id }) => id === taskId)?.task;
  const reached = raisedIn === undefined || raisedIn === task ? undefined : reachOf(policy).get(raisedIn);
  return reached === undefined || reached.has(task);
}

/** By task: all that its results may lead to, worked out once a policy. */
function reachOf(policy: Policy): Reach {
  const reach = known.get(policy) ?? new Map(Object.keys(policy.tasks).map((id) => [id, reachedFrom(policy, id)]));
  known.set(policy, reach);
  return reach;
}

function reachedFrom(policy: Policy, from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const next = [from];
  for (let task = next.pop(); task !== undefined; task = next.pop()) {
    for (const opened of openedBy(policy, task)) {
      if (reached.has(opened)) continue;
      reached.add(opened);
      next.push(opened);
    }
  }
  return reached;
}

function openedBy({ tasks, deadlines }: Policy, task: string): string[] {
  const results = Object.values(tasks[task]?.outcomes ?? {}).flatMap(({ effects }) => effects);
  const lapsing = Object.values(deadlines).flatMap((rule) => (rule.task === task ? rule.lapses : []));
  return [...results, ...lapsing].flatMap((effect: PolicyEffect) => ('open' in effect ? [effect.open] : []));
}
