import type { Column, FieldOf } from '../../policies/schema/index.js';
import { isComputed } from '../../workflow/forms/table.js';
import { quoted, squash } from '../office/text.js';
import type { SheetCell, WorkbookSheet } from './workbook.js';

/** A fault of one cell. `cell` is its address (`D7`), `says` the sentence for the person, which begins with it. */
export interface CellFault {
  readonly cell: string;
  readonly says: string;
}

/** Address of a cell from zero-based row and column. */
export function address(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

export const fault = (cell: string, message: string): CellFault => ({ cell, says: `${cell}：${message}` });

/** The heading of a column as the template prints it: unit for money and shares, `*` where it must be filled. */
export function headingOf(column: Column): string {
  const unit = column.type === 'money' ? '万元' : column.share === true ? '%' : '';
  const shown = unit === '' || /%|％/.test(column.label) || column.label.includes(unit) ? '' : `（${unit}）`;
  return `${column.label}${shown}${column.required && !isComputed(column) ? '*' : ''}`;
}

const UNIT = /[([](单位:)?(万元|元|人民币|必填|选填|%)[)\]]/g;
const shownHeading = (cell: SheetCell | undefined) => (typeof cell === 'string' ? cell : '');
const bare = (text: string) =>
  squash(text)
    .replace(/[*:]|%$/g, '')
    .replace(UNIT, '');

/** Where the table stands: its sheet, the zero-based heading row, and each column's zero-based place. */
export interface Heading {
  readonly sheet: WorkbookSheet;
  readonly row: number;
  readonly places: ReadonlyMap<string, number>;
  readonly faults: readonly CellFault[];
}

const DEPTH = 15;
/** The longest name that a sheet can have. */
export const SHEET_NAME = 31;

function placesIn(cells: readonly SheetCell[], columns: readonly Column[]): Map<string, number> {
  const texts = cells.map((cell) => (typeof cell === 'string' ? bare(cell) : ''));
  const places = new Map<string, number>();
  for (const column of columns) {
    const at = texts.findIndex((text) => text !== '' && text === bare(column.label));
    if (at >= 0) places.set(column.id, at);
  }
  return places;
}

function faultsOf(
  cells: readonly SheetCell[],
  row: number,
  places: ReadonlyMap<string, number>,
  columns: readonly Column[],
): CellFault[] {
  const faults: CellFault[] = [];
  for (const column of columns) {
    const at = places.get(column.id);
    if (at === undefined) {
      if (!isComputed(column) && column.required) {
        faults.push(fault(`第 ${row + 1} 行`, `表头缺少${quoted(column.label)}一列，请补上或使用模板`));
      }
      continue;
    }
    const text = shownHeading(cells[at]);
    if (column.type === 'money' && /[(（]\s*元\s*[)）]/.test(text)) {
      faults.push(fault(address(row, at), `${column.label}应以万元为单位，表头为${quoted(text)}`));
    }
    const again = cells.findIndex((cell, n) => n > at && typeof cell === 'string' && bare(cell) === bare(column.label));
    if (again >= 0) faults.push(fault(address(row, again), `表头${quoted(column.label)}出现了两次，请删去一列`));
  }
  return faults;
}

/** Whether the workbook says by a sheet's name or a line above the heading that it holds this very table. */
export function isNamed({ sheet, row }: Heading, { label, template }: FieldOf<'table'>): boolean {
  const above = sheet.rows
    .slice(0, row)
    .flat()
    .map((cell) => squash(shownHeading(cell)));
  const names = [label, template ?? label].map(squash);
  return names.some((name) => squash(sheet.name) === name.slice(0, SHEET_NAME) || above.includes(name));
}

/** Finds the heading row within the first rows of any sheet: the one with most of the columns, at least half. */
export function findHeading(sheets: readonly WorkbookSheet[], field: FieldOf<'table'>): Heading | null {
  let best: Heading | null = null;
  for (const sheet of sheets) {
    for (const [row, cells] of sheet.rows.slice(0, DEPTH).entries()) {
      const places = placesIn(cells, field.columns);
      if (places.size < Math.max(2, field.columns.length / 2) || places.size <= (best?.places.size ?? 0)) continue;
      best = { sheet, row, places, faults: faultsOf(cells, row, places, field.columns) };
    }
  }
  return best;
}
