/** The layout of official documents (GB/T 9704): A4, 仿宋 16 pt at 28 pt leading, heading 小标宋, page number below. */
import type { IRunOptions } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';

const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const HEI = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
const RED = 'C00000';
/** Two characters of 16 pt, in twentieths of a point. */
const INDENT = 640;
const leading = { line: 560, lineRule: LineRuleType.EXACT };
const mm = (length: number) => Math.round(length * 56.7);

const run = (text: string, options: Omit<IRunOptions, 'text'> = {}) => new TextRun({ font: BODY, size: 32, ...options, text });

/** The issuing office in red over a red rule, as on the head of a letter. */
export const masthead = () => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 80 },
    border: { bottom: { style: BorderStyle.THICK_THIN_MEDIUM_GAP, size: 24, color: RED, space: 8 } },
    children: [run('{发文单位}', { font: SONG, bold: true, size: 52, color: RED })],
  }),
  new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 120, after: 240, ...leading }, children: [run('{文号}')] }),
];

/** The title, centred. */
export const heading = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 240, after: 360, line: 640, lineRule: LineRuleType.AT_LEAST },
    children: [run(text, { font: SONG, bold: true, size: 44 })],
  });

/** The number alone on its line, where there is no masthead. */
export const numberLine = (text = '{文号}') =>
  new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { after: 160, ...leading }, children: [run(text)] });

/** To whom it goes. */
export const addressee = () => new Paragraph({ spacing: leading, children: [run('{主送单位}：')] });
/** A paragraph of the text. */
export const body = (text: string) => new Paragraph({ spacing: leading, indent: { firstLine: INDENT }, children: [run(text)] });
/** A heading in the text. */
export const section = (text: string) =>
  new Paragraph({ spacing: leading, indent: { firstLine: INDENT }, keepNext: true, children: [run(text, { font: HEI })] });

/** A loop's start or end, alone on its line: the line itself is not printed. */
const mark = (text: string) => new Paragraph({ spacing: leading, children: [run(text)] });
/** The opinions, numbered. */
export const opinions = () => [mark('{#意见}'), body('{序号}．{内容}'), mark('{/意见}')];
/** A line that is printed only when the tag has a text. */
export const optional = (tag: string) => [mark(`{#${tag}}`), body(`{${tag}}`), mark(`{/${tag}}`)];
/** What stands there when there are no opinions. */
export const none = () => [mark('{^意见}'), body('无。'), mark('{/意见}')];

/** Who signs, and when. */
export const signature = () => [
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { before: 900, ...leading },
    indent: { right: INDENT },
    keepNext: true,
    children: [run('{发文单位}')],
  }),
  new Paragraph({ alignment: AlignmentType.RIGHT, spacing: leading, indent: { right: INDENT * 2 }, children: [run('{日期}')] }),
];

const cell = (text: string, width: number, bold = false) =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: text.split('\n').map(
      (line, _, lines) =>
        new Paragraph({
          alignment: lines.length > 1 ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(line, { size: 28, ...(bold ? { font: HEI } : {}) })],
        }),
    ),
  });

/** A table with its headings in the first row, or in every other column. */
export const grid = (widths: readonly number[], rows: readonly (readonly string[])[], headings: 'row' | 'column') =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (texts, row) =>
        new TableRow({
          cantSplit: true,
          tableHeader: headings === 'row' && row === 0,
          children: texts.map((text, column) =>
            cell(text, widths[column] ?? 25, headings === 'row' ? row === 0 : column % 2 === 0),
          ),
        }),
    ),
  });

/** One line of a list in a table: its first and last cell begin and end the loop. */
export const listed = (list: string, cells: readonly string[]): string[] =>
  cells.map((tag, at) => `${at === 0 ? `{#${list}}` : ''}{${tag}}${at === cells.length - 1 ? `{/${list}}` : ''}`);

const footer = () => {
  const number = { font: SONG, size: 28 };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ ...number, text: '— ' }),
          new TextRun({ ...number, children: [PageNumber.CURRENT] }),
          new TextRun({ ...number, text: ' —' }),
        ],
      }),
    ],
  });
};

/** A document of these parts. */
export const letter = (children: (Paragraph | Table)[]) =>
  new Document({
    styles: { default: { document: { run: { font: BODY, size: 32 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
          },
        },
        footers: { default: footer() },
        children,
      },
    ],
  });
