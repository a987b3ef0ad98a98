import type { PlanOutline } from '../../policies/schema/index.js';
import type { PlanDocument, PlanParagraph } from '../docx-read.js';
import { quoted, squash } from '../office/text.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';
import type { Heading, Title } from './headings.js';
import { likeness, pairUp, titleOf } from './headings.js';

const ENOUGH = 0.75;
/** A section that the outline itself leaves open. */
const OPEN = /\((若有|如有|有则.{0,3}|可选)\)|^其[他它]$/;
const LINES_MOST = 2000;
const LABEL_MOST = 40;
const NAMED = 8;

/** What stands before a colon at the start of a paragraph, or the whole of a short one: `1. 项目名称：……`, a cell `项目名称`. */
function labelOf({ text }: PlanParagraph): string | null {
  const at = text.search(/[:：]/);
  const label = at < 0 ? text : text.slice(0, at);
  return label === '' || label.length > LABEL_MOST ? null : label;
}

/** One finding for the sections that the outline asks for within a chapter: each is a heading or a label among its lines. */
export function checkOutlineSections(
  source: NonNullable<PlanOutline['chapters']>,
  chapter: Title,
  sections: readonly string[],
  headings: readonly Heading[],
  within: readonly PlanParagraph[],
): Finding[] {
  const asked = sections.map(titleOf).filter(({ plain }) => !OPEN.test(plain));
  if (asked.length === 0) return [];
  const labels = within.slice(0, LINES_MOST).flatMap((paragraph) => labelOf(paragraph) ?? []);
  const labelled = new Set(labels.map((label) => titleOf(label).words));
  const lacking: string[] = [];
  const bare: string[] = [];
  const taken = pairUp(asked, headings, score, ENOUGH);
  for (const [n, { words, line }] of asked.entries()) {
    const own = taken.get(n);
    if (own === undefined && !labelled.has(words)) lacking.push(line);
    else if (own?.bare === true) bare.push(line);
  }
  const item = `小节：${chapter.line}`;
  if (lacking.length + bare.length === 0) return [finding(source, item, 'found', `大纲的 ${asked.length} 节都有。`)];
  const faults = [
    ...(lacking.length === 0 ? [] : [`没有找到${named(lacking)}`]),
    ...(bare.length === 0 ? [] : [`${named(bare)}只有标题`]),
  ];
  const says = `${faults.join('；')}（大纲共 ${asked.length} 节）。请补写，没有相应内容的写明“不涉及”。`;
  return [finding(source, item, source.flexible ? 'advice' : 'missing', says)];
}

function score({ words }: Title, heading: Heading): number {
  if (heading.depth === null) return 0;
  const goesOn = heading.words.startsWith(words) && heading.words.length <= words.length + 4;
  return Math.max(likeness(words, heading.words), goesOn ? 0.8 : 0);
}

function named(lines: readonly string[]): string {
  const shown = lines.slice(0, NAMED).map((line) => quoted(line, 24));
  return `${shown.join('、')}${lines.length > shown.length ? ` 等 ${lines.length} 节` : ''}`;
}

/**
 * Content that must stand under some heading: by a heading that holds one of the words and has text, else by the text itself.
 * Cover and contents do not count.
 */
export function checkSections(doc: PlanDocument, headings: readonly Heading[], { sections }: PlanOutline): Finding[] {
  const from = headings.find(({ depth }) => depth !== null)?.at ?? 0;
  const text = squash(
    doc.paragraphs
      .slice(from)
      .filter(({ place }) => place !== 'contents')
      .map((each) => each.text)
      .join('\n'),
  );
  return sections.map((section) => {
    const words = section.words.map(squash);
    const titled = headings.filter((heading) => heading.at >= from && words.some((word) => heading.plain.includes(word)));
    const heading = titled.find(({ bare }) => !bare) ?? titled[0];
    const item = `内容：${section.name}`;
    if (heading !== undefined && !(heading.depth !== null && heading.bare)) {
      return finding(section, item, 'found', `已有${quoted(heading.line, 40)}。`);
    }
    const word = section.words.find((_, n) => text.includes(words[n] ?? ''));
    if (heading !== undefined) {
      return finding(section, item, 'missing', `${quoted(heading.line, 40)}只有标题，没有内容，请补写。`);
    }
    if (word !== undefined) return finding(section, item, 'found', `正文写到“${word}”。`);
    return finding(section, item, 'missing', `没有找到“${section.name}”的内容（${section.words.join('、')}），请补写。`);
  });
}
