import type { CellObject, Row as SheetRow } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import type { Column, FieldOf } from '../policies/schema/index.js';
import { address, headingOf } from './table/heading.js';

const EMPTY_ROWS = 40;
const HEADING_ROW = 2;
const line = { borderColor: '#808080', borderStyle: 'thin', alignVertical: 'center' } as const;

/** One line on how to fill the table, so that it is right the first time. */
function howTo(field: FieldOf<'table'>): string {
  const choices = field.columns.flatMap(({ label, options }) => (options ? [`${label}填 ${options.join('、')} 之一`] : []));
  const computed = field.columns.filter(({ product }) => product).map(({ label }) => label);
  return [
    '填写说明：带 * 的列必填',
    ...(field.columns.some(({ type }) => type === 'money') ? ['金额单位为万元，最多六位小数'] : []),
    ...choices,
    ...(computed.length > 0 ? [`${computed.join('、')}由公式算出，不用填`] : []),
    '行不够时在表中间插入；请勿改动表头。填好后直接发到聊天窗口。',
  ].join('；');
}

function width({ label, type, product }: Column): number {
  if (product || type === 'money') return 14;
  if (type === 'number') return 10;
  if (type === 'choice') return 14;
  return label.length > 4 ? 26 : 18;
}

function formula(column: Column, columns: readonly Column[], row: number): string {
  const cells = (column.product ?? []).map((id) =>
    address(
      row,
      columns.findIndex((each) => each.id === id),
    ),
  );
  return `=IF(COUNT(${cells.join(',')})<${cells.length},"",ROUND(${cells.join('*')},6))`;
}

function bodyCell(column: Column, columns: readonly Column[], row: number): CellObject {
  const format = column.type === 'money' ? { type: Number, format: '#,##0.00####' } : {};
  return column.product
    ? { ...line, ...format, type: 'Formula', value: formula(column, columns, row), backgroundColor: '#F2F2F2' }
    : { ...line, ...format, wrap: column.type === 'text' };
}

/** The last row: the total as a formula over the rows, which grows when rows are inserted between. */
function totalRow(field: FieldOf<'table'>, from: number, row: number): SheetRow {
  const sumAt = field.columns.findIndex(({ id }) => id === field.sum);
  const sum = `=SUM(${address(from, sumAt)}:${address(row - 1, sumAt)})`;
  return field.columns.map((_, n): CellObject => {
    if (n === sumAt) return { ...line, type: 'Formula', value: sum, format: '#,##0.00####', fontWeight: 'bold' };
    return n === 0 ? { ...line, value: '资金总计', fontWeight: 'bold' } : line;
  });
}

/** An empty .xlsx to be filled for a table field: title, how to fill it, headings with units, rows with formulas, total. */
export async function tableTemplate(field: FieldOf<'table'>, title: string): Promise<Uint8Array> {
  const { columns } = field;
  const span = { columnSpan: columns.length };
  const rest = columns.slice(1).map(() => null);
  const from = HEADING_ROW + 1;
  const count = Math.min(EMPTY_ROWS, field.maxRows);
  const rows: SheetRow[] = [
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
    ...Array.from({ length: count }, (_, n) => columns.map((column) => bodyCell(column, columns, from + n))),
    ...(field.sum === undefined ? [] : [totalRow(field, from, from + count)]),
  ];
  return writeExcelFile(
    rows,
    {
      sheet: field.label.replace(/[\\/?*[\]:]/g, '').slice(0, 31) || '表',
      columns: columns.map((column) => ({ width: width(column) })),
      stickyRowsCount: HEADING_ROW + 1,
      orientation: 'landscape',
    },
    { fontFamily: '宋体', fontSize: 11 },
  ).toBuffer();
}
