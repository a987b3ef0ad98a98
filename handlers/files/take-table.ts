import { isUnreadable, readTableOf, type TableRead, type WorkbookSheet } from '../../documents/index.js';
import { tableFaults } from '../../cards/table-faults.js';
import type { Task } from '../../entities/task.entity.js';
import type { FieldOf } from '../../policies/schema/index.js';
import { showTotal } from '../../workflow/forms/show.js';
import { rowsOf } from '../../workflow/forms/table.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { recordOf } from '../core/apply/writing.js';
import { loadCase } from '../core/case.js';
import { fillingOf, showsOf } from '../core/filling.js';
import { pageOfField } from '../core/filling-table.js';
import { keep } from '../core/keep.js';
import { fillingCard } from '../present/form.js';
import type { Reply } from '../reply.js';
import type { FetchedFile } from './fetch.js';
import { openTasks } from './waiting.js';

type TableField = FieldOf<'table'>;

/** A table that a person is filling in, and what the file holds for it. */
interface Match {
  readonly task: Task;
  readonly field: TableField;
  readonly read: TableRead;
}

/**
 * A filled .xlsx whose heading is that of a table in one of the person's open forms: its rows take the place of the old
 * ones, or every fault is named by its cell and nothing changes. `null` where no open form has such a table. With
 * several, the form that was worked on last is meant.
 */
export async function takeTable(context: Context, file: FetchedFile): Promise<Reply | null> {
  const { workbook } = file;
  const tables = workbook === null ? [] : await openTables(context);
  if (workbook === null || tables.length === 0) return null;
  if (isUnreadable(workbook)) {
    throw new Refused(refuse('FILE_UNREADABLE', { name: file.name, why: workbook.unreadable.split('。')[0] ?? '' }));
  }
  const match = firstMatch(tables, workbook);
  if (match === null) return null;
  return match.read.faults.length > 0 ? faultsReply(match, file) : readIn(context, match, file);
}

/** What the heading row should be, for a file that holds none of the tables being filled in; null when there are none. */
export async function expectedHeading(context: Context): Promise<string | null> {
  const [first] = await openTables(context);
  return first?.field.columns.map(({ label }) => label).join('、') ?? null;
}

/** The tables of the person's open forms, those worked on last first, and in a form those of the page that is open. */
async function openTables(context: Context): Promise<Pick<Match, 'task' | 'field'>[]> {
  const tables: { task: Task; field: TableField; at: number; away: number }[] = [];
  for (const { task, project } of await openTasks(context)) {
    const policy = context.deps.policies.get(project.policyId, project.policyVersion);
    const definition = policy?.tasks[task.task];
    if (definition?.kind !== 'form' && definition?.kind !== 'filing') continue;
    const pages = policy?.forms[definition.form ?? '']?.pages ?? [];
    const own = pages.flatMap(({ fields }, page) => fields.flatMap((field) => (field.type === 'table' ? { field, page } : [])));
    if (own.length === 0) continue;
    const draft = await context.tx.forms.draftOf(task.id);
    const at = draft?.at ?? task.openedAt;
    tables.push(...own.map(({ field, page }) => ({ task, field, at, away: page === (draft?.page ?? 0) ? 0 : 1 })));
  }
  return tables.sort((a, b) => b.at - a.at || b.task.id - a.task.id || a.away - b.away);
}

/** Tables of the same columns are read once. */
function firstMatch(tables: readonly Pick<Match, 'task' | 'field'>[], workbook: readonly WorkbookSheet[]): Match | null {
  const reads = new Map<string, TableRead | null>();
  for (const { task, field } of tables) {
    const { columns, sum, groupBy, minRows, maxRows } = field;
    const key = JSON.stringify([columns, sum, groupBy, minRows, maxRows]);
    const known = reads.get(key);
    const read = known === undefined ? readable(workbook, field) : known;
    reads.set(key, read);
    if (read !== null) return { task, field, read };
  }
  return null;
}

function readable(workbook: readonly WorkbookSheet[], field: TableField): TableRead | null {
  const read = readTableOf(workbook, field);
  return isUnreadable(read) ? null : read;
}

function faultsReply({ task, field, read }: Match, file: FetchedFile): Reply {
  const faults = read.faults.map(({ cell, says }) => ({ cell, text: says.replace(`${cell}：`, '') }));
  return { card: tableFaults.render({ taskId: task.id, field: field.id, file: file.name, faults }) };
}

async function readIn(context: Context, { task, field, read }: Match, file: FetchedFile): Promise<Reply> {
  const found = await loadCase(context, task.projectId);
  const filling = await fillingOf(context, found, task);
  const before = rowsOf(filling.values[field.id]).length;
  const page = pageOfField(filling, field.id);
  // A new revision, so that the rows that stood there can be put back.
  const kept = await keep(context, { ...filling, draft: null }, { ...filling.values, [field.id]: read.rows }, page);
  const body = { taskId: task.id, form: kept.formId ?? '', revision: kept.draft?.revision ?? 1, page };
  await recordOf(context, found.project.id, context.actor.id, { type: 'FORM_SAVED', body });
  const total = showTotal(field, rowsOf(kept.values[field.id]));
  const count = `已从“${file.name}”读入“${field.label}”${String(read.rows.length)} 行${total}，逐格核对无误。`;
  const note = before === 0 ? count : `${count}原来的 ${String(before)} 行已替换，可以撤销。`;
  const at = { page, note, ...(before === 0 ? {} : { undo: field.id }) };
  return { card: fillingCard(context, kept, at), shows: showsOf(kept) };
}
