import { besideValue } from '../../workflow/describe/unit.js';
import { clip, fields, muted, strong, table as grid, text, type Plain } from './build.js';
import type { ColumnView, CrossView, RowView, TableView } from './props.js';
import { toFen, toWan } from '../../workflow/forms/money.js';
import { number, wan } from './speech.js';
import type { Block } from './tree.js';
import { say } from './wording.js';

/** Rows that are set out on a card; the rest are named by their number. */
export const ROWS_SHOWN = 30;

/** A row on one line that reads well on a phone: its name first, what is filled in, its sum last. */
export function rowLine(table: TableView, row: RowView): string {
  const [head, ...rest] = table.columns.filter(({ id, type }) => id !== table.groupBy && id !== table.sum && type !== 'choice');
  const choices = table.columns.filter(({ id, type }) => id !== table.groupBy && id !== table.sum && type === 'choice');
  const named = head === undefined ? '' : cellText(head, row);
  const details = [...rest, ...choices].flatMap((column) => {
    const shown = cellText(column, row);
    return shown === '' ? [] : [`${besideValue(column.label, shown)} ${clip(shown, 40)}`];
  });
  const sum = table.sum === null ? null : row[table.sum];
  return [
    clip(named === '' ? '（未命名）' : named, 60),
    ...details,
    ...(typeof sum === 'number' ? [sumText(table, sum)] : []),
  ].join('｜');
}

export function cellText(column: ColumnView, row: RowView): string {
  const value = row[column.id];
  return column.type === 'money' && typeof value === 'number' ? wan(value) : figure(column, row);
}

/** A cell below a column that names its unit. */
export function figure({ id, type }: ColumnView, row: RowView): string {
  const value = row[id];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || type === 'year') return String(value);
  return type === 'percent' ? `${number(value)}%` : number(value);
}

/** Totals by group and as a whole. */
export function totalFields(table: TableView): Plain | null {
  if (table.total === null) return null;
  const groups = table.groups.map(({ name, total }) => [name, sumText(table, total)] as const);
  return fields([...groups, [say('table.total'), sumText(table, table.total)]]);
}

/** Columns of a cross table that a phone can show. */
const ACROSS = 5;

/** The sums of a table for reading: crosswise where the policy asks for that, else by group and as a whole. */
export function sumBlock(table: TableView): Block | null {
  const { cross, columns, groupBy } = table;
  if (cross === null) return totalFields(table);
  const { names, fold } = folded(cross);
  const head = columns.find(({ id }) => id === groupBy)?.label ?? '';
  const right = (label: string) => ({ label, align: 'right' as const });
  const percent = (share: number | null): string => (share === null ? '—' : `${number(share)}%`);
  const unit = columns.find(({ id }) => id === table.sum)?.type === 'money' ? '（万元）' : '';
  return grid(
    [head, ...names.map(right), right(`${say('table.total')}${unit}`), right(say('table.share'))],
    [
      ...cross.lines.map(({ name, cells, total, share }) => [name, ...fold(cells).map(number), number(total), percent(share)]),
      [say('table.total'), ...fold(cross.totals).map(number), number(cross.total), percent(cross.total === 0 ? null : 100)],
    ],
  );
}

/** The first columns, and one for what is left. */
function folded({ columns }: CrossView): { names: readonly string[]; fold: (cells: readonly number[]) => readonly number[] } {
  if (columns.length <= ACROSS + 1) return { names: columns.map((name) => clip(name, 12)), fold: (cells) => cells };
  const names = columns.slice(0, ACROSS).map((name) => clip(name, 12));
  return {
    names: [...names, say('table.others', { count: columns.length - ACROSS })],
    fold: (cells) => [...cells.slice(0, ACROSS), toWan(cells.slice(ACROSS).reduce((all, cell) => all + toFen(cell), 0))],
  };
}

/** `项目资金概算（3 行，合计 120 万元）`; a table that is not added up has no total. */
export function tableHeading(table: TableView): string {
  const { label, rows, total } = table;
  return say('table.heading', { label, rows: rows.length, sum: total === null ? null : sumText(table, total) });
}

/** A sum of the table, in the unit of the column that it adds up. */
function sumText({ columns, sum }: TableView, value: number): string {
  return columns.find(({ id }) => id === sum)?.type === 'number' ? number(value) : wan(value);
}

/** The rows of a table, grouped, the first `ROWS_SHOWN` of them; what is left out is said. */
export function rowBlocks(table: TableView, shown = ROWS_SHOWN): readonly (Plain | null)[] {
  if (table.rows.length === 0) return [muted(say('table.empty', { label: table.label }))];
  const kept = table.rows.slice(0, shown);
  const rest = table.rows.length - kept.length;
  const groups = [...new Set(kept.map((row) => groupOf(table, row)))];
  return [
    ...groups.flatMap((group) => {
      const lines = kept.flatMap((row, at) => (groupOf(table, row) === group ? [`${at + 1}. ${rowLine(table, row)}`] : []));
      return [group === '' ? null : strong(group), ...paragraphs(lines)];
    }),
    rest > 0 ? muted(say('table.rest', { rest })) : null,
  ];
}

/** Ten lines a block, since a block is clipped when it grows too long. */
function paragraphs(lines: readonly string[]): readonly Plain[] {
  return lines.flatMap((_, at) => (at % 10 === 0 ? [text(lines.slice(at, at + 10).join('\n'))] : []));
}

function groupOf({ groupBy }: TableView, row: RowView): string {
  const value = groupBy === null ? '' : row[groupBy];
  return typeof value === 'string' ? value : '';
}
