import type { Body, RawParagraph } from './docx/body.js';
import { readBody } from './docx/body.js';
import { splitNumber } from './docx/numbering.js';
import { readStyles } from './docx/styles.js';
import type { Unreadable } from './office/fault.js';
import { DocumentFault, readable } from './office/fault.js';
import { wrongOffice } from './office/sniff.js';
import type { OfficeZip } from './office/zip.js';
import { openZip } from './office/zip.js';
import { attribute, walkXml } from './office/xml.js';

export interface PlanParagraph {
  readonly text: string;
  /** The style's name, or null for the default one. */
  readonly style: string | null;
  /** 1 to 9 for a heading, by style or by its number words; null for other text. */
  readonly level: number | null;
  /** Whether its style or outline level makes it a heading, not only its number words. */
  readonly styled: boolean;
  readonly place: 'body' | 'table' | 'contents';
  /** Of the outermost table that it stands in: which of `outer`, from 0. */
  readonly table: number | null;
  readonly picture: boolean;
}

/** What the checks need of a .docx. Tables are rows of cell texts; a merged cell's text stands in its first place. */
export interface PlanDocument {
  readonly paragraphs: readonly PlanParagraph[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Of `tables` those that stand in no other, in order. */
  readonly outer: readonly (readonly (readonly string[])[])[];
  readonly hasContents: boolean;
  readonly hasPageNumbers: boolean;
  /** The lines before the first page break, contents or chapter. */
  readonly firstPage: readonly string[];
  readonly titleProperty: string | null;
}

const HEADING_MOST = 60;
const COVER_MOST = 40;
const MOST_TABLES = 2000;
/** Of one unpacked part; a plan of 500 pages has about 15 MB. */
const MOST_BYTES = 32 * 1024 * 1024;

const isStyled = ({ outline, style }: RawParagraph): boolean => (outline ?? style?.level ?? null) !== null;

function level(paragraph: RawParagraph): number | null {
  const text = paragraph.text.trim();
  if (paragraph.place !== 'body' || text === '' || text.length > HEADING_MOST * 2) return null;
  if (isStyled(paragraph)) return paragraph.outline ?? paragraph.style?.level ?? null;
  return text.length > HEADING_MOST || /[。；;]$/.test(text) ? null : splitNumber(text).level;
}

/** A line of a typed contents list: words, dots or a tab, and a page number. */
const CONTENTS_LINE = /(?:[.．…·]{3,}|\t)\s*\d{1,4}\s*$/;

/** The lines of a list typed by hand without page numbers: from 目录 to the page's end, or to where its first line comes again. */
function unnumberedContents(paragraphs: readonly RawParagraph[]): RawParagraph[] {
  const from = paragraphs.findIndex(({ place, text }) => place === 'body' && /^目\s*[录次]$/.test(text.trim())) + 1;
  if (from === 0) return [];
  const lines: RawParagraph[] = [];
  for (const paragraph of paragraphs.slice(from)) {
    const text = paragraph.text.trim();
    if (text === '' && !paragraph.breakBefore && !paragraph.breakAfter) continue;
    const isOver = paragraph.breakBefore || text === lines[0]?.text.trim();
    if (isOver || text === '') return lines;
    if (paragraph.place !== 'body' || text.length > HEADING_MOST) return [];
    lines.push(paragraph);
    if (paragraph.breakAfter) return lines;
  }
  return [];
}

function markTypedContents(paragraphs: readonly RawParagraph[]): number {
  const lines = paragraphs.filter(
    ({ place, text }) => place === 'body' && text.length <= HEADING_MOST * 2 && CONTENTS_LINE.test(text),
  );
  const list = lines.length >= 3 ? lines : unnumberedContents(paragraphs);
  if (list.length >= 3) for (const line of list) line.place = 'contents';
  return list.length;
}

function readCover(paragraphs: readonly RawParagraph[]): string[] {
  const lines: string[] = [];
  let headings = 0;
  for (const paragraph of paragraphs) {
    const text = paragraph.text.trim();
    const begun = lines.length > 0;
    const heading = level(paragraph) !== null;
    // The plan's own name may be styled as a heading; a numbered one, or a second one, begins the text.
    if (begun && (paragraph.breakBefore || (heading && (headings > 0 || splitNumber(text).number !== null)))) break;
    if (heading) headings += 1;
    if (paragraph.place === 'contents' || /^目\s*[录次]$/.test(text)) break;
    if (text !== '') lines.push(...text.split('\n').filter((line) => line.trim() !== ''));
    if ((begun && paragraph.breakAfter) || (text !== '' && paragraph.breakAfter) || lines.length >= COVER_MOST) break;
  }
  return lines;
}

/** The instructions of all fields of a header or footer. */
function fieldCodes(xml: string): string {
  let codes = '';
  let inCode = false;
  walkXml(xml, {
    open(name, attributes) {
      inCode = name === 'w:instrText';
      if (name === 'w:fldSimple') codes += ` ${attribute(attributes, 'w:instr') ?? ''} `;
      if (name === 'w:pgNum') codes += ' PAGE ';
    },
    close() {
      inCode = false;
    },
    text(text) {
      if (inCode) codes += text;
    },
  });
  return codes;
}

/** Whether a header or footer in use holds a PAGE field. */
function readPageNumbers(zip: OfficeZip, body: Body): boolean {
  const relations = zip.text('word/_rels/document.xml.rels');
  if (relations === '') return false;
  const targets: string[] = [];
  walkXml(relations, {
    open(name, attributes) {
      if (name.endsWith('Relationship') && body.edges.includes(attribute(attributes, 'Id') ?? '')) {
        targets.push(attribute(attributes, 'Target') ?? '');
      }
    },
    close: () => undefined,
  });
  return targets.some((target) => {
    const xml = zip.text(target.startsWith('/') ? target.slice(1) : `word/${target}`);
    return xml !== '' && /\bPAGE\b/i.test(fieldCodes(xml));
  });
}

function readTitle(zip: OfficeZip): string | null {
  const title = /<dc:title>([^<]*)<\/dc:title>/.exec(zip.text('docProps/core.xml'))?.[1]?.trim();
  return title ? title.replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>') : null;
}

function read(bytes: Uint8Array): PlanDocument {
  const zip = openZip(bytes, '.docx', { part: MOST_BYTES });
  if (!zip.has('word/document.xml')) throw new DocumentFault(wrongOffice(zip.names, '.docx'));
  const body = readBody(zip.text('word/document.xml'), readStyles(zip.text('word/styles.xml')));
  if (body.paragraphs.every(({ text }) => text.trim() === '')) {
    throw new DocumentFault(
      body.paragraphs.some(({ picture }) => picture)
        ? '文件里只有图片，没有文字。请发送可编辑的 .docx 原稿。'
        : '文件里没有文字。请检查后重新发送。',
    );
  }
  const typed = markTypedContents(body.paragraphs);
  const paragraphs = body.paragraphs.map((paragraph): PlanParagraph => ({
    text: paragraph.text.trim(),
    style: paragraph.style?.name ?? null,
    level: level(paragraph),
    styled: isStyled(paragraph),
    place: paragraph.place,
    table: paragraph.table,
    picture: paragraph.picture,
  }));
  return {
    paragraphs,
    tables: body.tables.slice(0, MOST_TABLES),
    outer: body.outer.slice(0, MOST_TABLES),
    hasContents: body.hasContentsField || typed >= 3 || paragraphs.filter(({ place }) => place === 'contents').length >= 3,
    hasPageNumbers: readPageNumbers(zip, body),
    firstPage: readCover(body.paragraphs),
    titleProperty: readTitle(zip),
  };
}

/** Reads a .docx of any origin (Word, WPS); never throws. */
export function readDocx(bytes: Uint8Array): PlanDocument | Unreadable {
  return readable(() => read(bytes), '文件已损坏，无法读取。请用 Word 或 WPS 另存为 .docx 后重新发送。');
}
