import type { Outcome, PolicyEffect } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import type { Effect } from '../decision.js';
import type { FactReader, ProjectFacts } from '../facts.js';
import { factLine } from '../describe/fact.js';
import { withFacts } from '../describe/with-facts.js';
import { factReader } from '../read-facts.js';
import { after } from './after.js';
import { openings } from './openings.js';
import { overtakenBy } from './overtaken.js';
import { pause, resume } from './pauses.js';
import type { Situation } from './situation.js';

interface CarriedOut {
  readonly effects: Effect[];
  readonly situation: Situation;
}

/** Carries out a policy's effects in order; each sees the facts that the ones before it left. */
export function carryOut(situation: Situation, policyEffects: readonly PolicyEffect[]): CarriedOut {
  let now = situation;
  const effects: Effect[] = [];
  for (const policyEffect of policyEffects) {
    if (!holdsIf(policyEffect.when, factReader(now.policy, now.project))) continue;
    for (const effect of translate(now, policyEffect)) {
      if (effect.type === 'taskCancelled' && effect.taskId < 0) now = letGo(now, effects, effect.taskId);
      else effects.push(effect);
      now = { ...now, project: after(now.project, effect, now.today) };
    }
  }
  return { effects, situation: now };
}

/** What is opened and let off in one go was never open: nothing is written of it. */
function letGo(situation: Situation, effects: Effect[], taskId: number): Situation {
  const { project } = situation;
  const task = project.tasks.find(({ id }) => id === taskId);
  const at = effects.findLastIndex(
    (effect) => effect.type === 'taskOpened' && effect.task === task?.task && effect.subject === task.subject,
  );
  if (at >= 0) effects.splice(at, 1);
  return { ...situation, project: { ...project, tasks: project.tasks.filter((each) => each !== task) } };
}

function translate(situation: Situation, effect: PolicyEffect): Effect[] {
  const { project } = situation;
  if ('stage' in effect) return enter(situation, effect.stage);
  if ('open' in effect) return openings(situation, effect.open);
  if ('cancel' in effect) return openIds(project, effect.cancel).map((taskId) => ({ type: 'taskCancelled', taskId }));
  if ('end' in effect) return [...endOpenTasks(project), { type: 'ended', result: effect.end }];
  if ('letter' in effect) return [{ type: 'letterIssued', letter: effect.letter }];
  if ('ledger' in effect) {
    const { points, reason, article, confirm } = effect.ledger;
    return [{ type: 'ledgerProposed', points, reason, article, confirm }];
  }
  if ('flag' in effect) return [{ type: 'flagSet', flag: effect.flag, value: effect.value }];
  if ('clear' in effect) return [{ type: 'formTaken', form: effect.clear, values: {} }];
  if ('renew' in effect) return [{ type: 'materialDropped', material: effect.renew }];
  if ('settle' in effect) return settle(project);
  if ('pause' in effect) return pause(situation, effect.pause, effect.article);
  if ('resume' in effect) return resume(situation, effect.resume);
  const read = factReader(situation.policy, project);
  const message = withFacts(situation.policy, read, effect.message);
  const points = effect.facts.map((path) => factLine(situation.policy, path, read));
  return [{ type: 'noticed', roles: effect.notify, message, points, files: effect.files }];
}

function enter(situation: Situation, stage: string): Effect[] {
  if (situation.project.stage === stage) return [];
  return [
    { type: 'stageEntered', stage },
    ...overtakenBy(situation, stage).map((taskId): Effect => ({ type: 'taskCancelled', taskId })),
  ];
}

/** Within a lot only the lot's own; bodies that have not answered yet are all let off. */
function openIds({ tasks, view }: ProjectFacts, task: string): number[] {
  const inLot = view?.includes(':') === true;
  return tasks
    .filter((item) => item.task === task && item.state === 'open' && (!inLot || item.subject === null || item.subject === view))
    .map(({ id }) => id);
}

/** How many opinions, that nobody has accepted one by one, an outcome would settle with it. */
export function settledAlong({ effects }: Pick<Outcome, 'effects'>, project: ProjectFacts, read: FactReader): number {
  return effects.some((effect) => 'settle' in effect && holdsIf(effect.when, read)) ? unsettled(project).length : 0;
}

/** Without those that this very decision raises: they are what it asks for now. */
function unsettled({ opinions }: ProjectFacts): number[] {
  return opinions.filter(({ id, state }) => id > 0 && state !== 'accepted').map(({ id }) => id);
}

function settle(project: ProjectFacts): Effect[] {
  const ids = unsettled(project);
  return ids.length === 0 ? [] : [{ type: 'opinionsAccepted', ids }];
}

/** A project that ends leaves no task and no running deadline behind. */
function endOpenTasks(project: ProjectFacts): Effect[] {
  return project.tasks.filter(({ state }) => state === 'open').map(({ id }) => ({ type: 'taskCancelled', taskId: id }));
}
