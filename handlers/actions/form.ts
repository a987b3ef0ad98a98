import { withButton } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import type { WorkflowEvent } from '../../workflow/decision.js';
import { takenSentence } from '../../workflow/describe/taken.js';
import { type Refusal, refusalSentence, refuse } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { recordOf } from '../core/apply/writing.js';
import { decideAndWrite } from '../core/apply/decide-and-write.js';
import { answersVersion, type Filling, openFilling, STALE_NOTE } from '../core/forms/filling.js';
import { formFaults } from '../core/forms/form-faults.js';
import { markOf } from '../core/forms/merge-page.js';
import { keepAndCount } from '../core/forms/keep-and-count.js';
import { pageToShow, type ReadPage, readPage } from '../core/forms/read-page.js';
import { refusalOf } from '../core/tasks/decide-task.js';
import { keepLateReason, lateReasonIn } from '../core/forms/typed-words.js';
import { redrawForm } from '../deeds/redraw-form.js';
import { formReply, isOneCard } from '../present/form.js';
import type { FormAt } from '../present/form-views.js';
import { receipt } from '../../cards/receipt.js';
import { receiptCard } from '../present/receipt.js';
import { refusalWhy } from '../present/refusal-why.js';
import { done, type Reply } from '../reply.js';
import { viewForm } from './form-view.js';
import type { ActionHandlers, FormInput } from './handler.js';

/** Said of a confirmation whose answers were changed since. */
const CHANGED_NOTE = '内容刚在别处改过，已换成最新的，请再核对一遍。';

/** Under this name a page says that it is being left. */
const LEAVES = 'its_leave';

/** Fill in a form page by page, save it, read it, hand it in. Whatever a press submits is kept first. */
export const formActions: ActionHandlers<'form.goto' | 'form.save' | 'form.keep' | 'form.submit' | 'form.view'> = {
  'form.keep': async (context, { task, page }, raw) => {
    const filling = await openToKeep(context, task, raw);
    const { values, faults, conflicts, elsewhere } = readPage(context, filling, page, raw, null);
    const fields = filling.form?.pages[page]?.fields ?? [];
    const isSame = fields.every((field) => markOf(field, values[field.id]) === markOf(field, filling.values[field.id]));
    const kept = isSame ? filling : await keepAndCount(context, filling, values, page);
    if (raw[LEAVES] === 'yes') await redrawForm(context, kept, page);
    return shown(context, kept, page, { faults, conflicts, elsewhere, lateReason: lateReasonIn(raw) });
  },

  'form.goto': async (context, { task, version, page, to }, raw) => {
    const filling = await openToKeep(context, task, raw);
    const read = readPage(context, filling, page, raw, version);
    // What cannot be read, and questions that have just come up, are shown before the person goes on.
    const isLeft = read.conflicts.length === 0 && (to < page || read.faults.length + read.opens.length === 0);
    const stays = !isLeft && to !== page;
    const target = stays ? page : pageToShow(filling, read.values, page, to);
    const kept = await keepAndCount(context, filling, read.values, target);
    if (target !== page) await recordSaved(context, kept, target);
    await redrawForm(context, kept, target);
    const opened = stays && read.opens.length > 0 ? `按您的选择，本页还要填写：${read.opens.join('、')}。` : null;
    const note = noteOf(context, filling, page, read) ?? opened;
    if (target >= pageCount(filling)) return shown(context, kept, target, { note });
    const backToMend = page >= pageCount(filling);
    return shown(context, kept, target, {
      note,
      conflicts: read.conflicts,
      faults: stays ? read.faults : backToMend ? faultsOn(kept, context, target) : [],
    });
  },

  'form.save': async (context, { task, version, page }, raw) => {
    const filling = await openToKeep(context, task, raw);
    const read = readPage(context, filling, page, raw, version);
    const kept = await keepAndCount(context, filling, read.values, page);
    await recordSaved(context, kept, page);
    await redrawForm(context, kept, page);
    const where = kept.found.project.status === 'draft' ? '草稿箱' : '待办';
    const reply = shown(context, kept, page, {
      faults: read.faults,
      conflicts: read.conflicts,
      note: noteOf(context, filling, page, read),
      lateReason: lateReasonIn(raw),
    });
    return read.conflicts.length > 0 ? reply : { ...reply, toast: done(`已保存，随时可以从“${where}”接着填。`) };
  },

  'form.submit': async (context, { task: taskId, version }, raw) => {
    const filling = await openToKeep(context, taskId, raw);
    const read = readPage(context, filling, isOneCard(filling) ? 0 : pageCount(filling), raw, version);
    const kept = await keepAndCount(context, filling, read.values, pageCount(filling));
    if (read.conflicts.length > 0) {
      const note = noteOf(context, filling, 0, read);
      return shown(context, kept, 0, { note, conflicts: read.conflicts, lateReason: lateReasonIn(raw) });
    }
    const { definition, form, values } = kept;
    const [outcome = ''] = Object.keys(definition.outcomes);
    const late = lateReasonIn(raw);
    const input = { ...(form === null ? {} : { values }), ...(late.trim() === '' ? {} : { lateReason: late.trim() }) };
    const event: WorkflowEvent = { type: 'complete', taskId, outcome, input };
    const isFresh = version === filling.version || version === answersVersion(filling);
    const refusal = isFresh ? refusalOf(context, { found: kept.found, event }) : refuse('STALE_CARD');
    // Said on the card instead of thrown: what was typed stays kept.
    if (refusal !== null) return notYet(context, kept, refusal, late);
    const after = await decideAndWrite(context, kept.found, event, taskId);
    return {
      toast: done(takenSentence(definition.outcomes[outcome])),
      card: await receiptCard(context, after, taskId, context.actor),
      shows: { card: receipt.id, projectId: after.project.id, taskId },
    };
  },

  'form.view': viewForm,
};

/** The filling of a person who may act, with why it comes late kept before anything else. */
async function openToKeep(context: Context, taskId: number, raw: FormInput): Promise<Filling> {
  const filling = await openFilling(context, taskId);
  await keepLateReason(context, filling.task, raw, filling.lateReason);
  return filling;
}

/** A card that was overtaken is told of; a page shows both answers where it matters. The confirmation has none of its own to keep. */
function noteOf(context: Context, filling: Filling, page: number, { isOvertaken }: ReadPage): string | null {
  if (!isOvertaken || context.inbound.onPage === true) return null;
  return page < pageCount(filling) || isOneCard(filling) ? STALE_NOTE : CHANGED_NOTE;
}

function notYet(context: Context, kept: Filling, refusal: Refusal, late: string): Reply {
  const faults = formFaults(kept, context.today);
  const counted = refusal.code === 'FORM_FAULTS';
  // Papers and opinions stand in the list beside the answers, which were all that was refused; it says itself how many there are.
  const said = counted ? refuse('FORM_FAULTS', { count: String(faults.length) }) : refusal;
  const note = refusal.code === 'STALE_CARD' ? CHANGED_NOTE : refusalSentence(said);
  const { card, ...reply } = shown(context, kept, pageCount(kept), { faults, note: counted ? null : note, lateReason: late });
  const why = refusalWhy({ verb: 'form.submit', task: kept.task.id, version: kept.version }, refusal);
  return { ...reply, card: withButton(card, why), toast: { tone: 'warning', text: note } };
}

function shown(context: Context, filling: Filling, page: number, at: Omit<FormAt, 'page'>): Reply & { readonly card: Card } {
  return formReply(context, filling, { ...at, page });
}

function pageCount({ form }: Filling): number {
  return form?.pages.length ?? 0;
}

function faultsOn(filling: Filling, { today }: Context, page: number) {
  return formFaults(filling, today).filter((fault) => fault.page === page && fault.field !== null);
}

async function recordSaved(context: Context, { found, task, formId, draft }: Filling, page: number): Promise<void> {
  if (formId === null || draft === null) return;
  const body = { taskId: task.id, form: formId, revision: draft.revision, page };
  await recordOf(context, found.project.id, context.actor.id, { type: 'FORM_SAVED', body });
}
