import PizZip from 'pizzip';
import readExcelFile from 'read-excel-file/universal';
import type { Unreadable } from '../office/fault.js';
import { DocumentFault } from '../office/fault.js';
import { wrongOffice } from '../office/sniff.js';
import type { OfficeZip } from '../office/zip.js';
import { openZip } from '../office/zip.js';

/** A cell as Excel keeps it. Dates are given as civil dates `yyyy-mm-dd`; a formula is its last computed value. */
export type SheetCell = string | number | boolean | { readonly date: string } | null;
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

const MB = 1024 * 1024;
const LIMITS = { total: 96 * MB, part: 24 * MB, entries: 2000 };
const MOST = { rows: 5000, columns: 256, cells: 100_000 };

const tooManyRows = () =>
  new DocumentFault(`表格行列太多（最多 ${MOST.rows} 行、${MOST.columns} 列）。请删去多余的行列后重新发送。`);

const columnNumber = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * Makes a sheet's XML safe for a reader that builds a dense grid: cells that only carry a format go, and what is left
 * must lie within the limits. Error cells (#REF! …) become text, so that they are named instead of read as blank.
 */
function boundedSheet(xml: string): string {
  const filled = xml
    .replace(/<(?:\w+:)?c\b[^<>]*(?:\/>|><\/(?:\w+:)?c>)/g, '')
    .replace(/(<(?:\w+:)?c\b[^<>]*?\s)t="e"/g, '$1t="str"');
  let cells = 0;
  for (const [, letters = '', row = ''] of filled.matchAll(/<(?:\w+:)?c\b[^<>]*?\sr="([A-Z]{1,4})(\d{1,8})"/g)) {
    cells += 1;
    if (cells > MOST.cells || Number(row) > MOST.rows || columnNumber(letters) > MOST.columns) throw tooManyRows();
  }
  return filled;
}

/** The text parts packed anew, so that the reader sees exactly what was measured and nothing else. */
function repack(zip: OfficeZip): ArrayBuffer {
  const clean = new PizZip();
  for (const name of zip.names) {
    if (!/\.(xml|rels)$/i.test(name) || /^(xl\/(drawings|charts|theme|media|pivot\w*|comments\w*)\/|docProps\/)/.test(name)) {
      continue;
    }
    clean.file(name, /(^|\/)worksheets\/[^/]+\.xml$/i.test(name) ? boundedSheet(zip.text(name)) : zip.read(name));
  }
  return clean.generate({ type: 'arraybuffer', compression: 'STORE' });
}

function cell(value: unknown): SheetCell {
  if (value instanceof Date) return { date: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10) };
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Reads all sheets of an .xlsx within limits that hold whatever the file claims; never throws. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly WorkbookSheet[] | Unreadable> {
  try {
    const zip = openZip(bytes, '.xlsx', LIMITS);
    if (!zip.has('xl/workbook.xml')) return { unreadable: wrongOffice(zip.names, '.xlsx') };
    const sheets = await readExcelFile(repack(zip));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cell)) }));
  } catch (error) {
    return {
      unreadable:
        error instanceof DocumentFault ? error.message : '表格已损坏，无法读取。请用 Excel 或 WPS 另存为 .xlsx 后重新发送。',
    };
  }
}
