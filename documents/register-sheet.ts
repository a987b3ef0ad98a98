import type { CellObject, Row as SheetRow } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { plainCell } from './project-sheet.js';

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

/** The .xlsx of a yearly list, as it goes out: title, number, one row a project, totals, who issues it and when. */
export function registerSheet(sheet: RegisterSheet): Promise<Uint8Array> {
  const { title, number, columns, rows, authority, date } = sheet;
  const across = (value: string, style: Partial<CellObject>): SheetRow => {
    return [{ type: String, value, columnSpan: columns.length + 1, ...style }, ...columns.map(() => null)];
  };
  return writeExcelFile(
    [
      across(title, { fontWeight: 'bold', fontSize: 18, align: 'center', alignVertical: 'center', height: 40 }),
      across(number, { align: 'right' }),
      ['序号', ...columns.map(({ label }) => label)].map((value) => heading(value)),
      ...rows.map((cells, at) => [cell(at + 1), ...cells.map((value) => cell(value))]),
      ...(columns.some(({ added }) => added) ? [totals(sheet)] : []),
      across(authority, { align: 'right', height: 36, alignVertical: 'bottom' }),
      across(date, { align: 'right' }),
    ],
    {
      sheet: title.replace(/[\\/?*[\]:]/g, '').slice(0, 31) || '清单',
      columns: [{ width: 6 }, ...columns.map((column, at) => ({ width: widthOf(column.label, rows, at) }))],
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

function heading(value: string): CellObject {
  return { ...line, type: String, value, fontWeight: 'bold', align: 'center', wrap: true, backgroundColor: '#F2F2F2' };
}

function cell(value: string | number | null): CellObject {
  if (value === null) return line;
  return typeof value === 'number'
    ? { ...line, type: Number, value, format: Number.isInteger(value) ? '0' : AMOUNT }
    : { ...line, type: String, value: plainCell(value), wrap: true };
}

/** Wide enough for what stands in it, within what a page can show. */
function widthOf(label: string, rows: RegisterSheet['rows'], at: number): number {
  const longest = rows.reduce((most, cells) => Math.max(most, String(cells[at] ?? '').length), label.length);
  return Math.min(48, Math.max(10, longest * 2 + 2));
}

function numberIn(value: string | number | null | undefined): number {
  return typeof value === 'number' ? value : 0;
}
