import { encodeAction, parseAction } from '../../cards/kit/action.js';
import { INPUTS } from '../../cards/kit/inputs.js';
import { wan } from '../../cards/kit/speech.js';
import type { FormAt } from '../../handlers/present/form-views.js';
import { type ReadSheet, readSheet, readState } from '../../handlers/read-sheet.js';
import { readAs } from '../../handlers/read-as.js';
import { Refused } from '../../workflow/refusals.js';
import { renderCard } from '../render/card.js';
import { showMessage, showPage } from '../render/page.js';
import { renderSheet } from '../render/form-sheet.js';
import { computedOf, sumsOf } from '../render/sheet-table.js';
import type { Answered, Visit } from '../visit.js';
import { press } from './act.js';
import { askFirst, asked } from './ask-first.js';
import { addressOf, keptAnswer } from './kept-answers.js';
import { readForm } from '../request/read-form.js';
import { rowPress, withRows } from './table-rows.js';
import { sentFiles, takeFiles } from './uploads.js';

/** `GET /pages/forms/:task?page=n`: one step of a form; `said` is what came of the last press, `add` the table that gets an empty row. */
export async function form(visit: Visit): Promise<void> {
  const { ctx, visitor } = visit;
  const taskId = taskOf(visit);
  const said = await saidIn(visit, taskId);
  const read = await sheetOf(visit, taskId, said);
  if (read === null) return notFilledIn(visit, taskId);
  const add = typeof ctx.query['add'] === 'string' ? ctx.query['add'] : null;
  const main = renderSheet(visitor, read, { ...(said?.toast === undefined ? {} : { toast: said.toast }), add });
  showPage(ctx, visitor, { title: read.sheet.title, main, styles: ['sheet'] });
}

/** `POST /pages/forms/:task`: what stands on the page is kept first, then what was pressed is done. */
export async function fillIn(visit: Visit): Promise<void> {
  const { ctx, parts, visitor } = visit;
  const body: unknown = ctx.request.body;
  const taskId = taskOf(visit);
  const page = pageIn(body);
  const question = asked(body, ctx.originalUrl) ?? rowQuestion(body, ctx.originalUrl);
  if (question !== null) return askFirst(visit, question);
  const { wire, form: handed } = readForm(body);
  const row = rowPress(fieldIn(body, 'row'));
  const keepsItself = DIRECT.includes(parseAction(wire)?.verb ?? '');
  const sent = row === null ? handed : withRows(handed, row);
  const reply =
    keepsItself && sentFiles(visit).length === 0
      ? await press(visit, wire, sent)
      : await keepThen(visit, { taskId, page, sent, wire: row === null ? wire : '' });
  if (sentFiles(visit).some(({ tooLarge }) => tooLarge)) return showTooLarge(visit, taskId, reply);
  const [path = '', ...query] = (await addressOf(parts, visitor, reply)).split('?');
  const more = row?.what === 'add' && (reply.form?.conflicts?.length ?? 0) === 0 ? [...query, `add=${row.field}`] : query;
  ctx.status = 303;
  ctx.redirect(`${path}${more.length === 0 ? '' : `?${more.join('&')}`}${row === null ? '' : `#q-${row.field}`}`);
}

/** `POST /pages/forms/:task/keep`: what is typed, while it is typed. Answers with what follows from it, as JSON. */
export async function keepTyped(visit: Visit): Promise<void> {
  const { ctx, parts, visitor } = visit;
  const taskId = taskOf(visit);
  const page = pageIn(ctx.request.body);
  const { form: sent } = readForm(ctx.request.body);
  const { form: at, toast } = await press(visit, encodeAction({ verb: 'form.keep', task: taskId, page }), sent);
  if (at === undefined) {
    ctx.status = 409;
    ctx.body = { says: toast?.text ?? '没有保存。请刷新这一页。' };
    return;
  }
  const {
    marks,
    asked: questions,
    fields,
  } = await readAs(parts.deps, visitor.sender, (context) => readState(context, taskId, at));
  const tables = fields.flatMap((field) => (field.type === 'table' ? [field.table] : []));
  ctx.body = {
    marks,
    asked: questions,
    conflicts: at.conflicts?.length ?? 0,
    elsewhere: at.elsewhere ?? [],
    faults: (at.faults ?? []).map(({ field, row, cell, text }) => ({ field, row, cell, text })),
    computed: Object.fromEntries(tables.map((table) => [table.id, computedOf(table)])),
    sums: Object.fromEntries(tables.map((table) => [table.id, sumsOf(table)])),
    totals: Object.fromEntries(
      fields.flatMap((field) => (field.type === 'total' ? [[field.id, field.value === null ? '—' : wan(field.value)]] : [])),
    ),
  };
}

/** These keep what stands on the page themselves. */
const DIRECT: readonly string[] = ['form.goto', 'form.save', 'form.submit'];

/** Keeps the page, takes in files that came with it, and does what was pressed; an answer that was changed elsewhere is asked about first. */
async function keepThen(
  visit: Visit,
  { taskId, page, sent, wire }: { taskId: number; page: number; sent: Readonly<Record<string, unknown>>; wire: string },
): Promise<Answered> {
  const kept = await press(visit, encodeAction({ verb: 'form.keep', task: taskId, page }), sent);
  if (kept.form === undefined || (kept.form.conflicts?.length ?? 0) > 0) return kept;
  const taken = await takeFiles(visit, taskId, sentFiles(visit));
  // Faults of a table by their cells are a page of their own.
  if (taken !== null) {
    return taken.form === undefined && taken.toast === undefined ? taken : { ...taken, form: taken.form ?? kept.form };
  }
  if (wire === '') return kept;
  const { [INPUTS.lateReason]: late = '' } = sent;
  return press(visit, wire, { [INPUTS.lateReason]: late });
}

async function sheetOf({ parts, visitor }: Visit, taskId: number, said: Answered | null): Promise<ReadSheet | null> {
  try {
    return await readAs(parts.deps, visitor.sender, (context) => readSheet(context, taskId, said?.form ?? null));
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** What the address says of the step, and what came of the last press; both null where it says nothing. */
async function saidIn(
  { ctx, parts, visitor }: Visit,
  taskId: number,
): Promise<(Answered & { form?: FormAt & { task: number } }) | null> {
  const { said, page } = ctx.query;
  const kept = typeof said === 'string' ? await keptAnswer(parts, visitor, said) : null;
  if (kept?.form?.task === taskId) return kept;
  if (typeof page !== 'string') return null;
  const at = page === 'check' ? 'confirm' : Math.max(0, Number.parseInt(page, 10) - 1);
  return { form: { task: taskId, page: at === 'confirm' || Number.isSafeInteger(at) ? at : 0 } };
}

/** What was typed is kept; the file was not read to its end, and the sentence says why. */
async function showTooLarge(visit: Visit, taskId: number, reply: Answered): Promise<void> {
  const { ctx, visitor } = visit;
  const read = await sheetOf(visit, taskId, reply);
  if (read === null) return notFilledIn(visit, taskId);
  showPage(ctx, visitor, {
    title: read.sheet.title,
    styles: ['sheet'],
    main: renderSheet(visitor, read, { ...(reply.toast === undefined ? {} : { toast: reply.toast }), add: null }),
  });
  ctx.status = 413;
}

/** Whoever may not fill it in sees what he may see of it; else nothing is told. */
async function notFilledIn(visit: Visit, taskId: number): Promise<void> {
  const { ctx, visitor } = visit;
  const answered = taskId === 0 ? {} : await press(visit, encodeAction({ verb: 'task.show', task: taskId }));
  if (answered.card !== undefined) {
    return showPage(ctx, visitor, { title: answered.card.header.title, main: renderCard(visitor, answered) });
  }
  const link = { label: '看我的待办', href: '/pages/tasks' };
  showMessage(ctx, visitor, { status: 404, title: '没有找到', says: '没有这项待办，或它不归您办理。', link });
}

function rowQuestion(body: unknown, action: string) {
  const row = rowPress(fieldIn(body, 'row'));
  if (row?.what !== 'del') return null;
  const no = String(row.at + 1);
  const text = `第 ${no} 行将被删除，合计随之重算。`;
  return { title: '删除这一行？', text, name: 'row', value: `drop:${row.field}:${String(row.at)}`, action };
}

function taskOf({ ctx }: Visit): number {
  const id = String(ctx.params['task']);
  return /^\d{1,9}$/.test(id) ? Number(id) : 0;
}

function pageIn(body: unknown): number {
  const page = fieldIn(body, 'page');
  return typeof page === 'string' && /^\d{1,3}$/.test(page) ? Number(page) : 0;
}

function fieldIn(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? new Map<string, unknown>(Object.entries(body)).get(name) : undefined;
}
