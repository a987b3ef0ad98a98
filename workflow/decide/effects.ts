import type { PolicyEffect } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import type { Effect } from '../decision.js';
import type { ProjectFacts } from '../facts.js';
import { factReader } from '../read-facts.js';
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
    for (const effect of translate(now.project, policyEffect)) {
      effects.push(effect);
      now = { ...now, project: after(now.project, effect, now.today) };
    }
  }
  return { effects, situation: now };
}

function translate(project: ProjectFacts, effect: PolicyEffect): Effect[] {
  if ('stage' in effect) return project.stage === effect.stage ? [] : [{ type: 'stageEntered', stage: effect.stage }];
  if ('open' in effect) {
    return isOpen(project, effect.open)
      ? []
      : [{ type: 'taskOpened', task: effect.open, round: nextRound(project, effect.open) }];
  }
  if ('cancel' in effect) return openIds(project, effect.cancel).map((taskId) => ({ type: 'taskCancelled', taskId }));
  if ('end' in effect) return [...endOpenTasks(project), { type: 'ended', result: effect.end }];
  if ('letter' in effect) return [{ type: 'letterIssued', letter: effect.letter }];
  if ('ledger' in effect) {
    return [
      { type: 'ledgerProposed', points: effect.ledger.points, reason: effect.ledger.reason, article: effect.ledger.article },
    ];
  }
  if ('flag' in effect) return [{ type: 'flagSet', flag: effect.flag, value: effect.value }];
  if ('clear' in effect) return [{ type: 'formTaken', form: effect.clear, values: {} }];
  if ('settle' in effect) return settle(project);
  return [{ type: 'noticed', roles: effect.notify, message: effect.message }];
}

/** How often a task has been opened in this project, this time included. */
export function nextRound(project: ProjectFacts, task: string): number {
  return project.tasks.filter((item) => item.task === task).length + 1;
}

function isOpen(project: ProjectFacts, task: string): boolean {
  return openIds(project, task).length > 0;
}

function openIds(project: ProjectFacts, task: string): number[] {
  return project.tasks.filter((item) => item.task === task && item.state === 'open').map(({ id }) => id);
}

function settle({ opinions }: ProjectFacts): Effect[] {
  const ids = opinions.filter(({ state }) => state !== 'accepted').map(({ id }) => id);
  return ids.length === 0 ? [] : [{ type: 'opinionsAccepted', ids }];
}

/** A project that ends leaves no task and no running deadline behind. */
function endOpenTasks(project: ProjectFacts): Effect[] {
  return project.tasks.filter(({ state }) => state === 'open').map(({ id }) => ({ type: 'taskCancelled', taskId: id }));
}

/** The facts as an effect leaves them. A task that is opened has no row yet, hence id 0. */
function after(project: ProjectFacts, effect: Effect, today: string): ProjectFacts {
  switch (effect.type) {
    case 'stageEntered':
      return { ...project, stage: effect.stage };
    case 'taskOpened':
      return {
        ...project,
        tasks: [
          ...project.tasks,
          { id: 0, task: effect.task, state: 'open', outcome: null, round: effect.round, openedOn: today },
        ],
      };
    case 'taskCancelled':
      return {
        ...project,
        tasks: project.tasks.map((task) => (task.id === effect.taskId ? { ...task, state: 'cancelled' } : task)),
      };
    case 'ended':
      return { ...project, status: 'ended', result: effect.result };
    case 'opinionsAccepted':
      return {
        ...project,
        opinions: project.opinions.map((item) => (effect.ids.includes(item.id) ? { ...item, state: 'accepted' } : item)),
      };
    case 'formTaken':
      return { ...project, forms: { ...project.forms, [effect.form]: effect.values } };
    case 'flagSet':
      return { ...project, flags: { ...project.flags, [effect.flag]: effect.value } };
    default:
      return project;
  }
}
