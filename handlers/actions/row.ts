import { cellName } from '../../cards/kit/inputs.js';
import type { FieldOf } from '../../policies/schema/index.js';
import type { Row } from '../../workflow/facts.js';
import { ownCell, parseRow } from '../../workflow/forms/parse.js';
import { showCell, showTotal } from '../../workflow/forms/show.js';
import { checkRows, isBlankRow, isComputed, rowsOf } from '../../workflow/forms/table.js';
import type { Context } from '../context.js';
import { type Filling, openFilling, showsOf, staleNote } from '../core/forms/filling.js';
import { nextRow, tableOf } from '../core/forms/filling-table.js';
import { keep } from '../core/forms/keep.js';
import type { Conflict } from '../core/forms/merge-page.js';
import { notTaken } from '../core/forms/not-taken.js';
import { readPage } from '../core/forms/read-page.js';
import { formReply } from '../present/form.js';
import type { FormAt } from '../present/form-views.js';
import { type RowAt, rowCard } from '../present/row.js';
import { done, type Reply } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';
import { sendTemplate, undoImport } from './table.js';

/** The rows of a form's table. Buttons of the page keep the page first; those of a row keep the row. */
export const rowActions: ActionHandlers<
  'row.add' | 'row.edit' | 'row.keep' | 'row.delete' | 'row.show' | 'table.template' | 'table.undo'
> = {
  'row.add': async (context, action, raw) => {
    const { kept, notes, conflicts } = await keepPage(context, action, raw);
    const field = tableOf(kept, action.field);
    const rows = rowsOf(kept.values[field.id]);
    if (rows.length >= field.maxRows) {
      return page(context, kept, action.page, { note: `已到 ${String(field.maxRows)} 行上限，不能再添加。`, conflicts });
    }
    return row(kept, action.page, { field, row: rows.length, values: nextRow(field, rows), faults: [], notes });
  },

  'row.edit': async (context, action, raw) => {
    const { kept, notes, conflicts } = await keepPage(context, action, raw);
    const field = tableOf(kept, action.field);
    const values = rowsOf(kept.values[field.id])[action.row];
    if (values === undefined) {
      return page(context, kept, action.page, { note: '这一行已经不在了，下面是最新的表格。', conflicts });
    }
    return row(kept, action.page, { field, row: action.row, values, faults: [], notes });
  },

  'row.show': async (context, action, raw) => {
    const { kept, notes, conflicts } = await keepPage(context, action, raw);
    return page(context, kept, action.page, {
      note: notes[0] ?? null,
      conflicts,
      tableAt: { field: action.field, row: action.from },
    });
  },

  'row.keep': async (context, action, raw) => {
    const filling = await openFilling(context, action.task);
    const field = tableOf(filling, action.field);
    const rows = rowsOf(filling.values[field.id]);
    const at = Math.min(action.row, rows.length);
    const typed = withoutComputed(field, parseRow(field, cellsOf(field, raw), rows[at]));
    if (action.version !== filling.version) {
      const kept = await keep(context, filling, filling.values, action.page);
      const note = '表格刚在别处改过。请核对这一行的位置和内容，再点“保存这一行”。';
      return row(kept, action.page, {
        field,
        row: at,
        values: typed,
        faults: [],
        notes: [note, standing(field, rows, at, typed)],
      });
    }
    // A row without anything in it is not worth a place; one that is only half right is kept, and its faults are named.
    const next = isBlankRow(field, typed) ? rows : [...rows.slice(0, at), typed, ...rows.slice(at + 1)];
    const kept = await keep(context, filling, { ...filling.values, [field.id]: next }, action.page);
    const faults = checkRows(field, [typed]);
    if (faults.length > 0) {
      const said = faults.map(({ column, columnId, says }) => ({ page: null, field: columnId, label: column, text: says }));
      return {
        ...row(kept, action.page, { field, row: at, values: typed, faults: said }),
        toast: { tone: 'warning', text: `还有 ${String(faults.length)} 处需要补充或更正。` },
      };
    }
    const text = `第 ${String(at + 1)} 行已保存${showTotal(field, rowsOf(kept.values[field.id]))}。`;
    return { ...page(context, kept, action.page, { tableAt: { field: field.id, row: at } }), toast: done(text) };
  },

  'row.delete': async (context, action) => {
    const filling = await openFilling(context, action.task);
    const field = tableOf(filling, action.field);
    const rows = rowsOf(filling.values[field.id]);
    const isFresh = action.version === filling.version && rows[action.row] !== undefined;
    const next = isFresh ? rows.filter((_, at) => at !== action.row) : rows;
    const kept = await keep(context, filling, { ...filling.values, [field.id]: next }, action.page);
    if (!isFresh) {
      return page(context, kept, action.page, {
        note: '表格刚在别处改过，没有删除。请在下面重新选择要删的行。',
      });
    }
    return {
      ...page(context, kept, action.page, {
        tableAt: { field: field.id, row: Math.max(0, Math.min(action.row, next.length - 1)) },
      }),
      toast: done(`第 ${String(action.row + 1)} 行已删除。`),
    };
  },

  'table.template': sendTemplate,
  'table.undo': undoImport,
};

interface KeptPage {
  readonly kept: Filling;
  readonly conflicts: readonly Conflict[];
  /** Whether the card was overtaken, and what of it was not taken. */
  readonly notes: readonly (string | null)[];
}

async function keepPage(
  context: Context,
  { task, version, page: at }: { readonly task: number; readonly version: number; readonly page: number },
  raw: FormInput,
): Promise<KeptPage> {
  const filling = await openFilling(context, task);
  const { values, conflicts } = readPage(context, filling, at, raw, version);
  const kept = await keep(context, filling, values, at);
  return { kept, conflicts, notes: [staleNote(filling, version), ...notTaken(filling, conflicts)] };
}

function page(context: Context, filling: Filling, at: number, said: Omit<FormAt, 'page'>): Reply {
  return formReply(context, filling, { ...said, page: at });
}

/** What saving this row would overwrite, where another stands in its place by now; null where nothing would be lost. */
function standing(field: FieldOf<'table'>, rows: readonly Row[], at: number, typed: Row): string | null {
  const row = rows[at];
  const cells = field.columns.filter((column) => !isComputed(column));
  if (row === undefined || isBlankRow(field, typed) || cells.every(({ id }) => ownCell(row, id) === ownCell(typed, id))) {
    return null;
  }
  const shown = cells.map((column) => [column.label, showCell(column, ownCell(row, column.id))] as const);
  const whole = shown.flatMap(([label, cell]) => (cell === '' ? [] : [`${label}：${cell}`])).join('；');
  return `表格里现在的第 ${String(at + 1)} 行是下面这样，保存后会换成您填的：\n${whole}`;
}

function row(filling: Filling, at: number, of: RowAt): Reply {
  return { card: rowCard(filling, at, of), shows: showsOf(filling) };
}

/** Cells by column id; a computed cell is never typed. */
function cellsOf({ columns }: FieldOf<'table'>, raw: FormInput): Record<string, unknown> {
  const typed = columns.filter((column) => !isComputed(column) && Object.hasOwn(raw, cellName(column.id)));
  return Object.fromEntries(typed.map(({ id }) => [id, raw[cellName(id)]]));
}

/** A computed cell of the row as it was would contradict what has just been typed. */
function withoutComputed({ columns }: FieldOf<'table'>, cells: Row): Row {
  return { ...cells, ...Object.fromEntries(columns.filter(isComputed).map(({ id }) => [id, null])) };
}
