import type {
  DeadlineView,
  FaultView,
  FieldView,
  MaterialView,
  OpinionView,
  OutcomeView,
  PageView,
} from '../../cards/kit/props.js';
import type { HandIn } from '../../cards/kit/hand-in.js';
import { fieldView } from '../../cards/kit/field-view.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Page } from '../../policies/schema/index.js';
import type { FormValues } from '../../workflow/facts.js';
import { askedFields } from '../../workflow/forms/show.js';
import type { Scope } from '../context.js';
import { formFaults } from '../core/forms/form-faults.js';
import { answersVersion, type Filling } from '../core/forms/filling.js';
import { lateReasonAsked } from '../core/forms/late.js';
import { opinionsAtHand } from '../core/forms/opinions-at-hand.js';
import { markOf, marksOf } from '../core/forms/merge-page.js';
import { ofLot, taskName } from '../core/case/task-name.js';
import { handInOf } from './hand-in.js';
import { isCorrectable, shownPages } from './filing.js';
import { isOneCard, notesOf, shutNow } from './form.js';
import { fieldViews, type FormAt, fillingMaterials, givenName, materialsOn, opinionsLeft } from './form-views.js';
import { deadlineOfTask, opinionView, outcomeViews, pageView } from './views.js';
import { warningsOf } from './warnings.js';

/** A form as a page shows it: all of one step at once, tables with all their rows. */
export interface FormSheet {
  readonly taskId: number;
  readonly projectId: number;
  readonly version: number;
  readonly taskVersion: number;
  readonly title: string;
  /** Null until the project has a name. */
  readonly projectName: string | null;
  readonly isDraft: boolean;
  readonly steps: readonly string[];
  /** From 0; as many as there are steps: the confirmation. */
  readonly at: number;
  readonly hint: string | null;
  readonly fields: readonly FieldView[];
  /** Marks of the answers that are shown, by field: `core/forms/merge-page.ts`. */
  readonly marks: Readonly<Record<string, string>>;
  readonly materials: readonly MaterialView[];
  readonly faults: readonly FaultView[];
  /** Whether something else stands in the way, beside the faults: a note says what. */
  readonly shut: boolean;
  readonly deadline: DeadlineView | null;
  /** Whether the date from which it counts may be corrected. */
  readonly correctable: boolean;
  readonly warnings: readonly string[];
  readonly opinionsLeft: number | null;
  /** The opinions that it answers, where it came back with any; those that are settled too. */
  readonly opinions: readonly OpinionView[];
  readonly undo: string | null;
  /** What should be known of it: why it looks as it does, what stands in its way. */
  readonly notes: readonly string[];
  readonly others: readonly OutcomeView[];
  /** What was typed of why it comes late; null where that is not asked here. */
  readonly lateReason: string | null;
  /** The button that hands it in; null where that is not yet the step. */
  readonly submit: (HandIn & { readonly label: string }) | null;
  /** On the confirmation: every answer. */
  readonly pages: readonly PageView[];
  /** On the first step: what was handed in before and is judged here. */
  readonly shown: readonly PageView[];
  readonly conflicts: readonly ConflictView[];
}

/** An answer that was changed here and elsewhere. */
export interface ConflictView {
  readonly mine: FieldView;
  readonly theirs: FieldView;
}

/** How a form stands before whoever fills it in. */
export function formSheet(scope: Scope, filling: Filling, at: FormAt, reader: Staff): FormSheet {
  const { found, task, form, definition, version, values } = filling;
  const pages = form?.pages ?? [];
  const oneStep = isOneCard(filling);
  const index = oneStep ? 0 : at.page === 'confirm' ? pages.length : Math.min(at.page, pages.length);
  const page = pages[index];
  const confirms = !oneStep && page === undefined;
  const handsIn = oneStep || confirms;
  const [first] = Object.values(definition.outcomes);
  const left = opinionsLeft(filling);
  const ids = confirms ? [...new Set(pages.flatMap(({ materials }) => materials).concat(definition.materials))] : null;
  return {
    taskId: task.id,
    projectId: found.project.id,
    version: confirms ? answersVersion(filling) : version,
    taskVersion: task.version,
    title: ofLot(found, task, form?.title ?? taskName(found, task)),
    projectName: givenName(found),
    isDraft: found.project.status === 'draft',
    steps: oneStep ? [] : pages.map(({ title }) => title),
    at: index,
    hint: page?.hint ?? null,
    fields: page === undefined ? [] : fieldViews(filling, page),
    marks: page === undefined ? {} : marksOf(askedFields(page, found.read), values),
    materials: fillingMaterials(filling, ids ?? materialsOn(filling, index)),
    faults: confirms ? formFaults(filling, scope.today) : [...(at.faults ?? [])],
    shut: confirms && shutNow(scope, filling).length > 0,
    deadline: deadlineOfTask(scope, found, task.id),
    correctable: oneStep && isCorrectable(found, task),
    warnings: oneStep ? [...filling.record, ...warningsOf(found)] : [],
    opinionsLeft: left,
    opinions: left === null ? [] : opinionsAtHand(found, task, reader).map((opinion) => opinionView(found, opinion)),
    undo: at.undo ?? null,
    notes: [...new Set([at.note ?? null, ...notesOf(scope, filling, page)])].filter((note) => note !== null),
    others: outcomeViews(found, task).slice(1),
    lateReason: handsIn && lateReasonAsked(scope, found, task) !== null ? (at.lateReason ?? filling.lateReason) : null,
    submit: handsIn ? { label: first?.label ?? '提交', ...handInOf(scope, filling, confirms ? 'known' : 'asked') } : null,
    pages: confirms ? pages.map((each) => pageView(each, values, found.read)) : [],
    shown: index === 0 ? shownPages(filling) : [],
    conflicts: page === undefined ? [] : conflictViews(filling, page, at),
  };
}

/** What a page that is being typed on has to know of its answers after they were kept. */
export interface SheetState {
  readonly marks: Readonly<Record<string, string>>;
  /** Questions that are asked now. */
  readonly asked: readonly string[];
  readonly fields: readonly FieldView[];
}

/** Marks only of answers that stand as the page shows them: with another's mark it would write its old answer over the new one. */
export function sheetState({ found, form, values }: Filling, { page, conflicts = [], elsewhere = [] }: FormAt): SheetState {
  const definition = form?.pages[page === 'confirm' ? 0 : page];
  const asked = definition === undefined ? [] : askedFields(definition, found.read);
  const open = new Set([...conflicts.map(({ field }) => field), ...elsewhere]);
  const settled = asked.filter(({ id }) => !open.has(id));
  return {
    marks: Object.fromEntries(settled.map((field) => [field.id, markOf(field, values[field.id])])),
    asked: asked.map(({ id }) => id),
    fields: asked.filter(({ type }) => type === 'table' || type === 'total').map((field) => viewOf(field, values)),
  };
}

function conflictViews({ found, values }: Filling, page: Page, { conflicts = [] }: FormAt): ConflictView[] {
  return conflicts.flatMap(({ field: id, mine }) => {
    const field = askedFields(page, found.read).find((one) => one.id === id);
    return field === undefined ? [] : [{ mine: fieldView(field, mine), theirs: viewOf(field, values) }];
  });
}

function viewOf(field: Parameters<typeof fieldView>[0], values: FormValues): FieldView {
  const value = values[field.id];
  return fieldView(field, value, field.type === 'total' && typeof value === 'number' ? value : null);
}
