import type { BlockOf } from '../../../cards/kit/tree.js';
import { escapeMarkdown } from './escape.js';
import { column, markdown, type Node } from './nodes.js';

type Field = BlockOf<'fields'>['fields'][number];

/** A value longer than this, or of several lines, gets a row of its own. */
const SHORT = 24;

/** Label–value pairs, two in a row where both are short. One element a field keeps long cards within the platform's count. */
export function encodeFields({ fields }: BlockOf<'fields'>): Node[] {
  return rows(fields).map((row) => {
    const [first, second] = row;
    if (first === undefined) return markdown('');
    if (second === undefined) return cell(first);
    const columns = [first, second].map((field) =>
      column([cell(field)], { width: 'weighted', weight: 1, vertical_align: 'top' }),
    );
    return { tag: 'column_set', flex_mode: 'bisect', horizontal_spacing: '8px', columns };
  });
}

function rows(fields: readonly Field[]): Field[][] {
  const out: Field[][] = [];
  for (const field of fields) {
    const last = out.at(-1);
    const before = last?.length === 1 ? last[0] : undefined;
    if (last !== undefined && before !== undefined && isShort(before) && isShort(field)) last.push(field);
    else out.push([field]);
  }
  return out;
}

function isShort({ value }: Field): boolean {
  return value.length <= SHORT && !value.includes('\n');
}

function cell({ label, value }: Field): Node {
  return markdown(`<font color='grey'>${escapeMarkdown(label)}</font>\n${escapeMarkdown(value === '' ? '—' : value)}`);
}
