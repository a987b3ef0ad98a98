import { DocumentFault } from '../office/fault.js';
import { attribute, walkXml } from '../office/xml.js';
import type { DocStyle } from './styles.js';
import { levelOfOutline, unknownStyle } from './styles.js';

/** A paragraph as it stands in the file. */
export interface RawParagraph {
  text: string;
  style: DocStyle | null;
  outline: number | null;
  place: 'body' | 'table' | 'contents';
  /** Of the outermost table that it stands in: which of `outer`, from 0. */
  table: number | null;
  picture: boolean;
  /** A page ends before it, or after it. */
  breakBefore: boolean;
  breakAfter: boolean;
}

export interface Body {
  readonly paragraphs: RawParagraph[];
  readonly tables: string[][][];
  /** Of `tables` those that stand in no other, in order. */
  readonly outer: string[][][];
  /** Relation ids of headers and footers in use. */
  readonly edges: string[];
  readonly hasContentsField: boolean;
}

interface Table {
  rows: string[][];
  cell: string[];
  span: number;
  continued: boolean;
}

/** Copies of text that a reader does not see: deleted, moved away, the fallback of a drawing, former properties. */
const UNSEEN = new Set([
  'mc:Fallback',
  'w:del',
  'w:moveFrom',
  'w:pPrChange',
  'w:rPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:rt',
]);
const MAX_SPAN = 64;
/** Far above any real plan; a file that goes beyond is refused instead of filling the memory. */
const MOST = { paragraphs: 200_000, cells: 300_000 };
/** Tables within tables deeper than this do not pass their text outward. */
const MAX_DEPTH = 4;

const tooLong = () => new DocumentFault('文件太长，无法检查。请拆分或删去附件后重新发送。', { tooLarge: true });

/** Reads `word/document.xml`: paragraphs in order (those of tables and text boxes too), and tables with spans filled by ''. */
export function readBody(xml: string, styles: ReadonlyMap<string, DocStyle>): Body {
  const body: Body & { hasContentsField: boolean } = {
    paragraphs: [],
    tables: [],
    outer: [],
    edges: [],
    hasContentsField: false,
  };
  const open: RawParagraph[] = [];
  const tables: Table[] = [];
  const fields: { contents: boolean; instruction: string; code: boolean }[] = [];
  const blocks: boolean[] = [];
  let contentsOpen = 0;
  let cells = 0;
  let unseen = 0;
  let inText = false;
  let inCode = false;
  let path = '';

  const inContents = () => contentsOpen > 0;
  const begin = () =>
    open.push({
      text: '',
      style: null,
      outline: null,
      place: tables.length > 0 ? 'table' : 'body',
      table: tables.length > 0 ? body.outer.length : null,
      picture: false,
      breakBefore: false,
      breakAfter: false,
    });
  const end = () => {
    const paragraph = open.pop();
    if (!paragraph) return;
    if (inContents() || paragraph.style?.contents) paragraph.place = 'contents';
    if (body.paragraphs.push(paragraph) > MOST.paragraphs) throw tooLong();
    tables.at(-1)?.cell.push(paragraph.text);
  };
  const breakPage = (paragraph: RawParagraph) => {
    if (paragraph.text.trim() === '') paragraph.breakBefore = true;
    else paragraph.breakAfter = true;
  };
  const beginContents = (instruction: string) => {
    const contents = /^\s*TOC\b/i.test(instruction);
    if (contents) body.hasContentsField = true;
    return contents;
  };
  const property = (name: string, attributes: string, paragraph: RawParagraph) => {
    const value = () => attribute(attributes, 'w:val');
    if (name === 'w:pStyle') paragraph.style = styles.get(value() ?? '') ?? unknownStyle(value() ?? '');
    else if (name === 'w:outlineLvl') paragraph.outline = levelOfOutline(Number(value()));
    else if (name === 'w:pageBreakBefore' && value() !== '0' && value() !== 'false') paragraph.breakBefore = true;
    else if (name === 'w:sectPr') paragraph.breakAfter = true;
    else if (name === 'w:type' && value() === 'continuous') paragraph.breakAfter = false;
    else if (name === 'w:tab' && path !== 'w:tabs') paragraph.text += '\t';
    else if (name === 'w:br' && attribute(attributes, 'w:type') === 'page') breakPage(paragraph);
    else if (name === 'w:lastRenderedPageBreak') breakPage(paragraph);
    else if (name === 'w:br' || name === 'w:cr') paragraph.text += '\n';
    else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') paragraph.picture = true;
    else if (name === 'w:noBreakHyphen') paragraph.text += '-';
  };
  const field = (name: string, attributes: string) => {
    if (name === 'w:fldSimple') {
      beginContents(attribute(attributes, 'w:instr') ?? '');
      return;
    }
    const type = attribute(attributes, 'w:fldCharType');
    const current = fields.at(-1);
    if (type === 'begin') fields.push({ contents: false, instruction: '', code: true });
    else if (type === 'separate' && current) {
      current.code = false;
      if (!current.contents && beginContents(current.instruction)) {
        current.contents = true;
        contentsOpen += 1;
      }
    } else if (type === 'end') {
      const ended = fields.pop();
      if (ended?.contents) contentsOpen -= 1;
      else beginContents(ended?.instruction ?? '');
    }
  };
  const tableTag = (name: string, attributes: string, table: Table) => {
    if (name === 'w:tr') table.rows.push([]);
    else if (name === 'w:tc') Object.assign(table, { cell: [], span: 1, continued: false });
    else if (name === 'w:gridSpan') table.span = Math.min(MAX_SPAN, Number(attribute(attributes, 'w:val')) || 1);
    else if (name === 'w:vMerge') table.continued = attribute(attributes, 'w:val') !== 'restart';
  };

  walkXml(xml, {
    open(name, attributes) {
      if (unseen > 0 || UNSEEN.has(name)) {
        unseen += 1;
        return;
      }
      const table = tables.at(-1);
      if (name === 'w:p') begin();
      else if (name === 'w:tbl') tables.push({ rows: [], cell: [], span: 1, continued: false });
      else if (name === 'w:t') inText = true;
      else if (name === 'w:instrText') inCode = true;
      else if (name === 'w:sdt') blocks.push(false);
      else if (name === 'w:docPartGallery' && /table of contents/i.test(attribute(attributes, 'w:val') ?? '')) {
        body.hasContentsField = true;
        if (blocks.length > 0 && !blocks.at(-1)) {
          blocks[blocks.length - 1] = true;
          contentsOpen += 1;
        }
      } else if (name === 'w:fldChar' || name === 'w:fldSimple') field(name, attributes);
      else if (name === 'w:headerReference' || name === 'w:footerReference') body.edges.push(attribute(attributes, 'r:id') ?? '');
      else if (table) tableTag(name, attributes, table);
      const paragraph = open.at(-1);
      if (paragraph) property(name, attributes, paragraph);
      if (name === 'w:tabs') path = name;
    },
    close(name) {
      if (unseen > 0) {
        unseen -= 1;
        return;
      }
      if (name === 'w:p') end();
      else if (name === 'w:t') inText = false;
      else if (name === 'w:instrText') inCode = false;
      else if (name === 'w:sdt') contentsOpen -= blocks.pop() ? 1 : 0;
      else if (name === 'w:tabs') path = '';
      else if (name === 'w:tc') closeCell(tables.at(-1));
      else if (name === 'w:tbl') closeTable();
    },
    text(text) {
      if (unseen > 0) return;
      const field = fields.at(-1);
      const paragraph = open.at(-1);
      if (inCode && field?.code) field.instruction += text;
      else if (inText && paragraph) paragraph.text += text;
    },
  });
  return body;

  function closeCell(table: Table | undefined): void {
    cells += table?.span ?? 0;
    if (cells > MOST.cells) throw tooLong();
    const text = table?.continued ? '' : (table?.cell.join('\n') ?? '').trim();
    table?.rows.at(-1)?.push(text, ...Array.from({ length: table.span - 1 }, () => ''));
  }

  function closeTable(): void {
    const table = tables.pop();
    if (!table) return;
    body.tables.push(table.rows);
    if (tables.length === 0) body.outer.push(table.rows);
    const outer = tables.length > MAX_DEPTH ? undefined : tables.at(-1);
    outer?.cell.push(...table.rows.map((row) => row.join('\t')));
  }
}
