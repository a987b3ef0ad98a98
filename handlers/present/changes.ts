import type { ChangeView, PageView } from '../../cards/kit/props.js';
import type { Form as FormRow } from '../../entities/form.entity.js';
import type { Material } from '../../entities/material.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Form, Page } from '../../policies/schema/index.js';
import { changeSentence, diffForms, type FormChange } from '../../workflow/forms/diff.js';
import { ownOf } from '../../workflow/own.js';
import type { Scope } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { cameBack } from '../core/forms/came-back.js';
import { materialsOfForm, pageViews } from './views.js';
import { saidOnce } from '../../workflow/describe/said-once.js';

/** What a reviewer reads of the forms that his task shows. */
export interface Shown {
  readonly pages: readonly PageView[];
  /** Null where the reader has nothing to compare it with; empty when nothing was changed. */
  readonly changes: readonly ChangeView[] | null;
  /** Materials that came anew with the last submission; null where there is nothing to compare. */
  readonly renewed: readonly string[] | null;
}

/** The forms' pages as they were submitted last, and what changed since the submission before: answers, rows, files. */
export async function shownForms(scope: Scope, found: Case, task: Task, formIds: readonly string[]): Promise<Shown> {
  const settled = formIds.filter((id) => isSettled(found, task, id, formIds));
  const fresh = formIds.filter((id) => !settled.includes(id));
  const shown = new Map<string, Shown>();
  for (const id of fresh) shown.set(id, await shownForm(scope, found, task, id));
  const isAgain = [...shown.values()].some(({ renewed }) => renewed !== null);
  for (const id of settled) shown.set(id, readBefore(found, task, id, isAgain));
  const forms = formIds.flatMap((id) => shown.get(id) ?? []);
  const again = forms.filter(({ changes }) => changes !== null);
  return {
    pages: namedApart(
      found,
      formIds.map((id) => ({ id, pages: shown.get(id)?.pages ?? [] })),
    ),
    changes: again.length === 0 ? null : again.flatMap(({ changes }) => changes ?? []),
    renewed: isAgain ? fresh.flatMap((id) => shown.get(id)?.renewed ?? materialsOfForm(found.policy.forms[id])) : null,
  };
}

/** Pages of two forms that share a heading carry their form's name. */
function namedApart(
  { policy }: Case,
  forms: readonly { readonly id: string; readonly pages: readonly PageView[] }[],
): PageView[] {
  const titles = forms.flatMap(({ pages }) => pages.map(({ title }) => title));
  const isShared = (title: string): boolean => titles.indexOf(title) !== titles.lastIndexOf(title);
  return forms.flatMap(({ id, pages }) =>
    pages.map((page) => (isShared(page.title) ? { ...page, title: saidOnce(policy.forms[id]?.title ?? id, page.title) } : page)),
  );
}

/** Whether the form belongs to an earlier step: those who decide now decided on it, and another form of the review was handed in after that. */
function isSettled(found: Case, task: Task, formId: string, formIds: readonly string[]): boolean {
  const [, last] = lastTwo(found, task, formId);
  if (last === undefined) return false;
  const { taskId } = last;
  const handedIn = formIds.filter((id) => id !== formId).flatMap((id) => lastTwo(found, task, id)[1]?.taskId ?? []);
  return found.tasks.some(
    ({ id, state, actor, task: name }) =>
      state === 'done' &&
      actor === task.actor &&
      id > taskId &&
      handedIn.some((later) => later > id) &&
      taskDefinition(found, name).shows.includes(formId),
  );
}

/** The pages of a form that was settled at an earlier step: folded where the review reads only what is new. */
function readBefore(found: Case, task: Task, formId: string, folded: boolean): Shown {
  const [, last] = lastTwo(found, task, formId);
  const pages = last === undefined ? [] : pageViews(found, formId, last.values, folded ? () => 0 : undefined);
  return { pages, changes: null, renewed: null };
}

async function shownForm(scope: Scope, found: Case, task: Task, formId: string): Promise<Shown> {
  const form = found.policy.forms[formId];
  const [earlier, after] = lastTwo(found, task, formId);
  const before = form?.everyTime === true && isNext(found, after) ? undefined : earlier;
  if (form === undefined || after === undefined) return { pages: [], changes: null, renewed: null };
  if (before === undefined) return { pages: pageViews(found, formId, after.values), changes: null, renewed: null };
  // Whoever has not read it before, or has already passed it on to a step of his own, reads all of it.
  if (!hasRead(found, task, formId, before, after) || hasPassed(found, task, formId, after)) {
    return { pages: pageViews(found, formId, after.values), changes: null, renewed: null };
  }
  const byPage = new Map(form.pages.map((page) => [page.id, changedOn(form, page, before, after)]));
  const files = await fileChanges(scope, found, form, before.at);
  return {
    pages: pageViews(found, formId, after.values, ({ id }) => byPage.get(id)?.length ?? 0),
    changes: [...[...byPage.values()].flat().map(changeView), ...files.map(({ view }) => view)],
    renewed: files.map(({ material }) => material),
  };
}

/** The last two submissions, of a lot its own; one that was cleared begins anew. */
function lastTwo(found: Case, { subject }: Task, formId: string): [FormRow | undefined, FormRow | undefined] {
  const { forms, tasks, policy } = found;
  const isOwn = subject !== null && ownOf(policy).forms.has(formId);
  const submissions = forms.filter(
    (row) =>
      row.form === formId &&
      row.state === 'submitted' &&
      (!isOwn || tasks.find(({ id }) => id === row.taskId)?.subject === subject),
  );
  const cleared = submissions.findLastIndex(({ values }) => Object.keys(values).length === 0);
  const standing = submissions.slice(cleared + 1);
  return [standing.at(-2), standing.at(-1)];
}

/** Whether it is not what was handed in before, put right, but the next of its kind: another payment, another quarter. */
function isNext(found: Case, submission: FormRow | undefined): boolean {
  const of = found.tasks.find(({ id }) => id === submission?.taskId);
  return of === undefined || cameBack(found, of) === null;
}

function changedOn(form: Form, page: Page, before: FormRow, after: FormRow): FormChange[] {
  return diffForms({ ...form, pages: [page] }, before.values, after.values);
}

/** Whether those who decide now have decided on the submission before. */
function hasRead(found: Case, { actor }: Task, formId: string, before: FormRow, after: FormRow): boolean {
  return found.tasks.some(
    (task) =>
      task.state === 'done' &&
      task.actor === actor &&
      task.decidedAt !== null &&
      task.decidedAt >= before.at &&
      task.decidedAt <= after.at &&
      taskDefinition(found, task.task).shows.includes(formId),
  );
}

/** Whether those who decide now have decided on the submission itself at a step before this one: what it asks is another question. */
function hasPassed(found: Case, { actor, task: step }: Task, formId: string, { taskId }: FormRow): boolean {
  return found.tasks.some(
    ({ id, state, actor: by, task }) =>
      state === 'done' && by === actor && task !== step && id > taskId && taskDefinition(found, task).shows.includes(formId),
  );
}

function changeView(change: FormChange): ChangeView {
  return change.kind === 'value'
    ? { label: change.label, before: change.before, after: change.after }
    : { label: change.label, before: null, after: changeSentence(change).replace(`${change.label}：`, ''), whole: true };
}

interface FileChange {
  readonly material: string;
  readonly view: ChangeView;
}

/** Files that came, went or took another's place after the submission before. The same bytes again are no change. */
async function fileChanges({ tx }: Scope, { policy, project }: Case, form: Form, since: number): Promise<FileChange[]> {
  const files = await tx.materials.history(project.id);
  return materialsOfForm(form).flatMap((material): FileChange[] => {
    const own = files.filter((file) => file.material === material);
    const before = own.findLast(({ at }) => at <= since);
    const after = own.findLast(({ state }) => state === 'current');
    const view = fileChange(policy.materials[material]?.name ?? material, before, after);
    return view === null ? [] : [{ material, view }];
  });
}

function fileChange(label: string, before: Material | undefined, after: Material | undefined): ChangeView | null {
  if (before === undefined) {
    return after === undefined ? null : { label, before: null, after: `新交“${after.name}”`, whole: true };
  }
  if (after === undefined) return { label, before: null, after: `撤回“${before.name}”`, whole: true };
  if (before.sha256 === after.sha256) return null;
  if (before.name !== after.name) return { label, before: before.name, after: after.name };
  return { label, before: null, after: `换了内容，仍叫“${after.name}”`, whole: true };
}
