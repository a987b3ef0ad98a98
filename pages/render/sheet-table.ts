import { inWan } from '../../cards/kit/form-fields.js';
import type { ColumnView, FaultView, RowView, TableView } from '../../cards/kit/props.js';
import { figure, sumBlock, tableHeading } from '../../cards/kit/rows.js';
import { viewOf } from './card.js';
import { renderView } from './view.js';

/** A table of a form with every row to be typed in, as `field-table.hbs` needs it. */
export interface TableAt {
  readonly taskId: number;
  readonly required: boolean;
  readonly hint: string | null;
  readonly faults: readonly FaultView[];
  /** Empty rows at the end, to be filled in without script; each begins as the one before it does. */
  readonly empty: number;
}

export function tableField(table: TableView, { taskId, required, hint, faults, empty }: TableAt): object {
  const own = faults.filter(({ field }) => field === table.id);
  const begun = beginning(table);
  const blank = Array.from({ length: Math.min(empty, table.maxRows - table.rows.length) }, () => begun);
  return {
    view: 'field-table',
    id: `q-${table.id}`,
    field: table.id,
    label: table.label,
    hint,
    required,
    faults: own.filter(({ row }) => row === undefined).map(({ text }) => text),
    columns: table.columns.map(columnOf),
    rows: [...table.rows, ...blank].map((row, at) => rowOf(table, row, at, own)),
    blank: rowOf(table, begun, 0, []),
    sums: sumsOf(table),
    max: table.maxRows,
    totalled: table.sum !== null,
    full: table.rows.length >= table.maxRows,
    template: table.template ? `/pages/files/of/table-template.${String(taskId)}.${table.id}` : null,
  };
}

/** What the table adds up to, as HTML. */
export function sumsOf(table: TableView): string {
  const block = table.rows.length === 0 ? null : sumBlock(table);
  return renderView('sums', { heading: tableHeading(table), blocks: block === null ? [] : [viewOf(block)] });
}

/** The computed cells, row by row and by column. */
export function computedOf({ columns, rows }: TableView): Readonly<Record<string, string>>[] {
  const computed = columns.filter((column) => column.computed);
  return rows.map((row) => Object.fromEntries(computed.map((column) => [column.id, figure(column, row)])));
}

/** A table for reading, every row of it. */
export function tableForReading(table: TableView): object {
  const columns = table.columns.map(columnOf);
  return {
    style: 'stacked',
    columns,
    rows: table.rows.map((row) =>
      table.columns.map((column, at) => ({
        value: figure(column, row),
        label: columns[at]?.label ?? '',
        align: columns[at]?.align ?? '',
      })),
    ),
    view: 'block-table',
  };
}

function columnOf({ label, type, required, computed }: ColumnView) {
  return {
    label: type === 'money' ? inWan(label) : label,
    align: type === 'text' || type === 'choice' ? 'left' : 'right',
    required: required && !computed,
    wide: type === 'text',
  };
}

function rowOf(table: TableView, row: RowView, at: number, faults: readonly FaultView[]): object {
  const no = at + 1;
  return {
    no,
    at,
    field: table.id,
    cells: table.columns.map((column) => {
      const { id, type, options, computed } = column;
      const { label, align, required } = columnOf(column);
      const value = row[id] ?? null;
      const fault = faults.find((each) => each.row === no && each.cell === id)?.text ?? null;
      const cell = { id: `r-${table.id}-${String(no)}-${id}`, column: id, label, align, required, fault, no };
      if (computed) return { ...cell, kind: 'computed', value: figure(column, row) };
      const typed = { ...cell, name: `r:${table.id}:${String(at)}:${id}`, value: value === null ? '' : String(value) };
      const group = table.groupBy === id;
      if (type !== 'choice') return { ...typed, kind: 'typed', group, numeric: type !== 'text' };
      return { ...typed, kind: 'chosen', group, options: options.map((one) => ({ label: one, chosen: one === value })) };
    }),
  };
}

/** A new row begins in the group of the one before it. */
function beginning({ groupBy, rows }: TableView): RowView {
  const group = groupBy === null ? null : (rows.at(-1)?.[groupBy] ?? null);
  return groupBy === null ? {} : { [groupBy]: group };
}
