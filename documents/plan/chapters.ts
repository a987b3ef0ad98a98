import type { PlanOutline } from '../../policies/schema/index.js';
import type { PlanDocument } from '../docx-read.js';
import { splitNumber } from '../docx/numbering.js';
import { quoted, squash } from '../office/text.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';

interface Title {
  readonly line: string;
  readonly number: number | null;
  readonly words: string;
}
interface Candidate extends Title {
  readonly at: number;
  readonly top: boolean;
}

const ENOUGH = 0.62;
const MOST_HEADINGS = 3000;
const WORDS_MOST = 40;

/** The words that tell one chapter from another: no number, no 项目的, no joining words or marks. */
function reduce(text: string): string {
  const words = squash(text)
    .replace(/[、,，.。:：;；()（）“”"'\-—_/及与和的]/g, '')
    .replace(/^本?(项目|工程)/, '');
  return (words === '' ? squash(text) : words).slice(0, WORDS_MOST);
}

function title(line: string): Title {
  const { number, words } = splitNumber(line);
  return { line: line.trim(), number, words: reduce(words.replace(/[\s.．…·]*\d*$/, '') || words) };
}

const pairs = (text: string) =>
  text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, n) => text.slice(n, n + 2));

/** Share of the letter pairs that two texts have in common, 0 to 1. */
function likeness(a: string, b: string): number {
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

/** How well a heading fits a chapter. The same number helps, but only where the words already agree in part. */
function score(chapter: Title, heading: Candidate): number {
  const like = likeness(chapter.words, heading.words);
  const sameNumber = chapter.number !== null && chapter.number === heading.number;
  if (!heading.top && !(sameNumber && like > 0.8)) return 0;
  const extends_ = heading.words.startsWith(chapter.words) && heading.words.length <= chapter.words.length + 4;
  return Math.min(1, Math.max(like, extends_ ? 0.8 : 0) + (sameNumber && like > 0 ? 0.2 : 0));
}

/** Headings of the document; `top` are those of the level at which its chapters stand. */
function headings(doc: PlanDocument): Candidate[] {
  const levels = doc.paragraphs.flatMap(({ level }) => (level === null ? [] : [level]));
  const top = [1, 2, 3].find((level) => levels.filter((each) => each === level).length >= 3) ?? 9;
  const found = doc.paragraphs.flatMap(({ text, level }, at) => {
    if (level === null) return [];
    return [{ ...title(text), at, top: level <= top || (level <= 2 && splitNumber(text).level === 1) }];
  });
  return found.slice(0, MOST_HEADINGS);
}

/** Pairs each chapter with one heading at most, the best fits first. */
function assign(chapters: readonly Title[], found: readonly Candidate[]): Map<number, Candidate> {
  const fits = chapters.flatMap((chapter, n) => found.map((heading) => ({ n, heading, fit: score(chapter, heading) })));
  fits.sort((a, b) => b.fit - a.fit || a.n - b.n);
  const taken = new Map<number, Candidate>();
  const used = new Set<Candidate>();
  for (const { n, heading, fit } of fits) {
    if (fit < ENOUGH || taken.has(n) || used.has(heading)) continue;
    taken.set(n, heading);
    used.add(heading);
  }
  return taken;
}

/** Whether something stands between a chapter's heading and the next chapter. */
function isEmpty(doc: PlanDocument, from: Candidate, chapters: readonly Candidate[]): boolean {
  const next = Math.min(doc.paragraphs.length, ...chapters.map(({ at }) => at).filter((at) => at > from.at));
  return doc.paragraphs.slice(from.at + 1, next).every(({ text, picture, level }) => !picture && (text === '' || level !== null));
}

/** One finding a chapter of the outline: there, missing (with the nearest heading), or only a heading without text. */
export function checkChapters(doc: PlanDocument, { chapters }: PlanOutline): Finding[] {
  if (chapters === undefined) return [];
  const titles = chapters.titles.map((each) => title(typeof each === 'string' ? each : each.title));
  const found = headings(doc);
  const taken = assign(titles, found);
  const used = [...taken.values()];
  return titles.map((chapter, n) => {
    const item = `章节：${chapter.line}`;
    const heading = taken.get(n);
    if (heading) {
      const empty = isEmpty(doc, heading, used);
      return finding(
        chapters,
        item,
        !empty,
        empty ? `${quoted(heading.line, 40)}只有标题，没有内容，请补写。` : `已有${quoted(heading.line, 40)}。`,
      );
    }
    const free = found.filter((each) => each.top && !used.includes(each)).map((each) => ({ each, fit: score(chapter, each) }));
    const nearest = free.sort((a, b) => b.fit - a.fit)[0];
    const hint =
      nearest && nearest.fit >= 0.3
        ? `最接近的标题是${quoted(nearest.each.line, 40)}，请按大纲的章名修改。`
        : '请按大纲补写；没有相应内容的，写明“不涉及”。';
    return finding(chapters, item, false, `没有找到${quoted(chapter.line, 40)}一章。${hint}`);
  });
}

/** Whether the words of a required part stand anywhere in the text (a list of contents does not count). */
export function checkSections(doc: PlanDocument, { sections }: PlanOutline): Finding[] {
  const text = squash(
    doc.paragraphs
      .filter(({ place }) => place !== 'contents')
      .map((each) => each.text)
      .join(''),
  );
  return sections.map((section) => {
    const word = section.words.find((each) => text.includes(squash(each)));
    return word === undefined
      ? finding(
          section,
          `内容：${section.name}`,
          false,
          `没有找到“${section.name}”的内容（${section.words.join('、')}），请补写。`,
        )
      : finding(section, `内容：${section.name}`, true, `已写“${word}”。`);
  });
}
