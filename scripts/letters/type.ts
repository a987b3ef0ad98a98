import type { IRunOptions, Table } from 'docx';
import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx';

/** What a letter is made of, from the top down. */
export type Part = Paragraph | Table;

/** The faces of GB/T 9704: text in 仿宋, headings in 小标宋, sections in 黑体; figures and Latin in Times New Roman. */
const face = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia, hint: 'eastAsia' }) as const;
export const BODY = face('仿宋');
export const SONG = face('宋体');
export const HEI = face('黑体');
export const XIAO_BIAO_SONG = face('方正小标宋简体');

/** 三号 in half points, and two of its characters in twentieths of a point. */
export const SIZE = 32;
export const INDENT = 640;
/** 22 lines a page. */
export const leading = { line: 560, lineRule: LineRuleType.EXACT };
export const mm = (length: number): number => Math.round(length * 56.7);

export const run = (text: string, options: Omit<IRunOptions, 'text'> = {}): TextRun =>
  new TextRun({ font: BODY, size: SIZE, ...options, text });

export const heading = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 240, after: 360, line: 640, lineRule: LineRuleType.AT_LEAST },
    children: [run(text, { font: XIAO_BIAO_SONG, size: 44 })],
  });

/** Text of one paragraph, its first line two characters in. */
export const body = (text: string): Paragraph =>
  new Paragraph({ spacing: leading, indent: { firstLine: INDENT }, children: [run(text)] });

/** The last words of a text: they go over to the next page with the signature, which never stands alone on one. */
export const closing = (text: string): Paragraph =>
  new Paragraph({ spacing: leading, indent: { firstLine: INDENT }, keepNext: true, keepLines: true, children: [run(text)] });

export const section = (text: string): Paragraph =>
  new Paragraph({ spacing: leading, indent: { firstLine: INDENT }, keepNext: true, children: [run(text, { font: HEI })] });

export const right = (text: string, chars: number, before = 0): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { before, ...leading },
    indent: { right: (INDENT / 2) * chars },
    keepNext: true,
    children: [run(text)],
  });

/** The number alone on its line, where there is no head. */
export const numberLine = (text = '{文号}'): Paragraph =>
  new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { after: 160, ...leading }, children: [run(text)] });

/** A loop's start or end, alone on its line: the line itself is not printed. */
export const mark = (text: string): Paragraph => new Paragraph({ spacing: leading, children: [run(text)] });
