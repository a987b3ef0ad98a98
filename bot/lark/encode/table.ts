import type { BlockOf } from '../../../cards/kit/tree.js';
import type { Node } from './nodes.js';

const MAX_PAGE = 10;

/** A table of plain text; the platform pages it by at most ten rows. Numbers come as text that is already written as it should read. */
export function encodeTable({ columns, rows, pageSize }: BlockOf<'table'>): Node {
  return {
    tag: 'table',
    page_size: Math.min(MAX_PAGE, Math.max(1, pageSize)),
    row_height: 'auto',
    header_style: { text_align: 'left', background_style: 'grey', bold: true, lines: 2 },
    columns: columns.map(({ label, align }, at) => ({
      name: `c${at}`,
      display_name: label,
      data_type: 'text',
      width: 'auto',
      horizontal_align: align ?? 'left',
    })),
    rows: rows.map((row) => Object.fromEntries(columns.map((_, at) => [`c${at}`, row[at] ?? '']))),
  };
}
