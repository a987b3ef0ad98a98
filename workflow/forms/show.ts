import type { Column, Field, FieldOf, Page } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import type { CellValue, FactReader, FormValue, Row } from '../facts.js';
import { formatDate, isCivilDate } from '../time/civil.js';
import { formatNumber, tableTotals, withUnit } from './money.js';
import { rowsOf } from './table.js';

/** What stands for no answer. */
export const EMPTY = '未填写';

/** The fields of a page that are asked now. */
export function askedFields(page: Page, read: FactReader): Field[] {
  return page.fields.filter(({ when }) => holdsIf(when, read));
}

/** An answer for a card: `1,200.5 万元`, `2026年9月18日（周五）`, `是`, `3 行，合计 120 万元`. Text that could not be read is shown as typed. */
export function showValue(field: Field, value: FormValue | undefined): string {
  if (field.type === 'table') {
    const rows = rowsOf(value);
    return rows.length === 0 ? EMPTY : `${String(rows.length)} 行${showTotal(field, rows)}`;
  }
  if (value === undefined || value === null || value === '') return EMPTY;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object') return value.filter((item) => typeof item === 'string').join('、') || EMPTY;
  if (field.type === 'date') {
    return typeof value === 'string' && isCivilDate(value) ? formatDate(value, { year: true }) : String(value);
  }
  if (typeof value === 'string') return value;
  if (field.type === 'money' || field.type === 'total') return withUnit(formatNumber(value), '万元');
  if (field.type !== 'number') return formatNumber(value);
  return withUnit(digitsOf(field, value), field.unit);
}

/** A number field's number. Years and the like, what never grows past four digits, are written without separators. */
export function digitsOf({ max }: FieldOf<'number'>, value: number): string {
  return max !== undefined && max < 10_000 ? String(value) : formatNumber(value);
}

/** `，合计 120 万元`, to be read after the rows; nothing for a table that is not added up. */
export function showTotal(field: FieldOf<'table'>, rows: readonly Row[]): string {
  const sum = field.columns.find(({ id }) => id === field.sum);
  if (sum === undefined) return '';
  return `，合计 ${formatNumber(tableTotals(field, rows).total)}${sum.type === 'money' ? ' 万元' : ''}`;
}

/** A cell for a card's table; empty cells stay empty. Money is in 万元, as the column's label says; a year takes no separators. */
export function showCell(column: Column, value: CellValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'number' || column.type === 'text' || column.year === true) return String(value);
  return `${formatNumber(value)}${column.share === true ? '%' : ''}`;
}
