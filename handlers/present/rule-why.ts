import { ruleWhy } from '../../cards/rule-why.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Bound, Gate } from '../../policies/schema/index.js';
import { refusalText, shutBy } from '../../workflow/decide/gates.js';
import { holdsIf } from '../../workflow/condition.js';
import { dateOf, firstDay, lastDayOf } from '../../workflow/decide/points.js';
import { boundText, pointText } from '../../workflow/describe/point.js';
import type { Situation } from '../../workflow/decide/situation.js';
import { entryOf } from '../../workflow/entry.js';
import { formatDate } from '../../workflow/time/civil.js';
import { refusalOf, resolve } from '../../workflow/time/count.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { mayDo } from '../core/rights/authorise.js';
import { situationOf, taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { fillingOf } from '../core/forms/filling.js';
import { answersOf } from './answers.js';
import { conditionText, inputsOf, sourceOf } from './reasons.js';
import { countView, deadlineOfTask, projectRef } from './views.js';

type Props = Parameters<typeof ruleWhy.render>[0];
type Limit = NonNullable<Props['notAfter']>;

/** 为什么 of a gate of a task: what must hold, what it was tested on, and what to do. Throws `STALE_CARD` for one that is gone. */
export async function gateWhyCard(scope: Scope, found: Case, task: Task, gateId: string, viewer: Staff): Promise<Card> {
  const seen = await asFilled(scope, found, task, viewer);
  const definition = taskDefinition(found, task.task);
  const gates = [...definition.gates, ...Object.values(definition.outcomes).flatMap((outcome) => outcome.gates)];
  const applying = gates.filter(({ id, when }) => id === gateId && holdsIf(when, seen.read));
  const gate = applying[0] ?? gates.find(({ id }) => id === gateId);
  if (gate === undefined) throw new Refused(refuse('STALE_CARD'));
  const facts = seen.facts.tasks.find(({ id }) => id === task.id) ?? null;
  const situation = situationOf(scope, seen);
  const shut = shutBy(situation, facts, gate);
  return ruleWhy.render({
    ...PLAIN,
    project: projectRef(found),
    kind: shut === null ? 'open' : 'shut',
    about: definition.name,
    name: gate.says ?? refusalText(situation, gate, null),
    source: sourceOf(gate),
    advice: shut === null ? null : refusalText(situation, gate, shut.date),
    applies: conditionText(found.policy, gate.when),
    requires: conditionText(found.policy, gate.require),
    notBefore: gate.notBefore === undefined ? null : earliest(scope, seen, task, gate.notBefore),
    notAfter: gate.notAfter === undefined ? null : latest(scope, seen, task, gate.notAfter),
    inputs: [...inputsOf(found.policy, seen.read, [gate.when, gate.require]), ...dayOf(situation, task, gate)],
    taskId: own(found, task, viewer),
  });
}

/** 为什么 of a material that a task asks for, or does not. Throws `STALE_CARD` for one that is gone. */
export async function materialWhyCard(scope: Scope, found: Case, task: Task, id: string, viewer: Staff): Promise<Card> {
  const seen = await asFilled(scope, found, task, viewer);
  const material = entryOf(found.policy.materials, id);
  if (material === undefined) throw new Refused(refuse('STALE_CARD'));
  const { name, when, hint, holder } = material;
  const advice = [hint, holder === undefined ? undefined : `这份材料在${holder}，请向其索取。`];
  return ruleWhy.render({
    ...PLAIN,
    project: projectRef(found),
    kind: holdsIf(when, seen.read) ? 'asked' : 'notAsked',
    about: name,
    name: material.required ? name : `${name}（选交）`,
    source: sourceOf(material),
    advice: advice.filter((line) => line !== undefined).join('') || null,
    applies: conditionText(found.policy, when),
    inputs: inputsOf(found.policy, seen.read, [when]),
    taskId: own(found, task, viewer),
  });
}

/** 为什么 of a task: its article, when a person may begin it, and which bodies have answered. Throws `STALE_CARD` for one that is gone. */
export function taskWhyCard(scope: Scope, found: Case, taskId: string, viewer: Staff): Card {
  const definition = entryOf(found.policy.tasks, taskId);
  if (definition === undefined) throw new Refused(refuse('STALE_CARD'));
  const open = found.tasks.filter(({ task, state }) => task === taskId && state === 'open');
  const [first] = open;
  const mine = open.find((task) => mayDo(viewer, found, task));
  return ruleWhy.render({
    ...PLAIN,
    project: projectRef(found),
    kind: 'task',
    about: definition.name,
    name: definition.name,
    source: sourceOf(definition),
    startable: conditionText(found.policy, definition.startable),
    inputs: inputsOf(found.policy, found.read, [definition.startable]),
    answers: answersOf(scope, found, taskId, viewer),
    deadline: first === undefined ? null : deadlineOfTask(scope, found, (mine ?? first).id),
    taskId: mine?.id ?? null,
  });
}

const PLAIN: Omit<Props, 'project' | 'kind' | 'about' | 'name' | 'source'> = {
  advice: null,
  applies: null,
  requires: null,
  startable: null,
  notBefore: null,
  notAfter: null,
  inputs: [],
  answers: [],
  deadline: null,
  taskId: null,
};

/** The day that a gate looks at, where that is one that is written down. */
function dayOf(situation: Situation, task: Task, { of }: Gate): Props['inputs'] {
  if (of === undefined) return [];
  const facts = situation.project.tasks.find(({ id }) => id === task.id) ?? null;
  const date = dateOf(situation, of, facts);
  const value = date === null ? '还没有填写' : formatDate(date, { year: true });
  return [{ label: pointText(situation.policy, of, task.task), value }];
}

/** Whoever fills a form in sees what it asks for by what he has typed so far. */
async function asFilled(scope: Scope, found: Case, task: Task, viewer: Staff): Promise<Case> {
  const { kind } = taskDefinition(found, task.task);
  const fills = (kind === 'form' || kind === 'filing') && task.state === 'open' && viewer.unitId === found.project.unitId;
  return fills ? (await fillingOf(scope, found, task)).found : found;
}

function own(found: Case, task: Task, viewer: Staff): number | null {
  return task.state === 'open' && mayDo(viewer, found, task) ? task.id : null;
}

function earliest(scope: Scope, found: Case, task: Task, bound: Bound): Limit {
  const facts = found.facts.tasks.find(({ id }) => id === task.id) ?? null;
  return { bound: boundText(found.policy, bound, task.task), on: firstDay(situationOf(scope, found), bound, facts), count: null };
}

/** The last day, with its count where it is a period. */
function latest(scope: Scope, found: Case, task: Task, bound: Bound): Limit {
  const situation = situationOf(scope, found);
  const facts = found.facts.tasks.find(({ id }) => id === task.id) ?? null;
  const from = dateOf(situation, bound.from, facts);
  const { count } = bound;
  const counts = from !== null && count !== undefined && refusalOf(from, count, situation.calendar) === null;
  const worked = counts ? resolve(from, count, situation.calendar, found.facts.pauses) : null;
  return {
    bound: boundText(found.policy, bound, task.task),
    on: lastDayOf(situation, bound, facts),
    count: worked === null ? null : countView(worked, worked.days, count),
  };
}
