import { filing } from '../../cards/filing.js';
import type { PageView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { correctableField } from '../../workflow/decide/deadlines.js';
import type { Task } from '../../entities/task.entity.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';
import type { Filling } from '../core/forms/filling.js';
import { taskName } from '../core/case/task-name.js';
import { ruleOf } from '../core/case/term.js';
import { lateReasonAsked } from '../core/forms/late.js';
import { fieldViews, type FormAt, fillingMaterials, materialsOn } from './form-views.js';
import { handInOf } from './hand-in.js';
import { submitted } from './submitted.js';
import { countView, deadlineView, outcomeViews, pageViews, projectRef } from './views.js';
import { warningsOf } from './warnings.js';

/** A filing on one card: the few questions, the file, until when with its count, and why it is late. */
export function filingCard(scope: Scope, filling: Filling, at: FormAt): Card {
  const { found, task, form, definition, version } = filling;
  const row = clockOf(found, task);
  const [page] = form?.pages ?? [];
  const [first] = Object.values(definition.outcomes);
  return filing.render({
    taskId: task.id,
    version,
    task: taskName(found, task),
    project: projectRef(found),
    fields: page === undefined ? [] : fieldViews(filling, page),
    materials: fillingMaterials(filling, materialsOn(filling, 0)),
    deadline: row === undefined ? null : deadlineView(scope, found, row),
    count: row === undefined ? null : countView(row, row.count, ruleOf(scope, found, row)?.count),
    correct: isCorrectable(found, task) ? task.version : null,
    lateReason: lateReasonAsked(scope, found, task) === null ? null : (at.lateReason ?? filling.lateReason),
    warnings: [...filling.record, ...warningsOf(found)],
    pages: shownPages(filling),
    faults: [...(at.faults ?? [])],
    others: outcomeViews(found, task).slice(1),
    taskVersion: task.version,
    label: first?.label ?? definition.name,
    ...handInOf(scope, filling, 'asked'),
  });
}

/** What a task shows of what was handed in before. */
export function shownPages({ found, definition }: Filling): PageView[] {
  return definition.shows.flatMap((id) => pagesOf(found, id));
}

function pagesOf(found: Case, formId: string): PageView[] {
  const values = submitted(found, formId);
  return values === null ? [] : pageViews(found, formId, values);
}

/** Whether the date from which a task's clock counts is one that somebody wrote down, and may correct. */
export function isCorrectable(found: Case, task: Task): boolean {
  return correctableField(found.policy, clockOf(found, task)?.deadline ?? '', task.task) !== null;
}

function clockOf({ deadlines }: Case, task: Task): Case['deadlines'][number] | undefined {
  return deadlines.find(({ taskId, state }) => taskId === task.id && state === 'running');
}
