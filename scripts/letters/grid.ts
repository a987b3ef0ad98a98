import { AlignmentType, Paragraph, Table, TableCell, TableRow, VerticalAlign, WidthType } from 'docx';
import type { OwnList } from './own.js';
import { HEI, run } from './type.js';

interface CellStyle {
  readonly width: number;
  readonly bold?: boolean;
  readonly span?: number;
  /** Its row stays on the page of what follows. */
  readonly keep?: boolean;
}

/** Short words stand in the middle of a cell, running text begins at its left. */
const cell = (text: string, { width, bold = false, span = 1, keep = false }: CellStyle): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: text.split('\n').map(
      (line, _, lines) =>
        new Paragraph({
          keepNext: keep,
          alignment: lines.length > 1 || span > 1 || width > 50 ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(line, { size: 28, ...(bold ? { font: HEI } : {}) })],
        }),
    ),
  });

/** A table with its headings in the first row, or in every other column. */
export const grid = (
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  headings: 'row' | 'column',
  keep = false,
): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (texts, row) =>
        new TableRow({
          cantSplit: true,
          tableHeader: headings === 'row' && row === 0,
          children: texts.map((text, column) =>
            cell(text, { width: widths[column] ?? 25, bold: headings === 'row' ? row === 0 : column % 2 === 0, keep }),
          ),
        }),
    ),
  });

export type Pair = readonly [label: string, text: string];

/** A form: a label, then its answer, two pairs a row; a pair alone has its row to itself. */
export const pairs = (rows: readonly (readonly [Pair] | readonly [Pair, Pair])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.flatMap(([label, text]) => [
            cell(label, { width: 23, bold: true }),
            cells.length === 1 ? cell(text, { width: 77, span: 3 }) : cell(text, { width: 27 }),
          ]),
        }),
    ),
  });

/** Those who judged, each with a place to sign, on the page of the signature. */
export const experts = (): Table =>
  grid(
    [10, 20, 40, 30],
    [
      ['序号', '姓名', '单位', '签名'],
      ['{#专家}{序号}', '{姓名}', '{单位}', '{/专家}'],
    ],
    'row',
    true,
  );

/** A row of a table that stands or is repeated as the tag has it: its first and last cell begin and end the loop. */
const looped = (begin: '#' | '^', tag: string, cells: readonly string[]): string[] =>
  cells.map((cell, at) => `${at === 0 ? `{${begin}${tag}}` : ''}${cell}${at === cells.length - 1 ? `{/${tag}}` : ''}`);

/** A list in a table, a row for each; 无 where there is none, so that nobody asks whether it was left out. */
export const listed = (tag: string, columns: readonly string[]): string[][] => [
  looped(
    '#',
    tag,
    columns.map((column) => `{${column}}`),
  ),
  looped(
    '^',
    tag,
    columns.map((_, at) => (at === 0 ? '无' : '')),
  ),
];

/** A list's rows as a table: its headings once, then one row for each. */
export const listGrid = ({ tag, columns }: OwnList): Table => {
  const rest = Math.floor(92 / Math.max(columns.length, 1));
  const cells = ['序号', ...columns];
  return grid([8, ...columns.map(() => rest)], [cells, ...listed(tag, cells)], 'row');
};
