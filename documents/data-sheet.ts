import type { CellObject, Row as SheetRow } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { textCell } from './table/text-cell.js';

/** `money` is in 万元; `count` a whole number, `number` any; `percent` a part of 1; `date` a civil date. */
export type SheetKind = 'text' | 'date' | 'money' | 'count' | 'number' | 'percent';

export interface SheetColumn {
  readonly label: string;
  /** In characters of half width. */
  readonly width: number;
  readonly kind: SheetKind;
}

/** Rows of data under one head. */
export interface DataSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** How many more there are that were not read for it. */
  readonly left?: number;
}

/** More rows take a spreadsheet programme of an office's PC, and this process, too long. */
export const MOST_SHEET_ROWS = 10_000;

const FORMATS = {
  money: '#,##0.00####',
  count: '0',
  number: '#,##0.##',
  percent: '0.0%',
} as const satisfies Partial<Record<SheetKind, string>>;
const DATE = 'yyyy-mm-dd';
const style = { wrap: true, alignVertical: 'center' } as const;

/**
 * The .xlsx of one or more sheets: numbers are numbers, dates are dates, text is text, the head stays in sight and filters.
 * Of more than `MOST_SHEET_ROWS` rows the first are written, and a last row says so.
 */
export function dataSheets(sheets: readonly DataSheet[]): Promise<Uint8Array> {
  return writeExcelFile(
    sheets.map((sheet) => ({
      data: dataOf(sheet),
      sheet: sheet.name.replace(/[\\/?*[\]:']/g, '').slice(0, 31) || '表',
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
    { fontFamily: '宋体', fontSize: 11, features: [filters(sheets)] },
  ).toBuffer();
}

function dataOf({ columns, rows, left: unread = 0 }: DataSheet): SheetRow[] {
  const written = rows.slice(0, MOST_SHEET_ROWS);
  const left = rows.length - written.length + unread;
  return [
    columns.map(({ label }) => ({
      value: label,
      type: String,
      fontWeight: 'bold',
      backgroundColor: '#DDEBF7',
      align: 'center',
      alignVertical: 'center',
      wrap: true,
    })),
    ...written.map((row): SheetRow => columns.map(({ kind }, at) => cellOf(kind, row[at] ?? null))),
    ...(left === 0 ? [] : [[{ type: String, value: `还有 ${String(left)} 行没有列出，请缩小范围后再导出。` }]]),
  ];
}

function cellOf(kind: SheetKind, value: string | number | null): CellObject {
  if (value === null || value === '') return style;
  if (kind === 'date' && typeof value === 'string') {
    return { ...style, type: Date, value: new Date(`${value}T00:00:00Z`), format: DATE, align: 'center' };
  }
  if (kind === 'text' || kind === 'date') return { ...style, ...textCell(String(value)) };
  return typeof value === 'number' ? { ...style, type: Number, value, format: FORMATS[kind] } : { ...style, ...textCell(value) };
}

/** The writer knows no filters; they stand right behind the data (ECMA-376, 18.3.1.99). */
function filters(sheets: readonly DataSheet[]) {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (content: string, _: unknown, { sheetIndex }: { readonly sheetIndex: number }) => {
            const sheet = sheets[sheetIndex];
            if (sheet === undefined || sheet.rows.length === 0) return content;
            const last = `${columnLetters(sheet.columns.length)}${String(Math.min(sheet.rows.length, MOST_SHEET_ROWS) + 1)}`;
            return content.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${last}"/>`);
          },
        },
      },
    },
  };
}

/** 1 → A, 27 → AA. */
function columnLetters(n: number): string {
  const rest = Math.floor((n - 1) / 26);
  return `${rest === 0 ? '' : columnLetters(rest)}${String.fromCharCode(65 + ((n - 1) % 26))}`;
}
