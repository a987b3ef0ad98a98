import { isObject, listOf, objectOf, textOf } from '../json.js';
import { closed } from './check-shape.js';
import { badValue, type CardFault } from './fault.js';
import { PARTS, WORDS } from './properties.js';
import type { Visit } from './walk.js';

const MAX_COLUMNS = 50;

/** A table's columns, page size and rows. */
export function checkTable({ node, path }: Visit): readonly CardFault[] {
  const columns = listOf(node['columns']);
  const pageSize = node['page_size'] ?? 5;
  const names = columns.map((column) => textOf(objectOf(column)['name']));
  return [
    ...(columns.length === 0 || columns.length > MAX_COLUMNS ? [badValue(path, 'a table has 1 to 50 columns')] : []),
    ...(typeof pageSize === 'number' && pageSize >= 1 && pageSize <= 10 ? [] : [badValue(path, 'page_size must be 1 to 10')]),
    ...(names.includes('') || new Set(names).size < names.length
      ? [badValue(path, 'column names must be there and unique')]
      : []),
    ...closed(node['header_style'], PARTS.tableHeader, `${path}.header_style`),
    ...columns.flatMap((column, index) => [
      ...closed(column, PARTS.tableColumn, `${path}.columns[${index}]`),
      ...(WORDS['table.data_type']?.includes(textOf(objectOf(column)['data_type']))
        ? []
        : [badValue(path, 'data_type is not supported')]),
    ]),
    ...checkRows(listOf(node['rows']), columns),
  ];
}

function checkRows(rows: readonly unknown[], columns: readonly unknown[]): readonly CardFault[] {
  const types = new Map(columns.map((column) => [textOf(objectOf(column)['name']), textOf(objectOf(column)['data_type'])]));
  return rows.flatMap((row) => {
    if (!isObject(row)) return [{ code: 200914, text: 'table row is not an object' }];
    return Object.entries(row).flatMap(([key, value]) => {
      const type = types.get(key);
      if (type === undefined) return [{ code: 200914, text: `table row has no column "${key}"` }];
      return fits(type, value) ? [] : [{ code: 200915, text: `table cell "${key}" does not fit ${type}` }];
    });
  });
}

function fits(type: string, value: unknown): boolean {
  if (type === 'number' || type === 'date') return typeof value === 'number';
  if (type === 'options' || type === 'persons') return Array.isArray(value) || typeof value === 'string';
  return typeof value === 'string';
}
