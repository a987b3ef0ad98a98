import type { PageBlock, PageCell } from '../../documents/index.js';

/** What a sheet of paper is made of. `grid`: a form's table, label beside answer. */
export type SheetBlock = PageBlock | { readonly kind: 'grid'; readonly rows: readonly (readonly string[])[] };

/** Blocks of a page of `documents/page`, as `sheet-blocks.hbs` draws them: text alone, since what they lead to is not here. */
export function sheetBlocks(blocks: readonly SheetBlock[]): object[] {
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
