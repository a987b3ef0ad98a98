import type { PlanOutline } from '../../policies/schema/index.js';
import type { PlanDocument, PlanParagraph } from '../docx-read.js';
import { splitNumber } from '../docx/numbering.js';
import { quoted } from '../office/text.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';
import type { Heading, Title } from './headings.js';
import { likeness, pairUp, titleOf } from './headings.js';
import { checkOutlineSections } from './sections.js';

export type Chapters = NonNullable<PlanOutline['chapters']>;

const ENOUGH = 0.62;

/** How well a heading fits a chapter. The same number helps, but only where the words already agree in part. */
function score(chapter: Title, heading: Heading): number {
  const like = likeness(chapter.words, heading.words);
  const sameNumber = chapter.number !== null && chapter.number === heading.number;
  // What only stands alone, perhaps numbered by the program that wrote it, is one by its very words.
  if (heading.depth === null) return chapter.plain === heading.plain ? 0.9 : 0;
  if (!heading.top && !(sameNumber && like > 0.8)) return 0;
  const goesOn = heading.words.startsWith(chapter.words) && heading.words.length <= chapter.words.length + 4;
  return Math.min(1, Math.max(like, goesOn ? 0.8 : 0) + (sameNumber && like > 0 ? 0.2 : 0));
}

/** Text, a picture, or a point that was numbered by hand; a heading alone is none, nor a line of the outline itself. */
function isContent({ text, picture, level, styled }: PlanParagraph, asked: readonly string[]): boolean {
  if (picture) return true;
  if (text === '' || asked.some((section) => titleOf(section).words === titleOf(text).words)) return false;
  return level === null || (!styled && (splitNumber(text).rank ?? 0) >= 5);
}

/** One finding a chapter of the outline (there, missing with the nearest heading, or only a heading), and one for its sections. */
export function checkChapters(doc: PlanDocument, headings: readonly Heading[], { chapters }: PlanOutline): Finding[] {
  if (chapters === undefined) return [];
  const wanted = chapters.titles.map((each) => (typeof each === 'string' ? { title: each, sections: [] } : each));
  const titles = wanted.map((each) => titleOf(each.title));
  const taken = pairUp(titles, headings, score, ENOUGH);
  const used = [...taken.values()];
  return titles.flatMap((title, n) => {
    const heading = taken.get(n);
    if (heading === undefined) return missing(chapters, title, headings, used);
    const end = Math.min(doc.paragraphs.length, ...used.map(({ at }) => at).filter((at) => at > heading.at));
    const within = doc.paragraphs.slice(heading.at + 1, end);
    const asked = wanted[n]?.sections ?? [];
    const item = `章节：${title.line}`;
    if (!within.some((paragraph) => isContent(paragraph, asked))) {
      return finding(chapters, item, 'missing', `${quoted(heading.line, 40)}只有标题，没有内容，请补写。`);
    }
    const found = finding(chapters, item, 'found', `已有${quoted(heading.line, 40)}。`);
    const lines = headings.filter(({ at }) => at > heading.at && at < end);
    return [found, ...checkOutlineSections(chapters, title, asked, lines, within)];
  });
}

function missing(source: Chapters, chapter: Title, headings: readonly Heading[], used: readonly Heading[]): Finding[] {
  const free = headings.filter((each) => each.top && !used.includes(each));
  const nearest = free.map((each) => ({ each, fit: score(chapter, each) })).sort((a, b) => b.fit - a.fit)[0];
  const hint =
    nearest && nearest.fit >= 0.3
      ? `最接近的标题是${quoted(nearest.each.line, 40)}，请按大纲的章名修改。`
      : source.flexible
        ? '大纲可按项目实际调整，不需要的可以不写。'
        : '请按大纲补写；没有相应内容的，写明“不涉及”。';
  const says = `没有找到${quoted(chapter.line, 40)}一章。${hint}`;
  return [finding(source, `章节：${chapter.line}`, source.flexible ? 'advice' : 'missing', says)];
}
