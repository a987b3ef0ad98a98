import { everyEffect } from '../every-effect.js';
import type { Outcome, Policy } from '../schema/index.js';
import type { Finding } from './finding.js';
import { accompanied, canEnd, leadsOn, opensOf, reachableFrom, startable } from './graph.js';
import { elementsOf } from './walk.js';

/** A project finds its way: every task and stage can be come to, and from every one of them there is a way to an end. */
export function checkFlow(policy: Policy): Finding[] {
  return [
    ...unreachable(policy),
    ...emptyStages(policy),
    ...deadEnds(policy),
    ...unansweredOpinions(policy),
    ...endlessPauses(policy),
  ];
}

function unreachable(policy: Policy): Finding[] {
  const reached = reachableFrom(policy, [policy.begins, ...startable(policy)]);
  return Object.entries(policy.tasks)
    .filter(([id]) => !reached.has(id))
    .map(([id, { name }]) => ({
      path: ['tasks', id],
      says: `待办“${name}”永远不会出现：没有结果 open 它，也不能自行发起（startable）`,
    }));
}

/** A stage is lived in when a project begins in it, enters it by a result or a deadline that passed, or has a task of its own there. */
function emptyStages(policy: Policy): Finding[] {
  const tasks = Object.values(policy.tasks);
  const effects = everyEffect(policy);
  const entered = new Set([
    ...tasks.map(({ stage }) => stage),
    ...effects.flatMap((effect) => ('stage' in effect ? [effect.stage] : [])),
  ]);
  return Object.entries(policy.stages)
    .filter(([id]) => !entered.has(id))
    .map(([id, { name }]) => ({ path: ['stages', id], says: `环节“${name}”用不到：没有待办在其中，也没有结果进入它` }));
}

/** After an outcome something must be left to do, unless the project ends or another task goes on beside this one. */
function deadEnds(policy: Policy): Finding[] {
  const ending = canEnd(policy);
  const beside = accompanied(policy, ending);
  return Object.entries(policy.tasks).flatMap(([id, task]) => {
    if (beside.has(id)) return [];
    return Object.entries(task.outcomes).flatMap(([outcomeId, outcome]) => {
      const says = deadEnd(outcome, ending);
      return says === null
        ? []
        : { path: ['tasks', id, 'outcomes', outcomeId], says: `“${task.name}”选择“${outcome.label}”后${says}` };
    });
  });
}

function deadEnd(outcome: Outcome, ending: ReadonlySet<string>): string | null {
  if (leadsOn(outcome, ending)) return null;
  if (opensOf(outcome).length === 0) return '没有下一步：既不 open 待办，也不 end，项目会停在这里';
  return '走不到结束：后面的待办都没有通向 end 的结果';
}

/** A task that answers opinions comes after an outcome that raises some. */
function unansweredOpinions(policy: Policy): Finding[] {
  const raising = Object.values(policy.tasks).flatMap(({ outcomes }) =>
    Object.values(outcomes).filter(({ needs }) => needs.includes('opinions')),
  );
  const after = reachableFrom(policy, raising.flatMap(opensOf));
  return Object.entries(policy.tasks)
    .filter(([id, task]) => task.answersOpinions && !after.has(id))
    .map(([id, { name }]) => ({
      path: ['tasks', id, 'answersOpinions'],
      says: `“${name}”要回应意见，但它之前没有提出意见的结果（needs: [opinions]）`,
    }));
}

/** A project that is paused can go on again: nothing else can be done with it then. */
function endlessPauses(policy: Policy): Finding[] {
  const effects = everyEffect(policy);
  if (effects.some((effect) => 'resume' in effect)) return [];
  return elementsOf(policy)
    .filter(({ value }) => typeof value['pause'] === 'string')
    .map(({ path }) => ({
      path: [...path, 'pause'],
      says: '项目中止以后没有办法恢复：请写一个 whilePaused 的待办，其中有 resume 的结果',
    }));
}
