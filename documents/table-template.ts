import type { CellObject, Row as SheetRow } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import type { Column, FieldOf } from '../policies/schema/index.js';
import type { CellValue, Row } from '../workflow/facts.js';
import { isComputed } from '../workflow/forms/table.js';
import { address, headingOf, SHEET_NAME } from './table/heading.js';
import { line, MONEY, summarySheet } from './table/summary.js';
import { textCell } from './table/text-cell.js';

const EMPTY_ROWS = 40;
/** Room below the rows that are filled in already. */
const MORE_ROWS = 10;
const HEADING_ROW = 2;

/** One line on how to fill the table, so that it is right the first time. */
function howTo(field: FieldOf<'table'>): string {
  const choices = field.columns.flatMap(({ label, options }) => (options ? [`${label}填 ${options.join('、')} 之一`] : []));
  const computed = field.columns.filter(isComputed).map(({ label }) => label);
  return [
    '填写说明：带 * 的列必填',
    ...(field.columns.some(({ type }) => type === 'money') ? ['金额单位为万元，最多六位小数'] : []),
    ...choices,
    ...(computed.length > 0 ? [`${computed.join('、')}由公式算出，不用填`] : []),
    '行不够时在表中间插入；请勿改动表头。填好后发到您与项目管家的会话，或在填表的网页上读入。',
  ].join('；');
}

function width(column: Column): number {
  const { label, type } = column;
  if (isComputed(column) || type === 'money' || type === 'choice') return 14;
  if (type === 'number') return 10;
  return label.length > 4 ? 26 : 18;
}

/** Where the table's rows and its total stand in the sheet, counted from 0. */
interface Place {
  readonly row: number;
  readonly totalRow: number;
}

function formula(field: FieldOf<'table'>, column: Column, { row, totalRow }: Place): string {
  const at = (id: string | undefined, on: number) =>
    address(
      on,
      field.columns.findIndex((each) => each.id === id),
    );
  if (column.share === true) {
    const whole = at(field.sum, totalRow).replace(/(\d+)$/, '$$$1');
    return `=IF(N(${at(field.sum, row)})=0,"",ROUND(${at(field.sum, row)}/${whole}*100,2))`;
  }
  const cells = (column.product ?? []).map((id) => at(id, row));
  return `=IF(COUNT(${cells.join(',')})<${cells.length},"",ROUND(${cells.join('*')},6))`;
}

/** A cell as it stands: text is text, whatever it begins with. */
function filledCell(value: CellValue | undefined): CellObject {
  if (value === null || value === undefined) return {};
  return typeof value === 'number' ? { type: Number, value } : textCell(value);
}

function bodyCell(field: FieldOf<'table'>, column: Column, place: Place, value: CellValue | undefined): CellObject {
  // What was typed and cannot be read as money goes out as the text that it is.
  const format = column.type === 'money' && typeof value !== 'string' ? { type: Number, format: MONEY } : {};
  if (!isComputed(column)) return { ...line, ...format, wrap: column.type === 'text', ...filledCell(value) };
  return { ...line, ...format, type: 'Formula', value: formula(field, column, place), backgroundColor: '#F2F2F2' };
}

/** The last row: the total as a formula over the rows, which grows when rows are inserted between. */
function totalRow(field: FieldOf<'table'>, from: number, row: number): SheetRow {
  const sumAt = field.columns.findIndex(({ id }) => id === field.sum);
  const sum = `=SUM(${address(from, sumAt)}:${address(row - 1, sumAt)})`;
  return field.columns.map((_, n): CellObject => {
    if (n === sumAt) return { ...line, type: 'Formula', value: sum, format: MONEY, fontWeight: 'bold' };
    return n === 0 ? { ...line, type: String, value: '资金总计', fontWeight: 'bold' } : line;
  });
}

/**
 * An .xlsx to be filled for a table field: title, how to fill it, headings with units, rows with formulas, total; with the
 * rows that are filled in already. Where sums are grouped or crossed, a second sheet works them out.
 */
export async function tableTemplate(field: FieldOf<'table'>, title: string, filled: readonly Row[] = []): Promise<Uint8Array> {
  const { columns } = field;
  const span = { columnSpan: columns.length };
  const rest = columns.slice(1).map(() => null);
  const from = HEADING_ROW + 1;
  const count = Math.min(field.maxRows, Math.max(EMPTY_ROWS, filled.length + MORE_ROWS));
  const body = (_: unknown, n: number): SheetRow =>
    columns.map((column) => bodyCell(field, column, { row: from + n, totalRow: from + count }, filled[n]?.[column.id]));
  const data: SheetRow[] = [
    [{ value: title, ...span, fontWeight: 'bold', fontSize: 16, align: 'center', alignVertical: 'center', height: 30 }, ...rest],
    [{ value: howTo(field), ...span, wrap: true, textColor: '#606060', alignVertical: 'center', height: 46 }, ...rest],
    columns.map((column) => ({
      ...line,
      value: headingOf(column),
      fontWeight: 'bold',
      align: 'center',
      wrap: true,
      backgroundColor: '#DDEBF7',
      height: 32,
    })),
    ...Array.from({ length: count }, body),
    ...(field.sum === undefined ? [] : [totalRow(field, from, from + count)]),
  ];
  const sheet = field.label.replace(/[\\/?*[\]:']/g, '').slice(0, SHEET_NAME) || '表';
  const summary = summarySheet(field, filled, { sheet, from, to: from + count - 1 });
  return writeExcelFile(
    [
      {
        data,
        sheet,
        columns: columns.map((column) => ({ width: width(column) })),
        stickyRowsCount: from,
        orientation: 'landscape',
      },
      ...(summary === null ? [] : [summary]),
    ],
    { fontFamily: '宋体', fontSize: 11 },
  ).toBuffer();
}
