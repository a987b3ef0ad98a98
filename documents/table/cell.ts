import type { Column } from '../../policies/schema/index.js';
import type { CellValue } from '../../workflow/facts.js';
import { parseCell } from '../../workflow/forms/parse.js';
import { showCell } from '../../workflow/forms/show.js';
import { cellLimitFault } from '../../workflow/forms/table.js';
import { parseAmount } from '../office/amount.js';
import { quoted, squash } from '../office/text.js';
import type { SheetCell } from './workbook.js';

/** A value of the column's type, or what is wrong with the cell (without its address). */
export type CellRead = { readonly value: CellValue } | { readonly wrong: string };

const FORMULA_ERROR = /^#(REF!|DIV\/0!|VALUE!|NAME\?|NUM!|N\/A|NULL!|SPILL!)$/;

/** The cell as a person sees it. */
export function shownCell(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.date;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'number' ? String(Number(cell.toPrecision(15))) : cell.trim();
}

export const isBlank = (cell: SheetCell | undefined): boolean => cell === undefined || shownCell(cell) === '';

function readNumber(cell: SheetCell, column: Column): CellRead {
  const { label, type } = column;
  if (cell !== null && typeof cell === 'object') return { wrong: `${label}应为数字，现为日期 ${cell.date}，请改单元格格式` };
  // The table's head says in what its amounts are; a sign before one says nothing else.
  const parsed = parseCell(column, typeof cell === 'string' && type === 'money' ? cell.trim().replace(/^[¥￥]/, '') : cell);
  if ('fault' in parsed) {
    const shown = quoted(shownCell(cell));
    const isFigure = typeof cell === 'number' || parseAmount(shownCell(cell)) !== null;
    return {
      wrong: isFigure
        ? `${label}${parsed.fault}，现为${shown}`
        : `${label}应为数字${type === 'money' ? '（万元）' : ''}，现为${shown}`,
    };
  }
  const { value } = parsed;
  if (typeof value !== 'number') return { value: null };
  const limit = cellLimitFault(column, value);
  return limit === null ? { value } : { wrong: `${label}${limit}，现为 ${showCell(column, value)}` };
}

function readChoice(text: string, { label, options = [] }: Column): CellRead {
  const option = options.find((each) => squash(each) === squash(text));
  return option === undefined ? { wrong: `${label}应为${options.join('、')}之一，现为${quoted(text)}` } : { value: option };
}

/** Reads one cell by its column. Text stays text, whatever it begins with. A blank is null. */
export function readCell(cell: SheetCell | undefined, column: Column): CellRead {
  if (cell === undefined || isBlank(cell)) return { value: null };
  const text = shownCell(cell);
  if (FORMULA_ERROR.test(text)) return { wrong: `${column.label}的公式出错（${text}），请改正` };
  if (column.type === 'number' || column.type === 'money') return readNumber(cell, column);
  if (column.type === 'choice') return readChoice(text, column);
  const limit = cellLimitFault(column, text);
  if (limit !== null) return { wrong: `${column.label}${limit}` };
  const parsed = parseCell(column, text);
  return 'fault' in parsed ? { wrong: `${column.label}${parsed.fault}` } : parsed;
}
