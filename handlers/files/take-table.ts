import { isUnreadable, matchTables, type TableMatch } from '../../documents/index.js';
import { tableFaults } from '../../cards/table-faults.js';
import type { Task } from '../../entities/task.entity.js';
import type { FieldOf } from '../../policies/schema/index.js';
import { showTotal } from '../../workflow/forms/show.js';
import { rowsOf } from '../../workflow/forms/table.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { recordOf } from '../core/apply/writing.js';
import { loadCase } from '../core/case/case.js';
import { type Filling, fillingOf } from '../core/forms/filling.js';
import { pageOfField } from '../core/forms/filling-table.js';
import { keep } from '../core/forms/keep.js';
import { formReply } from '../present/form.js';
import type { Reply } from '../reply.js';
import type { FetchedFile } from './fetch.js';
import { openTasks } from './waiting.js';

/** A table that a person is filling in. */
interface OpenTable {
  readonly task: Task;
  readonly field: FieldOf<'table'>;
  readonly owner: number;
}
type Match = TableMatch<OpenTable>;

/**
 * A filled .xlsx whose sheets have the headings of tables in one of the person's open forms: their rows take the place of
 * the old ones, or every fault is named by its cell and nothing changes. `null` where no open form has such a table. With
 * several, the form that was worked on last is meant.
 *
 * @param taskId - the form that it is for, where that was said with it
 */
export async function takeTable(context: Context, file: FetchedFile, taskId: number | null = null): Promise<Reply | null> {
  const { workbook } = file;
  const open = workbook === null ? [] : await openTables(context);
  const tables = open.filter(({ task }) => taskId === null || task.id === taskId);
  if (workbook === null || tables.length === 0) return null;
  if (isUnreadable(workbook)) {
    throw new Refused(refuse('FILE_UNREADABLE', { name: file.name, why: workbook.unreadable.split('。')[0] ?? '' }));
  }
  const { tables: matches, repeated } = matchTables(workbook, tables);
  const [first] = matches;
  if (first === undefined) return null;
  return matches.some(({ read }) => read.faults.length > 0)
    ? faultsReply(first.of, matches, file)
    : readIn(context, first.of.task, matches, { file, repeated });
}

/** What the heading row should be, for a file that holds none of the tables being filled in; null when there are none. */
export async function expectedHeading(context: Context): Promise<string | null> {
  const [first] = await openTables(context);
  return first?.field.columns.map(({ label }) => label).join('、') ?? null;
}

/** The tables of the person's open forms, those worked on last first, and in a form those of the page that is open. */
async function openTables(context: Context): Promise<OpenTable[]> {
  const tables: (OpenTable & { at: number; away: number })[] = [];
  for (const { task, project } of await openTasks(context)) {
    const policy = context.deps.policies.get(project.policyId, project.policyVersion);
    const definition = policy?.tasks[task.task];
    if (definition?.kind !== 'form' && definition?.kind !== 'filing') continue;
    const pages = policy?.forms[definition.form ?? '']?.pages ?? [];
    const own = pages.flatMap(({ fields }, page) => fields.flatMap((field) => (field.type === 'table' ? { field, page } : [])));
    if (own.length === 0) continue;
    const draft = await context.tx.forms.draftOf(task.id);
    const at = draft?.at ?? task.openedAt;
    const awayOf = (page: number): number => (page === (draft?.page ?? 0) ? 0 : 1);
    tables.push(...own.map(({ field, page }) => ({ task, field, owner: task.id, at, away: awayOf(page) })));
  }
  return tables.sort((a, b) => b.at - a.at || b.task.id - a.task.id || a.away - b.away);
}

/** With several sheets, a cell is named with its own. */
function faultsReply({ task, field }: OpenTable, matches: readonly Match[], file: FetchedFile): Reply {
  const faults = matches.flatMap(({ sheet, read }) =>
    read.faults.map(({ cell, says }) => ({
      cell: matches.length > 1 ? `${sheet}!${cell}` : cell,
      text: says.replace(`${cell}：`, ''),
    })),
  );
  const faulty = matches.find(({ read }) => read.faults.length > 0)?.of.field ?? field;
  return { card: tableFaults.render({ taskId: task.id, field: faulty.id, file: file.name, faults }) };
}

async function readIn(
  context: Context,
  task: Task,
  matches: readonly Match[],
  { file, repeated }: { readonly file: FetchedFile; readonly repeated: readonly string[] },
): Promise<Reply> {
  const found = await loadCase(context, task.projectId);
  const filling = await fillingOf(context, found, task);
  const replaced = matches.find(({ of: { field } }) => rowsOf(filling.values[field.id]).length > 0);
  const page = pageOfField(filling, matches[0]?.of.field.id ?? '');
  const rows = Object.fromEntries(matches.map(({ of: { field }, read }) => [field.id, read.rows]));
  // A new revision, so that the rows that stood there can be put back.
  const kept = await keep(context, { ...filling, draft: null }, { ...filling.values, ...rows }, page);
  const body = { taskId: task.id, form: kept.formId ?? '', revision: kept.draft?.revision ?? 1, page };
  await recordOf(context, found.project.id, context.actor.id, { type: 'FORM_SAVED', body });
  const note = `已从“${file.name}”读入${matches.map((match) => saidOf(match, filling)).join('；')}。逐格核对无误${
    replaced === undefined ? '' : '，可以撤销'
  }。${repeatedNote(repeated)}`;
  const at = { page, note, ...(replaced === undefined ? {} : { undo: replaced.of.field.id }) };
  return formReply(context, kept, at);
}

/** `“项目资金概算”2 行，合计 17 万元（原来的 1 行已替换）`. */
function saidOf({ of: { field }, read }: Match, filling: Filling): string {
  const before = rowsOf(filling.values[field.id]).length;
  const old = before === 0 ? '' : `（原来的 ${String(before)} 行已替换）`;
  return `“${field.label}”${String(read.rows.length)} 行${showTotal(field, read.rows)}${old}`;
}

/** Said of sheets that hold a table again, so that nobody takes them for read in. */
function repeatedNote(sheets: readonly string[]): string {
  if (sheets.length === 0) return '';
  return `工作表${sheets.map((name) => `“${name}”`).join('、')}与前面的表头相同，没有读入；要一并读入的，请合并到一张表后重新发送。`;
}
