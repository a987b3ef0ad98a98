import type { Task } from '../../../entities/task.entity.js';
import type { WorkflowEvent } from '../../../workflow/decision.js';
import { decide } from '../../../workflow/decide/index.js';
import { type Refusal, refuse, Refused } from '../../../workflow/refusals.js';
import type { Acting } from '../../context.js';
import { assertMayDo } from '../rights/authorise.js';
import { loadTask, situationOf, taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { decideAndWrite } from '../apply/decide-and-write.js';
import { assertOpen } from './fresh.js';
import { assertDecidedHere } from '../meetings/agenda.js';
import { type ReadOutcome, readOutcomeInput } from './outcome-input.js';

/** Somebody takes an outcome of a task as he saw it. */
export interface Taking {
  readonly taskId: number;
  readonly version: number;
  /** The outcome's id in the policy. */
  readonly outcome: string;
  /** What he typed, by input name. */
  readonly form: Readonly<Record<string, unknown>>;
}

/** A taking that may be put to the policy, unless `read.faults` names what is missing. */
export interface Taken {
  readonly found: Case;
  readonly task: Task;
  readonly label: string;
  readonly read: ReadOutcome;
  readonly event: WorkflowEvent;
}

/** Checks that the task is still the one that he saw and is his to decide. Throws `Refused`; writes nothing. */
export async function takeOutcome(acting: Acting, { taskId, version, outcome, form }: Taking): Promise<Taken> {
  const { found, task } = await loadTask(acting, taskId);
  assertOpen(task, version);
  assertMayDo(acting.actor, found, task);
  assertDecidedHere(found, task);
  const definition = taskDefinition(found, task.task).outcomes[outcome];
  if (definition === undefined) throw new Refused(refuse('OUTCOME_UNKNOWN'));
  const read = readOutcomeInput(acting, found, task, outcome, form);
  const event = { type: 'complete', taskId, outcome, input: read.input } as const;
  return { found, task, label: definition.label, read, event };
}

/** Why the policy does not take it as things stand; null where it does. */
export function refusalOf(acting: Acting, { found, event }: Pick<Taken, 'found' | 'event'>): Refusal | null {
  const decision = decide(situationOf(acting, found), event);
  return decision.ok ? null : decision.refusal;
}

/** Decides it. One press and one item of a batch are the same here. */
export function decideTaken(acting: Acting, { found, task, event }: Taken): Promise<Case> {
  return decideAndWrite(acting, found, event, task.id);
}
