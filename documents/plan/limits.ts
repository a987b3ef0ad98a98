import type { PlanOutline } from '../../policies/schema/index.js';
import type { PlanDocument } from '../docx-read.js';
import { quoted, squash } from '../office/text.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';
import type { Heading } from './headings.js';
import { endOf } from './headings.js';

interface Part {
  readonly title: string;
  readonly length: number;
}

const LABEL_MOST = 40;

/** Letters as a word processor counts them without blanks. */
const lengthOf = (texts: readonly string[]) => [...texts.join('').replace(/\s+/g, '')].length;
const holds = (text: string, words: readonly string[]) => words.some((word) => squash(text).includes(squash(word)));

/** The parts that a heading with one of the words begins: what follows its colon, and all down to the next heading as high. */
function partsUnder(doc: PlanDocument, headings: readonly Heading[], words: readonly string[]): Part[] {
  return headings.flatMap((heading) => {
    if (heading.depth === null || !holds(heading.line, words)) return [];
    const under = doc.paragraphs.slice(heading.at + 1, endOf(doc, headings, heading)).map(({ text }) => text);
    const colon = heading.line.search(/[:：]/);
    return [{ title: heading.line, length: lengthOf([colon < 0 ? '' : heading.line.slice(colon + 1), ...under]) }];
  });
}

/** The same in a paragraph `主要建设内容：……`, and in a table whose cell names the part and whose next one holds it. */
function labelledParts({ paragraphs, tables }: PlanDocument, words: readonly string[]): Part[] {
  const texts = paragraphs.flatMap(({ text, level, place }): Part[] => {
    const at = level === null && place === 'body' ? text.search(/[:：]/) : -1;
    const label = text.slice(0, Math.max(0, at));
    return label.length <= LABEL_MOST && holds(label, words) ? [{ title: label, length: lengthOf([text.slice(at + 1)]) }] : [];
  });
  const cells = tables.flatMap((rows) =>
    rows.flatMap((row) =>
      row.flatMap((cell, n): Part[] => {
        if (cell.length > LABEL_MOST || !holds(cell, words)) return [];
        const content = row.slice(n + 1).find((each) => each !== '') ?? '';
        return [{ title: cell, length: lengthOf([content]) }];
      }),
    ),
  );
  return [...texts, ...cells];
}

/** Parts that may only be so long. */
export function checkLimits(doc: PlanDocument, headings: readonly Heading[], { limits }: PlanOutline): Finding[] {
  return limits.map((limit) => {
    const item = `字数：${limit.name}`;
    const parts = [...partsUnder(doc, headings, limit.words), ...labelledParts(doc, limit.words)];
    const longest = parts.sort((a, b) => b.length - a.length)[0];
    if (longest === undefined || longest.length === 0) {
      return finding(limit, item, 'advice', `没有找到“${limit.name}”，没有核对字数（${limit.max} 字以内）。`);
    }
    const { title, length } = longest;
    if (length <= limit.max) return finding(limit, item, 'found', `${quoted(title, 24)} ${length} 字，在 ${limit.max} 字以内。`);
    return finding(
      limit,
      item,
      'wrong',
      `${quoted(title, 24)} ${length} 字，超出 ${length - limit.max} 字，请压缩到 ${limit.max} 字以内。`,
    );
  });
}
