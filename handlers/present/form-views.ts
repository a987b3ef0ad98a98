import { fieldView } from '../../cards/kit/field-view.js';
import type { FaultView, FieldView, MaterialView, OpinionView } from '../../cards/kit/props.js';
import type { Field, Page } from '../../policies/schema/index.js';
import { withFacts } from '../../workflow/describe/with-facts.js';
import { hangsOn } from '../../workflow/forms/hangs-on.js';
import { askedFields } from '../../workflow/forms/show.js';
import type { Case } from '../core/case/project-case.js';
import { opinionsSeen } from '../core/case/opinions-seen.js';
import type { Filling } from '../core/forms/filling.js';
import { UNNAMED } from '../core/forms/keep.js';
import type { Conflict } from '../core/forms/merge-page.js';
import { opinionRoundFor } from '../core/forms/opinion-numbers.js';
import { isHidden } from '../core/rights/inner.js';
import { materialViews, opinionView } from './views.js';

/** Where a form stands open, and what is said of it. */
export interface FormAt {
  /** From 0; past the last page is the confirmation. */
  readonly page: number | 'confirm';
  readonly faults?: readonly FaultView[];
  /** One line on top that says why it looks as it does. */
  readonly note?: string | null;
  /** The row of a long table that is shown. */
  readonly tableAt?: { readonly field: string; readonly row: number };
  /** Why it comes late, as typed so far. */
  readonly lateReason?: string;
  /** The table whose rows a file has just replaced. */
  readonly undo?: string;
  /** Answers that were changed on a page and elsewhere: the person chooses. */
  readonly conflicts?: readonly Conflict[];
  /** Fields that were changed elsewhere only, since the page was drawn that is being typed on. */
  readonly elsewhere?: readonly string[];
}

/** The questions of a page that are asked now, with their present answers. */
export function fieldViews({ found, values }: Filling, page: Page): FieldView[] {
  return askedFields(page, found.read).map((field) => {
    const value = values[field.id];
    return fieldView(withFilledHint(found, field), value, field.type === 'total' && typeof value === 'number' ? value : null);
  });
}

/** A field whose hint has its facts filled in. */
export function withFilledHint({ policy, read }: Case, field: Field): Field {
  return field.hint === undefined ? field : { ...field, hint: withFacts(policy, read, field.hint) };
}

/** The materials that stand on a page; a task's own come with the last. */
export function materialsOn({ form, definition }: Filling, page: number): string[] {
  const pages = form?.pages ?? [];
  const own = page >= pages.length - 1 ? definition.materials : [];
  return [...new Set([...(pages[page]?.materials ?? []), ...own])];
}

/** The materials of what is being filled in, see `withHanging`. */
export function fillingMaterials({ found, task, formId }: Filling, ids: readonly string[]): MaterialView[] {
  return withHanging(found, formId, materialViews(found, ids, task.id));
}

/** One that is not asked for as the form's answers are names the question, not answered yet, that may change that. */
export function withHanging(
  { policy, read }: Pick<Case, 'policy' | 'read'>,
  formId: string | null,
  views: MaterialView[],
): MaterialView[] {
  const form = policy.forms[formId ?? ''];
  if (formId === null || form === undefined) return views;
  return views.map((view) => {
    const when = view.state === 'notNeeded' ? policy.materials[view.id]?.when : undefined;
    const question = hangsOn(when, { formId, form, read });
    return question === null ? view : { ...view, hangsOn: question.label };
  });
}

/** Opinions that this form must answer; null when there are none. */
export function opinionsLeft({ found, definition }: Filling): number | null {
  const standing = definition.answersOpinions ? opinionsSeen(found).filter(({ state }) => state !== 'accepted') : [];
  return standing.length === 0 ? null : standing.filter(({ state }) => state === 'open').length;
}

/** Those of them that nobody has answered yet, by the numbers under which they are answered. */
export function openOpinions({ found, definition }: Filling): OpinionView[] {
  if (!definition.answersOpinions) return [];
  const open = opinionRoundFor(found, null).filter(({ state, taskId }) => state === 'open' && !isHidden(found, taskId));
  return open.map((opinion) => opinionView(found, opinion));
}

/** The project's name; null until it is typed. */
export function givenName({ project }: Case): string | null {
  return project.name === UNNAMED ? null : project.name;
}
