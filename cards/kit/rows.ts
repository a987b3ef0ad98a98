import { clip, fields, muted, strong, text, type Plain } from './build.js';
import type { ColumnView, RowView, TableView } from './props.js';
import { number, wan } from './speech.js';
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
    return shown === '' ? [] : [`${column.label} ${clip(shown, 40)}`];
  });
  const sum = row[table.sum];
  return [clip(named === '' ? '（未命名）' : named, 60), ...details, ...(typeof sum === 'number' ? [wan(sum)] : [])].join('｜');
}

export function cellText({ id, type }: ColumnView, row: RowView): string {
  const value = row[id];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return type === 'money' ? wan(value) : number(value);
}

/** Totals by group and as a whole. */
export function totalFields(table: TableView): Plain | null {
  return fields([...table.groups.map(({ name, total }) => [name, wan(total)] as const), [say('table.total'), wan(table.total)]]);
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
