import { AlignmentType, BorderStyle, Paragraph, TabStopType } from 'docx';
import { listGrid } from './grid.js';
import type { Own } from './own.js';
import { body, INDENT, leading, mark, mm, type Part, right, run, section, SONG } from './type.js';

const RED = 'C00000';
/** The width of the text: A4 less its margins. */
const TEXT_WIDTH = mm(156);

const issuer = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 80 },
    children: [run('{发文单位}', { font: SONG, bold: true, size: 52, color: RED })],
  });

const redRule = { bottom: { style: BorderStyle.THICK_THIN_MEDIUM_GAP, size: 24, color: RED, space: 8 } };

/** The head of a letter: the issuing office in red over a red rule, its number below on the right. */
export const masthead = (): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 80 },
    border: redRule,
    children: [run('{发文单位}', { font: SONG, bold: true, size: 52, color: RED })],
  }),
  new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 120, after: 240, ...leading }, children: [run('{文号}')] }),
];

/** The head of a paper that goes up to an authority: number on the left, who signed it on the right, the rule below. */
export const upwardMasthead = (signer: string): Paragraph[] => [
  issuer(),
  new Paragraph({
    border: redRule,
    spacing: { before: 240, after: 240, ...leading },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - INDENT / 2 }],
    indent: { left: INDENT / 2 },
    children: [run('{文号}'), run(`\t签发人：${signer}`)],
  }),
];

export const addressee = (text = '{主送单位}：'): Paragraph => new Paragraph({ spacing: leading, children: [run(text)] });

/** One paragraph for each opinion; 无 where there is none. */
export const opinions = (each = '{序号}．{内容}'): Paragraph[] => [mark('{#意见}'), body(each), mark('{/意见}')];
export const noOpinions = (): Paragraph[] => [mark('{^意见}'), body('无。'), mark('{/意见}')];

/** Where nobody was asked to a meeting. */
export const noExperts = (says: string): Paragraph[] => [mark('{^专家}'), body(says), mark('{/专家}')];

/** A line that is printed only when the tag has a text. */
export const optional = (tag: string, before = ''): Paragraph[] => [
  mark(`{#${tag}}`),
  body(`${before}{${tag}}`),
  mark(`{/${tag}}`),
];

/** What is printed only when the tag has no text. */
export const unless = (tag: string, text: readonly Paragraph[]): Paragraph[] => [mark(`{^${tag}}`), ...text, mark(`{/${tag}}`)];

/** A line for each tag under its name. */
export const lines = (tags: readonly string[]): Paragraph[] => tags.flatMap((tag) => optional(tag, `${tag}：`));

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const numeral = (at: number): string => (at < 10 ? '' : '十') + (NUMERALS[at % 10] ?? '');

/** Sections with their numerals: 一、… 二、…; one without a text is left out, and the others close up. */
export const sections = (titled: readonly (readonly [title: string, text: readonly Part[]])[]): Part[] =>
  titled.filter(([, text]) => text.length > 0).flatMap(([title, text], at) => [section(`${numeral(at)}、${title}`), ...text]);

/** The letter's own tags that have no other place: the short ones as lines of one section, then a section for each text and list. */
export const judged = (
  { fields, long, lists }: Own,
  placed: readonly string[] = [],
): (readonly [title: string, text: readonly Part[]])[] => [
  ['有关情况', lines(fields.filter((tag) => !placed.includes(tag) && !long.includes(tag)))],
  ...long.filter((tag) => !placed.includes(tag)).map((tag): [string, Part[]] => [tag, [body(`{${tag}}`)]]),
  ...lists.map((list): [string, Part[]] => [list.tag, [listGrid(list)]]),
];

/** 附件：1．… each on its line, the numbers below one another. */
export const attachments = (names: readonly string[]): Paragraph[] =>
  names.map(
    (name, at) =>
      new Paragraph({
        spacing: { before: at === 0 ? 280 : 0, ...leading },
        keepNext: true,
        indent: { left: INDENT + 1440, hanging: at === 0 ? 1440 : 480 },
        children: [run(`${at === 0 ? '附件：' : ''}${String(at + 1)}．${name}`)],
      }),
  );

/** Who issues it and when, at the right below the text, where the seal goes. */
export const signature = (): Paragraph[] => [right('{发文单位}', 2, 900), right('{日期}', 4)];

/** Whom to ask, by the names of the tags. */
export const CONTACT = ['联系人', '联系电话'];

/** （联系人：… 联系电话：…） below a unit's letter; nothing where the letter names nobody. */
export const contact = ({ fields }: Own): Paragraph[] => {
  const named = CONTACT.filter((tag) => fields.includes(tag)).map((tag) => `${tag}：{${tag}}`);
  return named.length === 0 ? [] : [body(`（${named.join('　')}）`)];
};

/** 抄送, between two rules, in 四号. */
export const copies = (to: string): Paragraph =>
  new Paragraph({
    spacing: { before: 560, ...leading },
    indent: { left: 280, right: 280 },
    border: {
      top: { style: BorderStyle.SINGLE, size: 8, space: 4 },
      bottom: { style: BorderStyle.SINGLE, size: 8, space: 4 },
    },
    children: [run(`抄送：${to}。`, { size: 28 })],
  });
