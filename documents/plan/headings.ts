import type { PlanDocument, PlanParagraph } from '../docx-read.js';
import { splitNumber } from '../docx/numbering.js';
import { squash } from '../office/text.js';

/** A heading's line taken apart: its number, and the words by which it is compared. */
export interface Title {
  readonly line: string;
  readonly number: number | null;
  /** As written, squashed. */
  readonly plain: string;
  /** Reduced to what tells one heading from another. */
  readonly words: string;
}

/** A line of the document that is a heading, or (`depth` null) stands alone like one. */
export interface Heading extends Title {
  /** Its place among the document's paragraphs. */
  readonly at: number;
  readonly depth: number | null;
  /** Whether it is of the kind of which the document's chapters are. */
  readonly top: boolean;
  /** Whether no text stands between it and the next heading of its depth: a line of a typed list, or an empty chapter. */
  readonly bare: boolean;
}

const MOST = 4000;
const WORDS_MOST = 40;
const ALONE_MOST = 40;

/** The words that tell one heading from another: no number, no 项目的, no remark in brackets, no joining words or marks. */
function reduce(text: string): string {
  const words = text
    .replace(/\([^()]*\)/g, '')
    .replace(/[、,，.。:：;；()（）“”"'\-—_/及与和的]/g, '')
    .replace(/^本?(项目|工程)/, '');
  return (words === '' ? text : words).slice(0, WORDS_MOST);
}

export function titleOf(line: string): Title {
  const { number, words } = splitNumber(line);
  const plain = squash(words.replace(/[\s.．…·]*\d*$/, '') || words);
  return { line: line.trim(), number, plain, words: reduce(plain) };
}

const pairs = (text: string) =>
  text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, n) => text.slice(n, n + 2));

/** Share of the letter pairs that two texts have in common, 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const rest = pairs(b);
  const all = pairs(a).length + rest.length;
  let common = 0;
  for (const pair of pairs(a)) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    common += 1;
    rest.splice(at, 1);
  }
  return (2 * common) / all;
}

/** A short line of the text that ends no sentence. */
const standsAlone = ({ text, place }: PlanParagraph) =>
  place === 'body' && text !== '' && text.length <= ALONE_MOST && !/[。；;，,！？]$/.test(text);

interface Line extends Title {
  readonly at: number;
  readonly depth: number | null;
  readonly isChapter: boolean;
}

/**
 * Depths follow the document's own use: where it has heading styles, lines that are numbered by hand stand below the last
 * styled one; else each form of number has its rank.
 */
function linesOf({ paragraphs }: PlanDocument): Line[] {
  const hasStyles = paragraphs.filter(({ styled, level }) => styled && level !== null).length >= 3;
  const isChapter = (text: string) => /^第.{1,4}[章篇]/.test(squash(text));
  let under = 0;
  const lines: Line[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const { text, level, styled } = paragraph;
    if (level === null && !standsAlone(paragraph)) continue;
    if (styled && level !== null) under = level;
    const byNumber = (hasStyles ? under : 0) + (splitNumber(text).rank ?? 0);
    const depth = level === null ? null : styled ? level : byNumber;
    lines.push({ ...titleOf(text), at, depth, isChapter: isChapter(text) });
    if (lines.length >= MOST) break;
  }
  return lines;
}

/** The headings of a document in their order, with the lines that stand alone like one. */
export function headingsOf(doc: PlanDocument): Heading[] {
  const lines = linesOf(doc);
  const depths = lines.flatMap(({ depth }) => (depth === null ? [] : [depth]));
  const top = [...new Set(depths)].sort((a, b) => a - b).find((depth) => depths.filter((each) => each === depth).length >= 3);
  const byChapters = lines.filter(({ isChapter }) => isChapter).length >= 3;
  return lines.map((line, n) => {
    const isTop = line.depth !== null && (line.depth <= (top ?? 9) || startsChapter(line, byChapters));
    return { ...line, top: isTop, bare: isBare(doc, lines, n) };
  });
}

/** Where some chapters are styled and others only numbered, the numbers tell: 第一章, or 一、 where no 第一章 is used. */
function startsChapter({ line, isChapter }: Line, byChapters: boolean): boolean {
  return byChapters ? isChapter : splitNumber(line).level === 1;
}

function isBare({ paragraphs }: PlanDocument, lines: readonly Line[], n: number): boolean {
  const here = lines[n];
  if (here === undefined) return true;
  const next = lines.slice(n + 1).find(({ depth }) => depth !== null);
  if (next !== undefined && (next.depth ?? 0) > (here.depth ?? 9)) return false;
  return paragraphs.slice(here.at + 1, next?.at).every(({ text, picture }) => !picture && text === '');
}

/** Where the part under a heading ends: at the next heading that is as high. */
export function endOf(doc: PlanDocument, headings: readonly Heading[], from: Heading): number {
  const next = headings.find(({ at, depth }) => at > from.at && depth !== null && depth <= (from.depth ?? 9));
  return next?.at ?? doc.paragraphs.length;
}

/** Pairs each title with one heading at most, the best fits first, those with text under them before bare lines of a list. */
export function pairUp(
  titles: readonly Title[],
  headings: readonly Heading[],
  score: (title: Title, heading: Heading) => number,
  enough: number,
): Map<number, Heading> {
  const fits = titles.flatMap((title, n) =>
    headings.flatMap((heading) => {
      const fit = score(title, heading);
      return fit < enough ? [] : [{ n, heading, fit }];
    }),
  );
  fits.sort((a, b) => b.fit - a.fit || Number(a.heading.bare) - Number(b.heading.bare) || a.n - b.n);
  const taken = new Map<number, Heading>();
  const used = new Set<Heading>();
  for (const { n, heading } of fits) {
    if (taken.has(n) || used.has(heading)) continue;
    taken.set(n, heading);
    used.add(heading);
  }
  return taken;
}
