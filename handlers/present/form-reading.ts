import { formView } from '../../cards/form-view.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { FormValues } from '../../workflow/facts.js';
import { factReader, withForm } from '../../workflow/read-facts.js';
import type { Scope } from '../context.js';
import { mayDo } from '../core/rights/authorise.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { isKept, withFilesFor } from '../core/rights/inner.js';
import { fillingOf } from '../core/forms/filling.js';
import { withHanging } from './form-views.js';
import { materialsOfForm, materialViews, pageView, projectRef } from './views.js';

/**
 * One page in full, for reading, of the forms that a task is about: its own, or those it shows to whoever decides.
 * The unit's draft is for those who fill it in; everybody else sees what was submitted, and nobody what passed between others. Null where
 * there is nothing.
 */
export async function readingCard(scope: Scope, found: Case, task: Task, viewer: Staff, page: number): Promise<Card | null> {
  const shown = await formsOf(scope, found, task, viewer);
  const pages = shown.flatMap(({ formId, values }) => {
    const form = found.policy.forms[formId];
    const read = factReader(found.policy, withForm(found.facts, formId, values));
    return form?.pages.map((item) => ({ formId, form, read, view: pageView(item, values, read) })) ?? [];
  });
  const index = Math.min(page, pages.length - 1);
  const at = pages[index];
  if (at === undefined) return null;
  const materials = shown.flatMap(({ formId }) => materialsOfForm(found.policy.forms[formId]));
  const seen = { ...withFilesFor(found, viewer), read: at.read };
  const isOwnDraft = found.project.status === 'draft' && mayDo(viewer, found, task);
  return formView.render({
    project: projectRef(found),
    taskId: task.id,
    formTitle: at.form.title,
    index,
    of: pages.length,
    page: at.view,
    materials: withHanging(seen, at.formId, materialViews(seen, [...new Set(materials)])),
    draft: isOwnDraft ? { version: found.project.version } : null,
  });
}

async function formsOf(
  scope: Scope,
  found: Case,
  task: Task,
  viewer: Staff,
): Promise<{ readonly formId: string; readonly values: FormValues }[]> {
  const { form, shows, kind } = taskDefinition(found, task.task);
  const fills = (kind === 'form' || kind === 'filing') && viewer.unitId === found.project.unitId;
  if (form !== undefined && fills && task.state === 'open') {
    return [{ formId: form, values: (await fillingOf(scope, found, task)).values }];
  }
  return [...(form === undefined ? [] : [form]), ...shows].flatMap((formId) => {
    const last = found.forms.findLast((item) => item.form === formId && item.state === 'submitted');
    return last === undefined || isKept(found, viewer, last.taskId) ? [] : [{ formId, values: last.values }];
  });
}
