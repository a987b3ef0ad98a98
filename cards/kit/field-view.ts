import type { Column, Field, FieldOf } from '../../policies/schema/index.js';
import type { FormValue, Row } from '../../workflow/facts.js';
import { crossTotals, type CrossTotals } from '../../workflow/forms/cross.js';
import { tableTotals } from '../../workflow/forms/money.js';
import { isComputed } from '../../workflow/forms/table.js';
import type { ColumnView, FieldView, TableView } from './props.js';

/** A policy's question with its present answer, as the cards show it. `total` is the sum of the table that a total field names. */
export function fieldView(field: Field, value: FormValue | undefined, total: number | null = null): FieldView {
  const { id, label, required, hint = null, article = null } = field;
  const asked = { id, label, required, hint, article };
  switch (field.type) {
    case 'text':
      return { ...asked, type: 'text', value: typed(value), max: field.max, multiline: field.multiline };
    case 'number':
      return { ...asked, type: 'number', value: typed(value), unit: field.unit ?? null };
    case 'money':
      return { ...asked, type: 'money', value: typed(value) };
    case 'date':
      return { ...asked, type: 'date', value: typed(value) || null };
    case 'choice':
      return { ...asked, type: 'choice', value: typed(value) || null, options: field.options };
    case 'multiChoice':
      return { ...asked, type: 'multiChoice', values: [...words(value)], options: field.options };
    case 'yesno':
      return { ...asked, type: 'yesno', value: typeof value === 'boolean' ? value : null };
    case 'table':
      return { ...asked, type: 'table', table: tableView(field, rowsOf(value)) };
    case 'total':
      return { ...asked, type: 'total', value: total };
  }
}

/** A table of a form with its rows and their totals. */
export function tableView(field: FieldOf<'table'>, rows: readonly Row[]): TableView {
  const { total, groups } = tableTotals(field, rows);
  const columns = field.columns.map((column) => {
    const { id, label, required, options = [] } = column;
    return { id, label, type: columnType(column), required, options, computed: isComputed(column) };
  });
  const cross = crossTotals(field, rows);
  return {
    id: field.id,
    label: field.label,
    columns,
    rows: rows.map((row) => ({ ...row })),
    sum: field.sum ?? null,
    groupBy: field.groupBy ?? null,
    groups: groups.map((group) => ({ ...group })),
    total: field.sum === undefined ? null : total,
    cross: cross === null ? null : crossView(cross),
    maxRows: field.maxRows,
    template: field.template !== undefined,
  };
}

function crossView({ columns, lines, totals, total }: CrossTotals): TableView['cross'] {
  return { columns: [...columns], lines: lines.map((line) => ({ ...line, cells: [...line.cells] })), totals: [...totals], total };
}

function typed(value: FormValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function words(value: FormValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function rowsOf(value: FormValue | undefined): readonly Row[] {
  return Array.isArray(value) ? value.filter((item): item is Row => typeof item === 'object' && item !== null) : [];
}

function columnType({ type, share, year }: Column): ColumnView['type'] {
  if (share === true) return 'percent';
  return type === 'number' && year === true ? 'year' : type;
}
