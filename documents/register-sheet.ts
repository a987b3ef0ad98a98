import type { CellObject, Row as SheetRow } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { textCell } from './table/text-cell.js';

export interface RegisterSheet {
  readonly title: string;
  readonly number: string;
  /** `added`: the column is summed up in the last row. */
  readonly columns: readonly { readonly label: string; readonly added: boolean }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly authority: string;
  /** `2026年9月24日`. */
  readonly date: string;
}

const line = { borderColor: '#000000', borderStyle: 'thin', alignVertical: 'center' } as const;
const AMOUNT = '#,##0.00####';
const COUNT_WIDTH = 6;
/** What a page lying on its side has room for, in characters of half width. */
const PAGE_WIDTH = 100;
const LINE_HEIGHT = 16;

/** The .xlsx of a yearly list, as it goes out: title, number, one row a project, totals, who issues it and when. */
export function registerSheet(sheet: RegisterSheet): Promise<Uint8Array> {
  const { title, number, columns, rows, authority, date } = sheet;
  const widths = widthsOf(sheet);
  const across = (value: string, style: Partial<CellObject>): SheetRow => {
    return [{ type: String, value, columnSpan: columns.length + 1, ...style }, ...columns.map(() => null)];
  };
  return writeExcelFile(
    [
      across(title, { fontWeight: 'bold', fontSize: 18, align: 'center', alignVertical: 'center', height: 40 }),
      across(number, { align: 'right' }),
      ['序号', ...columns.map(({ label }) => label)].map((value, at) => heading(value, [COUNT_WIDTH, ...widths][at] ?? 0)),
      ...rows.map((cells, at) => [count(at + 1, heightOf(cells, widths)), ...cells.map((value) => cell(value))]),
      ...(columns.some(({ added }) => added) ? [totals(sheet)] : []),
      across(authority, { align: 'right', height: 36, alignVertical: 'bottom' }),
      across(date, { align: 'right' }),
    ],
    {
      sheet: title.replace(/[\\/?*[\]:]/g, '').slice(0, 31) || '清单',
      columns: [COUNT_WIDTH, ...widths].map((width) => ({ width })),
      stickyRowsCount: 3,
      orientation: 'landscape',
    },
    { fontFamily: '宋体', fontSize: 11 },
  ).toBuffer();
}

function totals({ columns, rows }: RegisterSheet): SheetRow {
  const sums = columns.map(({ added }, at): CellObject => {
    if (!added) return line;
    const fen = rows.reduce((sum, cells) => sum + Math.round(numberIn(cells[at]) * 1e6), 0);
    return { ...line, type: Number, value: fen / 1e6, format: AMOUNT, fontWeight: 'bold' };
  });
  return [{ ...line, type: String, value: '合计', fontWeight: 'bold', align: 'center' }, ...sums];
}

function heading(value: string, width: number): CellObject {
  const height = LINE_HEIGHT * linesIn(value, width) + 4;
  return { ...line, height, type: String, value, fontWeight: 'bold', align: 'center', wrap: true, backgroundColor: '#F2F2F2' };
}

function count(value: number, height: number): CellObject {
  return { ...line, type: Number, value, align: 'center', height };
}

function cell(value: string | number | null): CellObject {
  if (value === null) return line;
  return typeof value === 'number'
    ? { ...line, type: Number, value, format: Number.isInteger(value) ? '0' : AMOUNT }
    : { ...line, ...textCell(value), wrap: true };
}

/** Each column wide enough for what stands in it; the longest give way until all fit on the page. */
function widthsOf({ columns, rows }: RegisterSheet): number[] {
  const wanted = columns.map(({ label }, at) => {
    const longest = rows.reduce((most, cells) => Math.max(most, breadth(String(cells[at] ?? ''))), breadth(label) / 2);
    return Math.min(48, Math.max(10, longest + 2));
  });
  const over = wanted.reduce((sum, width) => sum + width, COUNT_WIDTH) - PAGE_WIDTH;
  const spare = wanted.map((width) => Math.max(0, width - 12));
  const all = spare.reduce((sum, width) => sum + width, 0);
  return wanted.map((width, at) => (over <= 0 || all === 0 ? width : width - (Math.min(over, all) * (spare[at] ?? 0)) / all));
}

/** High enough for the longest text of a row, so that it is read whole wherever the file is opened. */
function heightOf(cells: readonly (string | number | null)[], widths: readonly number[]): number {
  const lines = cells.map((value, at) => (typeof value === 'string' ? linesIn(value, widths[at] ?? 1) : 1));
  return Math.min(400, LINE_HEIGHT * Math.max(...lines) + 4);
}

function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(breadth(part) / (width - 2))), 0);
}

/** In characters of half width. */
function breadth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 2 : 1), 0);
}

function numberIn(value: string | number | null | undefined): number {
  return typeof value === 'number' ? value : 0;
}
