import type { CellObject, Row as SheetRow } from 'write-excel-file/node';
import type { FieldOf } from '../../policies/schema/index.js';
import type { Row } from '../../workflow/facts.js';
import { sheetText } from '../office/text.js';
import { address } from './heading.js';

export const line = { borderColor: '#808080', borderStyle: 'thin', alignVertical: 'center' } as const;
export const MONEY = '#,##0.00####';
const SHEET = '汇总';
/** Columns that are left for names that are not known yet. */
const SPARE = 3;

interface SummarySheet {
  readonly data: SheetRow[];
  readonly sheet: string;
  readonly columns: { width: number }[];
  readonly orientation: 'landscape';
}

/** Where the rows of the table stand: its sheet, and the first and last row, counted from 0. */
interface Rows {
  readonly sheet: string;
  readonly from: number;
  readonly to: number;
}

const bold = { ...line, fontWeight: 'bold', backgroundColor: '#DDEBF7', align: 'center', wrap: true } as const;
const textCell = (value: string): CellObject => ({ ...bold, type: String, value: sheetText(value) });
const sumCell = (value: string, format = MONEY): CellObject => ({ ...line, type: 'Formula', value, format });

/**
 * The sums of a table by its groups, and crosswise by a second column, as formulas over its rows: so they follow what is
 * typed. Null where the table has neither.
 */
export function summarySheet(field: FieldOf<'table'>, filled: readonly Row[], rows: Rows): SummarySheet | null {
  const { sum, groupBy, crossBy, label } = field;
  if (sum === undefined || (groupBy === undefined && crossBy === undefined)) return null;
  const range = (id: string): string => {
    const at = field.columns.findIndex((column) => column.id === id);
    const cell = (row: number) => address(row, at).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
    return `'${rows.sheet}'!${cell(rows.from)}:${cell(rows.to)}`;
  };
  const groups = groupBy === undefined ? [] : namesOf(field, groupBy, filled, 0);
  const across = crossBy === undefined ? [] : namesOf(field, crossBy, filled, SPARE);
  const last = across.length + 1;
  const bottom = HEAD + 1 + groups.length;
  const whole = address(bottom, last).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  const sums = (row: number | null): CellObject[] => {
    const own = row === null || groupBy === undefined ? '' : `,${range(groupBy)},$A${row + 1}`;
    const cells = across.map((_, n) => {
      const head = address(HEAD, n + 1).replace(/(\d+)$/, '$$$1');
      return sumCell(`=IF(${head}="","",SUMIFS(${range(sum)}${own},${range(crossBy ?? '')},${head}))`);
    });
    const total = own === '' ? `=SUM(${range(sum)})` : `=SUMIFS(${range(sum)}${own})`;
    const at = address(row ?? bottom, last);
    return [...cells, sumCell(total), sumCell(`=IF(N(${whole})=0,"",ROUND(${at}/${whole}*100,2))`, '0.00')];
  };
  const heading = [
    textCell(field.columns.find(({ id }) => id === groupBy)?.label ?? ''),
    ...across.map(textCell),
    textCell('合计'),
    textCell('占比（%）'),
  ];
  const data: SheetRow[] = [
    [{ type: String, value: `${label}${SHEET}`, fontWeight: 'bold' }],
    [{ type: String, value: `由公式按“${rows.sheet}”算出，不用填；${hint(field)}`, textColor: '#606060' }],
    heading,
    ...groups.map((name, n): SheetRow => [textCell(name), ...sums(HEAD + 1 + n)]),
    [textCell('合计'), ...sums(null)],
  ];
  return { data, sheet: SHEET, columns: heading.map((_, n) => ({ width: n === 0 ? 22 : 14 })), orientation: 'landscape' };
}

const HEAD = 2;

function hint({ columns, crossBy }: FieldOf<'table'>): string {
  const column = columns.find(({ id }) => id === crossBy);
  if (column === undefined || column.options !== undefined) return '以发送后系统计算的为准。';
  return `表头的空格可填“${column.label}”的名称，即按它汇总。`;
}

/** The names that a column is summed by: those of its list, or those that stand in it, with room for more. */
function namesOf({ columns }: FieldOf<'table'>, id: string, filled: readonly Row[], spare: number): string[] {
  const options = columns.find((column) => column.id === id)?.options;
  if (options !== undefined) return [...options];
  const present = filled.flatMap((row) => (typeof row[id] === 'string' && row[id] !== '' ? [row[id]] : []));
  return [...new Set(present), ...Array.from({ length: spare }, () => '')];
}
