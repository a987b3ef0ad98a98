import type { Field, FieldOf, Page } from '../../policies/schema/index.js';
import type { FormValue, FormValues, Row } from '../facts.js';
import { KEEP_CHARS, ownCell, parseCell, parseFieldInput, parseRow } from './parse.js';
import { isBlankRow, isComputed } from './table.js';

/** What is said of one field of a page. `says` is read after the label; `row` counts from 1, `column` is the label, `cell` the column's id. */
export interface FieldFault {
  readonly field: string;
  readonly label: string;
  readonly row?: number;
  readonly column?: string;
  readonly cell?: string;
  readonly says: string;
}

export interface ParsedPage {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

/** More rows than these are not kept, whatever was sent; the limits of tables lie far below. */
const KEEP_ROWS = 5000;

/** Where a whole table comes with a page: the name of its rows. Never a field's, whose ids hold no underscore. */
export function rowsName(fieldId: string): string {
  return `rows_${fieldId}`;
}

/**
 * Takes a page's answers into the old ones. Fields that were not sent keep their value; a table comes with all its rows under
 * `rowsName`, or not at all; totals never come. Typed text that cannot be read is kept as it was typed, so that it is shown again and
 * `checkForm` faults it again; a picked value that cannot be is not.
 */
export function parsePage(page: Page, raw: Readonly<Record<string, unknown>>, old: FormValues): ParsedPage {
  const values = new Map<string, FormValue>(Object.entries(old));
  const faults: FieldFault[] = [];
  for (const field of page.fields) {
    if (field.type === 'table') {
      const rows = parseRows(field, raw[rowsName(field.id)]);
      if (rows === null) continue;
      values.set(field.id, rows);
      faults.push(...unreadable(field, rows));
      continue;
    }
    if (field.type === 'total' || !Object.hasOwn(raw, field.id)) continue;
    const typed = raw[field.id];
    const parsed = parseFieldInput(field, typed);
    if ('value' in parsed) values.set(field.id, parsed.value);
    else {
      faults.push({ field: field.id, label: field.label, says: parsed.fault });
      if (isTypedIn(field) && typeof typed === 'string') values.set(field.id, typed.slice(0, KEEP_CHARS));
    }
  }
  return { values: Object.fromEntries(values), faults };
}

/** Rows with something in them; a computed cell is never taken. Null where none were sent. */
function parseRows(field: FieldOf<'table'>, raw: unknown): Row[] | null {
  if (!Array.isArray(raw)) return null;
  const empty = Object.fromEntries(field.columns.filter(isComputed).map(({ id }) => [id, null]));
  const rows = raw.slice(0, KEEP_ROWS).map((row: unknown) => ({ ...parseRow(field, row), ...empty }));
  return rows.filter((row) => !isBlankRow(field, row));
}

/** Cells that hold what their column cannot. What is missing is named when the form is gone over. */
function unreadable(field: FieldOf<'table'>, rows: readonly Row[]): FieldFault[] {
  const { id, label, columns } = field;
  return rows.flatMap((row, at) =>
    columns.flatMap((column) => {
      const parsed = isComputed(column) ? null : parseCell(column, ownCell(row, column.id));
      if (parsed === null || 'value' in parsed) return [];
      return [{ field: id, label, row: at + 1, column: column.label, cell: column.id, says: parsed.fault }];
    }),
  );
}

function isTypedIn(field: Field): boolean {
  return field.type === 'text' || field.type === 'number' || field.type === 'money';
}
