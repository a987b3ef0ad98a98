import { batchConfirm } from '../../cards/batch-confirm.js';
import { batchKinds } from '../../cards/batch-kinds.js';
import { batchPick } from '../../cards/batch-pick.js';
import { batchProgress } from '../../cards/batch-progress.js';
import { projectName } from '../../cards/kit/parts.js';
import type { FaultView } from '../../cards/kit/props.js';
import { dueText } from '../../cards/kit/deadlines.js';
import type { Card } from '../../cards/kit/tree.js';
import type { BatchItem } from '../../entities/batch-item.entity.js';
import type { Batch } from '../../entities/batch.entity.js';
import type { Outcome } from '../../policies/schema/index.js';
import { describeEffects } from '../../workflow/describe/effects.js';
import { refusalSentence, Refused } from '../../workflow/refusals.js';
import type { Acting, Scope } from '../context.js';
import { definitionOfBatch, takingOf, type Kind, kindsOf, openTo, STOPPED } from '../core/tasks/batch.js';
import { decisionOn } from '../core/apply/decide-and-write.js';
import { takeOutcome } from '../core/tasks/decide-task.js';
import { taskName } from '../core/case/task-name.js';
import { loadTask } from '../core/case/case.js';
import { todoViews } from './duties.js';
import { outcomeView } from './views.js';

/** Options on a card beside everything else. */
const SHOWN = 50;

/** 批量办理: what a person has several of, and what he did last. */
export async function batchKindsCard(acting: Acting): Promise<Card> {
  const { actor, tx } = acting;
  const last = await tx.batches.lastOf(actor.id);
  const words = last === null ? null : wordsOf(acting, last);
  return batchKinds.render({
    kinds: (await kindsOf(acting, actor)).map(({ task, definition, count, outcomes }) => ({
      task,
      name: definition.name,
      count,
      outcomes: [...outcomes].map(([id, outcome]) => outcomeView(id, outcome)),
    })),
    last: last === null || words === null ? null : { batch: last.id, at: last.at, task: words.task, outcome: words.label },
  });
}

/** What was ticked and typed, when the choice comes back. */
export interface TypedBatch {
  readonly chosen: readonly string[];
  readonly reason: string;
  readonly faults: readonly FaultView[];
}

/** The projects of a kind, the most urgent first. */
export async function batchPickCard(
  acting: Acting,
  kind: Kind & { readonly outcome: Outcome },
  outcomeId: string,
  { chosen, reason, faults }: TypedBatch = { chosen: [], reason: '', faults: [] },
): Promise<Card> {
  const todos = await todoViews(acting, await openTo(acting, kind, outcomeId));
  return batchPick.render({
    task: kind.task,
    name: kind.definition.name,
    outcome: outcomeView(outcomeId, kind.outcome),
    options: todos.slice(0, SHOWN).map(({ taskId, task, project, deadline }) => ({
      label: [
        projectName(project),
        ...(task === kind.definition.name ? [] : [task]),
        ...(deadline === null ? [] : [dueText(deadline)]),
      ].join('　'),
      value: String(taskId),
    })),
    rest: Math.max(0, todos.length - SHOWN),
    chosen: [...chosen],
    reason,
    faults: [...faults],
    step: acting.now % 1_000_000,
  });
}

/** What would happen now to each, found out by the policy itself; nothing is written. */
export async function batchConfirmCard(acting: Acting, batch: Batch): Promise<Card> {
  const { outcome, task } = wordsOf(acting, batch);
  const groups = new Map<string, string[]>();
  const refused: { name: string; why: string }[] = [];
  const items = await acting.tx.batches.itemsOf(batch.id);
  const names = await namesOf(acting, items);
  for (const item of items) {
    const name = names.get(item.id) ?? '';
    try {
      const after = await foreseen(acting, batch, item);
      groups.set(after, [...(groups.get(after) ?? []), name]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push({ name, why: refusalSentence(error.refusal) });
    }
  }
  return batchConfirm.render({
    batch: batch.id,
    version: batch.version,
    task,
    outcome: outcomeView(batch.outcome, outcome),
    reason: batch.reason,
    groups: [...groups].map(([after, list]) => ({ after, names: list })),
    refused,
  });
}

async function foreseen(acting: Acting, batch: Batch, item: BatchItem): Promise<string> {
  const { found, event } = await takeOutcome(acting, takingOf(batch, item));
  return describeEffects(found.policy, await decisionOn({ ...acting, batchId: batch.id }, found, event)).join('；');
}

/** How far it is; once it is over, what came of each. */
export async function batchProgressCard(scope: Scope, batch: Batch, onPage = false): Promise<Card> {
  const items = await scope.tx.batches.itemsOf(batch.id);
  const inState = (state: BatchItem['state']) => items.filter((item) => item.state === state);
  const [done, skipped] = [inState('done'), inState('skipped')];
  const { task, label } = wordsOf(scope, batch);
  const counts = { total: items.length, done: done.length, skipped: skipped.length };
  const shown = { batch: batch.id, task, outcome: label, ...counts, onPage };
  if (batch.state !== 'done') return batchProgress.render({ ...shown, result: null });
  const names = await namesOf(scope, items);
  const nameOf = ({ id }: BatchItem): string => names.get(id) ?? '';
  const [stopped, left] = [skipped.filter(({ why }) => why === STOPPED), skipped.filter(({ why }) => why !== STOPPED)];
  const result = {
    done: done.map(nameOf),
    stopped: stopped.map((item) => ({ taskId: item.taskId, name: nameOf(item) })),
    skipped: left.map((item) => ({ taskId: item.taskId, name: nameOf(item), why: item.why ?? '' })),
  };
  return batchProgress.render({ ...shown, result });
}

/** Projects by their names, with the lot where a project has several. */
async function namesOf(scope: Scope, items: readonly BatchItem[]): Promise<ReadonlyMap<number, string>> {
  const projects = new Map(
    (await scope.tx.projects.getMany(items.map(({ projectId }) => projectId))).map((project) => [project.id, project]),
  );
  const names = new Map<number, string>();
  for (const { id, projectId, taskId } of items) {
    const project = projects.get(projectId);
    const many = items.filter((item) => item.projectId === projectId).length > 1;
    const { found, task } = many ? await loadTask(scope, taskId) : { found: null, task: null };
    const own = found === null ? '' : `　${taskName(found, task)}`;
    names.set(id, project === undefined ? '' : `${projectName({ ...project, unit: '' })}${own}`);
  }
  return names;
}

function wordsOf(scope: Scope, batch: Batch): { readonly task: string; readonly label: string; readonly outcome: Outcome } {
  const { task, outcome } = definitionOfBatch(scope, batch);
  return { task: task.name, label: outcome.label, outcome };
}
