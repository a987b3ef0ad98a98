import PizZip from 'pizzip';
import readExcelFile from 'read-excel-file/universal';
import type { Unreadable } from '../office/fault.js';
import { DocumentFault } from '../office/fault.js';
import { wrongOffice } from '../office/sniff.js';
import type { OfficeZip } from '../office/zip.js';
import { openZip } from '../office/zip.js';
import { mustNameEachOnce, sheetBounds } from './bounds.js';

/** A cell as Excel keeps it. Dates are given as civil dates `yyyy-mm-dd`; a formula is its last computed value. */
export type SheetCell = string | number | boolean | { readonly date: string } | null;
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

const MB = 1024 * 1024;
const LIMITS = { total: 96 * MB, part: 24 * MB, entries: 2000 };

/** The text parts packed anew, so that the reader sees exactly what was measured and nothing else. */
function repack(zip: OfficeZip): ArrayBuffer {
  const clean = new PizZip();
  const bounded = sheetBounds();
  for (const name of zip.names) {
    if (!/\.(xml|rels)$/i.test(name) || /^(xl\/(drawings|charts|theme|media|pivot\w*|comments\w*)\/|docProps\/)/.test(name)) {
      continue;
    }
    // Where a sheet lies only the workbook says: what has cells is one, whatever its name.
    const text = zip.text(name);
    clean.file(name, text.includes('sheetData') ? bounded(text) : zip.read(name));
  }
  mustNameEachOnce(zip.text('xl/workbook.xml'), zip.text('xl/_rels/workbook.xml.rels'));
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
