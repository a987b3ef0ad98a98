import { fieldView } from '../../cards/kit/field-view.js';
import type { Card } from '../../cards/kit/tree.js';
import { taskOutcome } from '../../cards/task-outcome.js';
import type { Task } from '../../entities/task.entity.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { ReadOutcome } from '../core/tasks/outcome-input.js';
import type { Scope } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import { opinionsSeen } from '../core/case/opinions-seen.js';
import type { Case } from '../core/case/project-case.js';
import { initialValues } from '../core/forms/initial-values.js';
import { isInner } from '../core/rights/inner.js';
import { lateReasonAsked } from '../core/forms/late.js';
import { withFilledHint } from './form-views.js';
import { outcomeViews, projectRef } from './views.js';

/** What an outcome needs from whoever takes it; `read` is what came back with faults, null the first time. */
export async function outcomeCard(
  scope: Scope,
  found: Case,
  task: Task,
  outcomeId: string,
  read: ReadOutcome | null,
): Promise<Card> {
  const definition = taskDefinition(found, task.task);
  const outcome = outcomeViews(found, task).find(({ id }) => id === outcomeId);
  const source = definition.outcomes[outcomeId];
  if (outcome === undefined || source === undefined) throw new Refused(refuse('OUTCOME_UNKNOWN'));
  const form = outcome.needs.includes('form') ? found.policy.forms[definition.form ?? ''] : undefined;
  const values = read?.typed.values ?? (form === undefined ? {} : await initialValues(scope, found, definition.form ?? ''));
  const late = lateReasonAsked(scope, found, task) !== null;
  return taskOutcome.render({
    taskId: task.id,
    version: task.version,
    task: definition.name,
    project: projectRef(found),
    outcome,
    inner: isInner(found, task.task),
    source:
      source.article === undefined
        ? null
        : { article: source.article, says: source.says ?? null, reading: source.reading ?? null },
    fields:
      form?.pages.flatMap(({ fields }) => fields.map((field) => fieldView(withFilledHint(found, field), values[field.id]))) ?? [],
    reason: read?.typed.reason ?? '',
    opinions: read?.typed.opinions ?? '',
    standing: opinionsSeen(found).filter(({ state }) => state === 'open').length,
    lateReason: late ? (read?.typed.lateReason ?? '') : null,
    faults: [...(read?.faults ?? [])],
  });
}
