import { listOf, objectOf, textOf, type JsonObject } from '../json.js';
import { readMarkdown } from './markdown.js';

/** A table as rows of cells, the column titles first; all pages. */
export function readTable(table: JsonObject): readonly (readonly string[])[] {
  const columns = listOf(table['columns']).map(objectOf);
  const rows = listOf(table['rows']).map(objectOf);
  const titles = columns.map((column) => textOf(column['display_name']));
  return [
    titles,
    ...rows.map((row) => columns.map((column) => readCell(row[textOf(column['name'])], textOf(column['data_type'])))),
  ];
}

function readCell(value: unknown, type: string): string {
  if (Array.isArray(value)) return value.map((item) => textOf(objectOf(item)['text'])).join('、');
  if (typeof value === 'number') return String(value);
  return type === 'markdown' || type === 'lark_md' ? readMarkdown(textOf(value)) : textOf(value);
}
