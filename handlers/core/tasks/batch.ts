import { INPUTS } from '../../../cards/kit/inputs.js';
import type { BatchItem } from '../../../entities/batch-item.entity.js';
import type { Batch } from '../../../entities/batch.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { SeveralOf } from '../../../entities/stores/duty-store.js';
import type { TaskOfProject } from '../../../entities/stores/task-store.js';
import type { Outcome, Task as TaskDefinition } from '../../../policies/schema/index.js';
import { holds } from '../../../workflow/condition.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Acting, Scope } from '../../context.js';
import { isDecidedOn } from '../rights/advice.js';
import { loadTask } from '../case/case.js';
import type { Taking } from './decide-task.js';
import { dutiesFor } from '../rights/duties.js';
import { groupBy } from '../group-by.js';
import { ownPolicy } from '../people/own-policy.js';

/** Several open tasks of a kind: the same task of the same policy, whichever version a project is pinned to. */
export interface Kind {
  /** The task's id in the policy. */
  readonly task: string;
  /** As the newest version has it that one of them is pinned to. */
  readonly definition: TaskDefinition;
  readonly count: number;
  /** Those that ask nothing of each project by itself, by id. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** From two on it is worth it. */
const SEVERAL = 2;
/** Tasks of a kind that are looked at when an outcome is open to some of them only. */
const LOOKED_AT = 100;

/** An outcome that asks for nothing, or for a reason that may be the same for all. */
function suits({ needs }: Outcome): boolean {
  return needs.every((need) => need === 'reason');
}

/** What a person has several of to decide on, in the order of the policy; counted by the database, however many there are. */
export async function kindsOf(scope: Scope, actor: Staff): Promise<Kind[]> {
  const kinds = groupBy(await scope.tx.duties.kinds(await dutiesFor(scope, actor)), ({ task }) => task);
  const order = Object.keys(ownPolicy(scope, actor).tasks);
  return [...kinds]
    .flatMap(([task, versions]) => kindOf(scope, actor, task, versions) ?? [])
    .sort((a, b) => order.indexOf(a.task) - order.indexOf(b.task));
}

/** Whether there is any. */
export async function hasSeveral(scope: Scope, actor: Staff): Promise<boolean> {
  return (await kindsOf(scope, actor)).length > 0;
}

function kindOf({ deps }: Scope, { policyId }: Staff, task: string, versions: readonly SeveralOf[]): Kind | null {
  const count = versions.reduce((sum, one) => sum + one.count, 0);
  const pinned = new Set(versions.map(({ policyVersion }) => policyVersion));
  const definitions = deps.policies
    .all()
    .flatMap(({ id, version, tasks }) => (id === policyId && pinned.has(version) ? (tasks[task] ?? []) : []));
  const definition = definitions.at(-1);
  if (definition === undefined || !isDecidedOn(definition) || count < SEVERAL) return null;
  const outcomes = new Map<string, Outcome>();
  for (const one of [definition, ...definitions]) {
    for (const [id, outcome] of Object.entries(one.outcomes)) {
      if (suits(outcome) && !outcomes.has(id)) outcomes.set(id, outcome);
    }
  }
  return outcomes.size === 0 ? null : { task, definition, count, outcomes };
}

function definitionFor({ deps }: Scope, { task, project }: TaskOfProject): TaskDefinition | undefined {
  return deps.policies.get(project.policyId, project.policyVersion)?.tasks[task.task];
}

/** Why what still waited was left undone when somebody stopped a batch. */
export const STOPPED = '您点了“停止”，没有办理。';

/** A kind with an outcome of it. Throws `NOTHING_TO_DO` when it is none of the person's, or no longer several. */
export async function kindWith(
  { actor, ...scope }: Acting,
  task: string,
  outcomeId: string,
): Promise<Kind & { outcome: Outcome }> {
  const kind = (await kindsOf(scope, actor)).find((one) => one.task === task);
  const outcome = kind?.outcomes.get(outcomeId);
  if (kind !== undefined && outcome !== undefined) return { ...kind, outcome };
  const says = '这类待办现在不到两件，或者不能批量办理。发送“待办”查看要办的事。';
  throw new Refused(refuse('NOTHING_TO_DO', { says }));
}

/** Of a kind's tasks those to which an outcome is open now, the most urgent first; of many only those that are urgent. */
export async function openTo({ actor, ...scope }: Acting, { task }: Kind, outcomeId: string): Promise<TaskOfProject[]> {
  const kept: TaskOfProject[] = [];
  for (const one of await scope.tx.duties.urgent({ ...(await dutiesFor(scope, actor)), task }, LOOKED_AT)) {
    const outcome = definitionFor(scope, one)?.outcomes[outcomeId];
    if (outcome === undefined || !suits(outcome)) continue;
    if (outcome.when === undefined || holds(outcome.when, (await loadTask(scope, one.task.id)).found.read)) kept.push(one);
  }
  return kept;
}

/** The task and the outcome of a batch, as the newest version has them that knows both. */
export function definitionOfBatch({ deps }: Scope, batch: Batch): { readonly task: TaskDefinition; readonly outcome: Outcome } {
  const versions = deps.policies.all().filter(({ id }) => id === batch.policyId);
  for (const { tasks } of versions.toReversed()) {
    const task = tasks[batch.task];
    const outcome = task?.outcomes[batch.outcome];
    if (task !== undefined && outcome !== undefined) return { task, outcome };
  }
  throw new Error(`no version of policy ${batch.policyId} has ${batch.task}.${batch.outcome} of batch ${String(batch.id)}`);
}

/** An item as a press of its own: the task as it was when it was picked, with the reason that is the same for all. */
export function takingOf({ outcome, reason }: Batch, { taskId, taskVersion }: BatchItem): Taking {
  return { taskId, version: taskVersion ?? 1, outcome, form: reason === null ? {} : { [INPUTS.reason]: reason } };
}

/** What a person picked himself; throws `BATCH_NOT_FOUND` for another's, and for one that was forgotten. */
export async function loadBatch({ tx, actor }: Acting, id: number): Promise<Batch> {
  const batch = await tx.batches.get(id);
  if (batch === null || batch.byId !== actor.id) throw new Refused(refuse('BATCH_NOT_FOUND'));
  return batch;
}
