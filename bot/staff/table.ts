import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { seenText } from '../../workflow/forms/seen-text.js';

/** One line of a table as people see it: 1-based, the header being one of them. */
export interface TableLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Of a workbook with more sheets than the one that is read. */
export interface MoreSheet {
  readonly name: string;
  readonly lines: readonly TableLine[];
}

export type Table =
  { readonly lines: readonly TableLine[]; readonly more: readonly MoreSheet[] } | { readonly unreadable: string };

/**
 * Reads a csv or xlsx file into text cells, empty lines left out. A csv may be UTF-8 with or without a byte-order mark,
 * GBK/GB18030, or the UTF-16 that Excel calls “Unicode 文本”; commas or tabs. Of a workbook the first sheet is read.
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return { unreadable: '是旧版 Excel 格式（.xls），请另存为 .xlsx 或 .csv 再导入' };
  }
  const isWorkbook = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
  try {
    const [first, ...more] = isWorkbook ? await workbookLines(bytes) : [{ name: '', lines: csvLines(decode(bytes)) }];
    return { lines: first?.lines ?? [], more };
  } catch {
    return {
      unreadable: isWorkbook
        ? '已损坏或有密码，请用 Excel 打开，另存后再导入'
        : '不是有效的 csv 文件，请检查引号是否成对，或另存为 .xlsx 再导入',
    };
  }
}

async function workbookLines(bytes: Uint8Array): Promise<MoreSheet[]> {
  const sheets = await readExcelFile(Buffer.from(bytes));
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    lines: filled(
      data.map((row, at) => ({
        line: at + 1,
        cells: row.map((cell) => (cell instanceof Date ? '' : cellText(String(cell ?? '')))),
      })),
    ),
  }));
}

function filled(lines: readonly TableLine[]): TableLine[] {
  return lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function csvLines(text: string): TableLine[] {
  const delimiter = text.slice(0, text.search(/\r|\n|$/)).includes('\t') ? '\t' : ',';
  const lines: TableLine[] = [];
  parse(text, {
    delimiter,
    relax_column_count: true,
    on_record: (record: string[], { lines: line }) => {
      lines.push({ line, cells: record.map(cellText) });
      return null;
    },
  });
  return filled(lines);
}

/** On one line, with nothing that is not seen. */
export function cellText(cell: string): string {
  return seenText(cell).replace(/\s+/g, ' ').trim();
}

function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}
