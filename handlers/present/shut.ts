import type { Task } from '../../entities/task.entity.js';
import type { Gate } from '../../policies/schema/index.js';
import { awaitsAnswer, closedGate } from '../../workflow/decide/gates.js';
import type { Refusal } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { situationOf, taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';

/** The gate that stands in the way of a task's first outcome, as far as can be told before all is answered; those that are `apart` are not looked at. */
export function shutGate(scope: Scope, found: Case, task: Task, apart: (gate: Gate) => boolean = () => false): Refusal | null {
  const definition = taskDefinition(found, task.task);
  const situation = situationOf(scope, found);
  const [first] = Object.values(definition.outcomes);
  const gates = [...definition.gates, ...(first?.gates ?? [])].filter(
    (gate) => !awaitsAnswer(situation, definition, gate) && !apart(gate),
  );
  return closedGate(situation, found.facts.tasks.find(({ id }) => id === task.id) ?? null, gates);
}
