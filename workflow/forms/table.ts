import type { Column, FieldOf, Form } from '../../policies/schema/index.js';
import type { CellValue, FormValue, FormValues, Row } from '../facts.js';
import { shareOf } from './cross.js';
import { formatNumber, productWan, sumFen, sumOfAmounts, tableTotals } from './money.js';
import { ownCell, parseCell } from './parse.js';

/** What is wrong with one cell. Rows count from 1; `cell` is its place in the sheet (`C5`) where the caller knows it. */
export interface CellFault {
  readonly row: number;
  readonly column: string;
  readonly columnId: string;
  readonly cell?: string;
  readonly says: string;
}

/** The place in the sheet of a row (from 0) and column (from 0). */
export type CellName = (row: number, column: number) => string;

const CELL_MAX = 1_000_000_000;
const TEXT_MAX = 200;

/** What is out of bounds in a cell that is filled in and of its column's type. */
export function cellLimitFault(column: Column, value: string | number): string | null {
  const { type, min = 0 } = column;
  if (typeof value === 'string') {
    const [length, max] = [[...value].length, column.max ?? TEXT_MAX];
    if (length < min) return `至少 ${String(min)} 个字，现有 ${String(length)} 个字`;
    return length > max ? `不超过 ${String(max)} 个字，现有 ${String(length)} 个字` : null;
  }
  // A number may be a year, which takes no separators.
  const said = type === 'number' ? String : formatNumber;
  if (value < min) return `不能小于 ${said(min)}`;
  const max = column.max ?? CELL_MAX;
  return value > max ? `不能大于 ${said(max)}` : null;
}

/** A table's rows; none where the value is something else. */
export function rowsOf(value: FormValue | undefined): readonly Row[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.filter(isRow);
}

/** Whether a column's cells are worked out and never typed. */
export function isComputed({ product, share }: Column): boolean {
  return product !== undefined || share === true;
}

/** Whether nothing was filled into a row; the group that it stands in is not counted. */
export function isBlankRow({ columns, groupBy }: FieldOf<'table'>, cells: Row): boolean {
  return columns.every((column) => column.id === groupBy || isComputed(column) || (cells[column.id] ?? null) === null);
}

/** Fills the computed cells: the product of others, exact to a 分, empty while one of them is; and each row's share of the whole. */
export function computeRows(field: FieldOf<'table'>, rows: readonly Row[]): Row[] {
  const whole = rows.reduce((all, row) => all + sumFen(field, row), 0);
  return rows.map((row) => {
    const computed: Record<string, CellValue> = { ...row };
    for (const { id, product, share } of field.columns) {
      if (product !== undefined) computed[id] = productOf(product, row);
      else if (share === true) computed[id] = shareOf(sumFen(field, row), whole);
    }
    return computed;
  });
}

/** Computes every table's cells and fills every total: neither is ever typed. A total is null while there is nothing to add up. */
export function computeTotals(form: Form, values: FormValues): FormValues {
  const fields = form.pages.flatMap((page) => page.fields);
  const tables = fields.filter((field) => field.type === 'table');
  const computed = new Map<string, FormValue>(Object.entries(values));
  for (const table of tables) {
    if (computed.has(table.id)) computed.set(table.id, computeRows(table, rowsOf(computed.get(table.id))));
  }
  for (const field of fields) {
    if (field.type === 'total') computed.set(field.id, totalOf(field, tables, Object.fromEntries(computed)));
  }
  return Object.fromEntries(computed);
}

function totalOf({ of }: FieldOf<'total'>, tables: readonly FieldOf<'table'>[], values: FormValues): number | null {
  if (typeof of !== 'string') return sumOfAmounts(of, values);
  const table = tables.find(({ id }) => id === of);
  const rows = rowsOf(values[of]);
  return table === undefined || rows.length === 0 ? null : tableTotals(table, rows).total;
}

/** Every cell that is missing, unreadable, out of bounds, or whose arithmetic is wrong. */
export function checkRows(field: FieldOf<'table'>, rows: readonly Row[], cellName?: CellName): CellFault[] {
  return rows.flatMap((row, at) =>
    field.columns.flatMap((column, place) => {
      const says = faultOf(field, column, row);
      if (says === null) return [];
      const fault = { row: at + 1, column: column.label, columnId: column.id, says };
      return [cellName === undefined ? fault : { ...fault, cell: cellName(at, place) }];
    }),
  );
}

function faultOf(field: FieldOf<'table'>, column: Column, row: Row): string | null {
  // A share is worked out from all rows: nothing that stands in one can be wrong.
  if (column.share === true) return null;
  return column.product === undefined ? cellFault(column, ownCell(row, column.id)) : computedFault(field, column, row);
}

function cellFault(column: Column, cell: CellValue): string | null {
  const parsed = parseCell(column, cell);
  if ('fault' in parsed) return parsed.fault;
  const { value } = parsed;
  if (value === null) return column.required ? (column.type === 'choice' ? '请选择' : '请填写') : null;
  return cellLimitFault(column, value);
}

/** A computed cell may come filled in from a spreadsheet: then it must be what the others make. */
function computedFault(field: FieldOf<'table'>, column: Column, row: Row): string | null {
  const right = productOf(column.product ?? [], row);
  if (right === null) return null;
  const range = cellLimitFault(column, right);
  const cell = ownCell(row, column.id);
  if (range !== null || cell === null) return range;
  const parsed = parseCell(column, cell);
  if ('value' in parsed && parsed.value === right) return null;
  const labels = (column.product ?? []).map((id) => field.columns.find((other) => other.id === id)?.label ?? id);
  const found = typeof cell === 'number' ? formatNumber(cell) : cell;
  return `应为 ${formatNumber(right)}（${labels.join('×')}），表中是 ${found}`;
}

function productOf(columns: readonly string[], row: Row): number | null {
  const factors = columns.map((id) => ownCell(row, id)).filter((cell) => typeof cell === 'number');
  return factors.length === columns.length && factors.length > 0 ? productWan(factors) : null;
}

function isRow(item: unknown): item is Row {
  return typeof item === 'object' && item !== null && !Array.isArray(item);
}
