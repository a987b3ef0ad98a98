import type { Column, FieldOf } from '../policies/schema/index.js';
import type { CellValue, Row } from '../workflow/facts.js';
import { formatNumber, toFen, toWan } from '../workflow/forms/money.js';
import { computeRows, isComputed } from '../workflow/forms/table.js';
import type { Unreadable } from './office/fault.js';
import { isUnreadable } from './office/fault.js';
import { squash } from './office/text.js';
import type { SumLine } from './office/totals.js';
import { checkTotals } from './office/totals.js';
import { isBlank, readCell, shownCell } from './table/cell.js';
import type { CellFault, Heading } from './table/heading.js';
import { address, fault, findHeading } from './table/heading.js';
import { readProduct } from './table/product.js';
import { shareFaults } from './table/share.js';
import { readTotalRow } from './table/total-row.js';
import type { SheetCell, WorkbookSheet } from './table/workbook.js';
import { readWorkbook } from './table/workbook.js';

/** What a filled table holds. Rows are usable only when there are no faults: a faulty cell is null in its row. */
export interface TableRead {
  readonly rows: readonly Row[];
  readonly faults: readonly CellFault[];
}

/** Said of a table without a row. */
export const NOTHING = '表中还没有填写内容';
const NOTE = /^(注|说明|备注|填表|填写|表中|单位[:：])/;

/** A row that carries nothing of its own: blank, only its group's name or a formula's zero, or a note under the table. */
function isIdle(cells: readonly SheetCell[], field: FieldOf<'table'>, places: ReadonlyMap<string, number>): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const [only] = filled;
  if (filled.length === 1 && typeof only === 'string' && NOTE.test(only)) return true;
  return field.columns.every((column) => {
    const cell = cells[places.get(column.id) ?? -1];
    return column.id === field.groupBy || column.share === true || isBlank(cell) || (isComputed(column) && cell === 0);
  });
}

function readRow(
  cells: readonly SheetCell[],
  row: number,
  field: FieldOf<'table'>,
  places: Heading['places'],
  group: SheetCell,
): { row: Row; faults: CellFault[] } {
  const values = new Map<string, CellValue>();
  const faulty = new Set<string>();
  const faults: CellFault[] = [];
  const wrong = (column: Column, message: string) => {
    const at = places.get(column.id);
    faulty.add(column.id);
    // A missing column is named once, at the heading.
    if (at !== undefined) faults.push(fault(address(row, at), message));
  };
  const cellOf = ({ id }: Column) => cells[places.get(id) ?? -1];
  for (const column of field.columns) {
    if (isComputed(column)) continue;
    const cell = cellOf(column);
    const read = readCell(column.id === field.groupBy && isBlank(cell) ? group : cell, column);
    values.set(column.id, 'wrong' in read ? null : read.value);
    if ('wrong' in read) wrong(column, read.wrong);
    else if (column.required && read.value === null) wrong(column, `${column.label}未填写`);
  }
  for (const column of field.columns) {
    if (column.share === true) values.set(column.id, null);
    if (column.product === undefined) continue;
    const read = readProduct(column, field.columns, values, faulty, cellOf(column));
    values.set(column.id, read.value);
    if (read.wrong !== undefined) wrong(column, read.wrong);
  }
  return { row: Object.fromEntries(values), faults };
}

/**
 * Reads a filled table (.xlsx): finds its heading row on any sheet, carries a merged group down, computes the computed
 * cells and compares them, and the written totals, with what the file holds. Amounts are in 万元. Never throws.
 */
export async function readTable(bytes: Uint8Array, field: FieldOf<'table'>): Promise<TableRead | Unreadable> {
  const sheets = await readWorkbook(bytes);
  return isUnreadable(sheets) ? sheets : readTableOf(sheets, field);
}

/** As `readTable`, of a workbook that was opened before: the cheap part, fit for a unit of work. */
function readTableOf(sheets: readonly WorkbookSheet[], field: FieldOf<'table'>): TableRead | Unreadable {
  const heading = findHeading(sheets, field);
  if (heading !== null) return readUnder(heading, field);
  return {
    unreadable: `没有找到表头。表头应有：${field.columns.map(({ label }) => label).join('、')}。请用模板填写后重新发送。`,
  };
}

/** The rows under a heading that was found. */
export function readUnder(heading: Heading, field: FieldOf<'table'>): TableRead {
  const rows: Row[] = [];
  const at: number[] = [];
  const faults = [...heading.faults];
  const lines: SumLine[] = [];
  const totals = new Map<string, string>();
  let group: SheetCell = null;
  for (const [n, cells] of heading.sheet.rows.entries()) {
    if (n <= heading.row) continue;
    const total = readTotalRow(cells, n, field, heading.places);
    if (total) {
      if (!total.grand) group = null;
      totals.set(total.at, total.label);
      if (total.amount !== null) lines.push({ kind: 'total', amount: toFen(total.amount), grand: total.grand, at: total.at });
      continue;
    }
    const own = field.groupBy === undefined ? null : (cells[heading.places.get(field.groupBy) ?? -1] ?? null);
    if (!isBlank(own)) group = own;
    if (isIdle(cells, field, heading.places) || isHeadingAgain(cells, field, heading)) continue;
    const read = readRow(cells, n, field, heading.places, group);
    rows.push(read.row);
    at.push(n);
    faults.push(...read.faults);
    const amount = read.row[field.sum ?? ''];
    lines.push({ kind: 'row', amount: typeof amount === 'number' ? toFen(amount) : 0 });
  }
  for (const { at, expected, found } of checkTotals(lines)) {
    faults.push(
      fault(at, `${totals.get(at) ?? '合计'}应为 ${formatNumber(toWan(expected))}，现为 ${formatNumber(toWan(found))}`),
    );
  }
  faults.push(...countFaults(rows.length, field, heading));
  if (faults.length > 0) return { rows, faults };
  // Shares can be told only once every row is sound.
  const computed = computeRows(field, rows);
  return { rows: computed, faults: shareFaults(field, computed, at, heading) };
}

function isHeadingAgain(cells: readonly SheetCell[], field: FieldOf<'table'>, heading: Heading): boolean {
  const first = heading.sheet.rows[heading.row] ?? [];
  return field.columns.every(({ id }) => {
    const at = heading.places.get(id);
    return at === undefined || squash(shownCell(cells[at] ?? null)) === squash(shownCell(first[at] ?? null));
  });
}

function countFaults(count: number, field: FieldOf<'table'>, heading: Heading): CellFault[] {
  const below = `第 ${heading.row + 2} 行`;
  if (count < field.minRows) {
    return [fault(below, count === 0 ? NOTHING : `至少填写 ${field.minRows} 行，现有 ${count} 行`)];
  }
  if (count > field.maxRows) return [fault(below, `最多 ${field.maxRows} 行，现有 ${count} 行，请合并后重新发送`)];
  return [];
}
