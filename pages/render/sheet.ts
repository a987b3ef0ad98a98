import type { PageBlock, PageCell } from '../../documents/index.js';

/** Blocks of a page of `documents/page`, as `sheet-blocks.hbs` draws them: text alone, since what they lead to is not here. */
export function sheetBlocks(blocks: readonly PageBlock[]): object[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'fields':
        return {
          kind: 'fields',
          fields: block.rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value: words(value) }])),
        };
      case 'table':
        return {
          kind: 'table',
          columns: block.columns,
          rows: block.rows.map((row) => row.map((cell, at) => ({ value: words(cell), label: block.columns[at] ?? '' }))),
        };
      default:
        return block;
    }
  });
}

function words(cell: PageCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
