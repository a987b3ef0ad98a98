import type { Task } from '../../entities/task.entity.js';
import type { Gate, Outcome, Page } from '../../policies/schema/index.js';
import { holdsIf } from '../../workflow/condition.js';
import { conditionPaths } from '../../workflow/describe/paths.js';
import { awaitsAnswer, closedGates } from '../../workflow/decide/gates.js';
import { standsStill } from '../../workflow/decide/pauses.js';
import { type Refusal, refusalSentence } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { situationOf, taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import type { Filling } from '../core/forms/filling.js';

/** What stands in the way of a task's first outcome — its gates, and that its project stands still —, as far as can be told before all is answered; those that are `apart` are not looked at. */
export function shutGates(scope: Scope, found: Case, task: Task, apart: (gate: Gate) => boolean = () => false): Refusal[] {
  const [first] = Object.values(taskDefinition(found, task.task).outcomes);
  return shutFor(scope, found, task, first, apart);
}

/**
 * Why outcomes that are offered would be refused now, whatever is filled in with them; each reason once. A reason that
 * shuts some of them only says which, so that nobody takes it for one of the others.
 */
export function shutOutcomes(scope: Scope, found: Case, task: Task): string[] {
  const { form, outcomes } = taskDefinition(found, task.task);
  const offered = Object.values(outcomes).filter(({ when }) => holdsIf(when, found.read));
  // What stands in the outcome's own form is of an earlier round, if anything.
  const isTyped = (gate: Gate): boolean => gateReads(gate, (path) => path.split('.')[0] === form);
  const shut = offered.map((outcome) => new Set(shutFor(scope, found, task, outcome, isTyped).map(refusalSentence)));
  return [...new Set(shut.flatMap((reasons) => [...reasons]))].map((reason) => {
    const labels = offered.flatMap(({ label }, at) => (shut[at]?.has(reason) ? `“${label}”` : []));
    return labels.length === offered.length ? reason : `${labels.join('')}现在还不能办：${reason}`;
  });
}

/** Whether a gate's conditions look at one of the facts that are asked for, by their paths. */
export function gateReads({ when, require }: Gate, isAskedFor: (path: string) => boolean): boolean {
  return [when, require].some((condition) => condition !== undefined && conditionPaths(condition).some(isAskedFor));
}

/** The pages of a form, from 0, on which somebody can mend what these gates refuse: those that ask for what they look at. */
export function pagesToMend({ found, task, form, formId }: Filling, refusals: readonly Refusal[]): number[] {
  const { gates, outcomes } = taskDefinition(found, task.task);
  const [first] = Object.values(outcomes);
  const shut = [...gates, ...(first?.gates ?? [])].filter(({ id }) => refusals.some(({ data }) => data.gate === id));
  const paths = new Set(
    shut.flatMap(({ require, of }) => [
      ...(require === undefined ? [] : conditionPaths(require)),
      ...(typeof of === 'object' && 'field' in of ? [of.field] : []),
    ]),
  );
  const asks = ({ fields }: Page): boolean => fields.some(({ id }) => paths.has(`${formId ?? ''}.${id}`));
  return form?.pages.flatMap((page, at) => (asks(page) ? [at] : [])) ?? [];
}

function shutFor(
  scope: Scope,
  found: Case,
  task: Task,
  outcome: Outcome | undefined,
  apart: (gate: Gate) => boolean = () => false,
): Refusal[] {
  const definition = taskDefinition(found, task.task);
  const situation = situationOf(scope, found);
  const gates = [...definition.gates, ...(outcome?.gates ?? [])].filter(
    (gate) => !awaitsAnswer(situation, definition, gate) && !apart(gate),
  );
  const still = standsStill(found.facts, definition);
  const closed = closedGates(situation, found.facts.tasks.find(({ id }) => id === task.id) ?? null, gates);
  return still === null ? closed : [still, ...closed];
}
