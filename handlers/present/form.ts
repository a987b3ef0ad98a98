import { button, buttons, card as newCard, warn, withMarks, withNotes } from '../../cards/kit/build.js';
import { bytesOf, CARD_BYTES } from '../../cards/kit/fit.js';
import type { Card } from '../../cards/kit/tree.js';
import { formPage } from '../../cards/form-page.js';
import type { Task } from '../../entities/task.entity.js';
import type { Form, Gate, Page } from '../../policies/schema/index.js';
import type { Scope } from '../context.js';
import { type Refusal, refusalSentence } from '../../workflow/refusals.js';
import type { Case } from '../core/case/project-case.js';
import { cameBack } from '../core/forms/came-back.js';
import { offeredDates, renewedDates } from '../core/forms/defaults.js';
import { type Filling, fillingOf, showsOf } from '../core/forms/filling.js';
import { marksOf } from '../core/forms/merge-page.js';
import { notTaken } from '../core/forms/not-taken.js';
import type { Reply } from '../reply.js';
import { ofLot } from '../core/case/task-name.js';
import { confirmCard } from './confirm.js';
import { filingCard, shownPages } from './filing.js';
import { demandOf } from '../core/forms/demand.js';
import { fieldViews, type FormAt, fillingMaterials, givenName, materialsOn, openOpinions, opinionsLeft } from './form-views.js';
import { notReplaced } from './not-replaced.js';
import { gateReads, shutGates } from './shut.js';
import { deadlineOfTask, outcomeViews } from './views.js';

/** The card on which a person fills in the form of an open task, or hands in a filing. */
export async function formCard(scope: Scope, found: Case, task: Task, at: FormAt): Promise<Card> {
  return fillingCard(scope, await fillingOf(scope, found, task), at);
}

/** The same for a filling that was loaded already. */
export function fillingCard(scope: Scope, filling: Filling, at: FormAt): Card {
  const page = at.page === 'confirm' ? undefined : filling.form?.pages[at.page];
  const card = isOneCard(filling)
    ? filingCard(scope, filling, at)
    : page === undefined || at.page === 'confirm'
      ? confirmCard(scope, filling, at, shutNow(scope, filling))
      : pageCard(scope, filling, page, { ...at, page: at.page });
  const lost = notTaken(filling, at.conflicts ?? []);
  const notes = [...new Set([at.note ?? null, ...lost, ...notesOf(scope, filling, page)])];
  const marks = marksOf(filling.form?.pages.flatMap(({ fields }) => fields) ?? [], filling.values);
  const noted = withNotes(withMarks(card, new Map(Object.entries(marks))), notes);
  return lost.length > 0 && bytesOf(noted) > CARD_BYTES ? lostCard(filling, at.page, [at.note ?? null, ...lost]) : noted;
}

/** What was not taken, on a card of its own where it has no room beside the form. */
function lostCard({ found, task, form, version }: Filling, at: FormAt['page'], notes: readonly (string | null)[]): Card {
  const page = at === 'confirm' ? (form?.pages.length ?? 0) : at;
  const title = ofLot(found, task, form?.title ?? '');
  const back = button('继续填写', { verb: 'form.goto', task: task.id, version, page, to: page }, 'primary');
  return newCard({ summary: title, title, tone: 'warn' }, [
    ...notes.map((note) => (note === null ? null : warn(note))),
    buttons(back),
  ]);
}

/** What the person should know from the start: why it came back, why the form cannot be handed in as it is, which dates now stand for today, and, at its end, that no file was replaced. */
export function notesOf(scope: Scope, filling: Filling, page: Page | undefined): (string | null)[] {
  const { form, draft } = filling;
  const shown = new Set((page === undefined ? form?.pages : [page])?.flatMap(({ fields }) => fields.map(({ id }) => id)));
  const dates = renewedDates(form, draft, scope.today).filter(({ id }) => shown.has(id));
  const names = dates.map(({ label }) => `“${label}”`).join('、');
  return [
    page === undefined || page === form?.pages[0] ? whyBack(filling) : null,
    ...shutNow(scope, filling).map(refusalSentence),
    names === '' ? null : `${names}按今天填写，请核对。`,
    page === undefined ? notReplaced(filling) : null,
  ];
}

/** What was said when it was sent back; opinions stand by themselves. */
function whyBack({ found, task }: Filling): string | null {
  const back = cameBack(found, task);
  return back === null || back.reason === null ? null : `${back.label}：${back.reason}`;
}

/** What would be refused as it stands now. */
export function shutNow(scope: Scope, filling: Filling): Refusal[] {
  const offered = notYet(scope, filling);
  const copied = copiedOnly(filling);
  return shutGates(
    scope,
    filling.found,
    filling.task,
    (gate) => looksAt(gate, offered) || gateReads(gate, (path) => copied.has(path)),
  );
}

/** Answers that were only copied: while nobody has kept the form, they are offered to be changed, and nothing is refused on their account. */
function copiedOnly({ formId, form, draft }: Filling): ReadonlySet<string> {
  if (draft !== null) return new Set();
  const fields = form?.pages.flatMap((page) => page.fields) ?? [];
  return new Set(fields.filter(({ copyFrom }) => copyFrom !== undefined).map(({ id }) => `${formId ?? ''}.${id}`));
}

/** Before its window opens, dates that nobody has given: that today is too early stands with the window, and nothing has to be put right. */
function notYet(scope: Scope, { found, task, formId, form, draft, values }: Filling): ReadonlySet<string> {
  if ((deadlineOfTask(scope, found, task.id)?.opensOn ?? null) === null) return new Set();
  return new Set([...offeredDates(form, draft, values, scope.today)].map((id) => `${formId ?? ''}.${id}`));
}

function looksAt({ of }: Gate, paths: ReadonlySet<string>): boolean {
  return typeof of === 'object' && 'field' in of && paths.has(of.field);
}

/** The same as an answer: in a chat the card, on a page the form itself. */
export function formReply(scope: Scope, filling: Filling, at: FormAt): Reply & { readonly card: Card } {
  return { card: fillingCard(scope, filling, at), shows: showsOf(filling), form: { task: filling.task.id, ...at } };
}

/** A filing with few questions has one card for all of it, without a confirmation. */
export function isOneCard({ form, definition }: Filling): boolean {
  return form === null || (definition.kind === 'filing' && form.pages.length === 1 && !hasTable(form));
}

/** Rows are filled in on cards of their own, and gone over before they are handed in. */
function hasTable({ pages }: Form): boolean {
  return pages.some(({ fields }) => fields.some(({ type }) => type === 'table'));
}

function pageCard(scope: Scope, filling: Filling, page: Page, at: FormAt & { page: number }): Card {
  const { found, task, form, version } = filling;
  const of = form?.pages.length ?? 1;
  return formPage.render({
    taskId: task.id,
    version,
    formTitle: ofLot(found, task, form?.title ?? ''),
    projectName: givenName(found),
    page: { index: at.page, of, title: page.title, hint: page.hint ?? null },
    fields: fieldViews(filling, page),
    materials: fillingMaterials(filling, materialsOn(filling, at.page)),
    faults: [...(at.faults ?? [])],
    tableAt: at.tableAt ?? null,
    deadline: deadlineOfTask(scope, found, task.id),
    opinionsLeft: opinionsLeft(filling),
    openOpinions: openOpinions(filling),
    demand: demandOf(found, task),
    isDraft: found.project.status === 'draft',
    undo: at.undo ?? null,
    others: outcomeViews(found, task).slice(1),
    taskVersion: task.version,
    pages: at.page === 0 ? shownPages(filling) : [],
  });
}
