import type { PlanOutline } from '../../policies/schema/index.js';
import type { PlanDocument } from '../docx-read.js';
import { quoted, squash } from '../office/text.js';
import type { Finding, PlanContext, Source } from './finding.js';
import { finding } from './finding.js';

const PLACEHOLDER = /\{{1,2}项目名称\}{1,2}/g;
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The pattern as an expression on squashed text; a pattern that is no expression is taken literally. */
function expression(pattern: string, projectName: string): RegExp {
  const filled = pattern.replace(PLACEHOLDER, escape(squash(projectName)) || '.+');
  try {
    return new RegExp(filled);
  } catch {
    return new RegExp(escape(filled));
  }
}

const LINE_MOST = 120;

/** One line, or up to four that follow each other: a long name is often broken over lines on a cover. */
function candidates(lines: readonly string[]): string[] {
  const squashed = lines.filter((line) => line.length <= LINE_MOST).map(squash);
  return squashed.flatMap((_, from) => [1, 2, 3, 4].map((count) => squashed.slice(from, from + count).join('')));
}

const stem = (fileName: string) => squash(fileName.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z]{3,4}$/, ''));

/** Whether the document bears the name that the article fixes, on its cover or at least as its file name. */
export function checkNaming(doc: PlanDocument, { naming, name }: PlanOutline, { projectName, fileName }: PlanContext): Finding[] {
  if (naming === undefined) return [];
  const item = `${name}名称`;
  const named = expression(naming.pattern, projectName);
  const ours = (text: string) => named.test(text) && text.includes(squash(projectName));
  const covers = candidates(doc.firstPage);
  if (covers.some(ours)) return [finding(naming, item, 'found', '名称符合要求。')];
  if (ours(stem(fileName)) || ours(squash(doc.titleProperty ?? ''))) {
    return [finding(naming, item, 'found', '文件名符合要求；请确认扉页上的名称与它一致。')];
  }
  const other = covers.find((text) => named.test(text));
  if (other !== undefined) {
    const says = `名称${quoted(other, 40)}里没有申报的项目名称${quoted(projectName, 40)}，请改为一致。`;
    return [finding(naming, item, 'wrong', says)];
  }
  const example = naming.example.replace(PLACEHOLDER, projectName === '' ? '（项目名称）' : projectName);
  return [finding(naming, item, 'missing', `没有找到规定格式的名称，应如${quoted(example, 80)}。`)];
}

const DATE =
  /(?:19|20)\d{2}(?:年|[-./])\d{1,2}(?:月|[-./]\d{1,2}|$|\D)|[二][〇零○O0oＯ][一二三四五六七八九〇零○O0]{2}年[一二三四五六七八九十]{1,2}月/;

/** The cover's name, unit and date. */
export function checkCover(doc: PlanDocument, { cover }: PlanOutline, context: PlanContext): Finding[] {
  if (cover === undefined) return [];
  const lines = doc.firstPage.map((line) => line.normalize('NFKC').replace(/ /g, ''));
  return [
    ...(cover.name ? [coverName(cover, lines, context)] : []),
    ...(cover.unit === false ? [] : [coverUnit(cover, lines, context, cover.unit === true ? '建设单位' : cover.unit)]),
    ...(cover.date === false ? [] : [coverDate(cover, lines, cover.date === true ? '编制时间' : cover.date)]),
  ];
}

function coverName(source: Source, lines: readonly string[], { projectName }: PlanContext): Finding {
  const item = '扉页：项目名称';
  if (projectName === '') return finding(source, item, 'advice', '申报表还没有填项目名称，没有核对扉页上的名称。');
  return squash(lines.join('')).includes(squash(projectName))
    ? finding(source, item, 'found', '扉页有项目名称。')
    : finding(source, item, 'missing', `扉页上没有找到项目名称${quoted(projectName, 40)}，请补上。`);
}

/** A place before the unit's own name may be left out on a cover. */
const PLACE = /^(?:.{2,3}省)?(?:.{2,3}市)?(?=.{4,}$)/;

function coverUnit(source: Source, lines: readonly string[], { unit }: PlanContext, called: string): Finding {
  const item = `扉页：${called}`;
  const all = squash(lines.join(''));
  const name = squash(unit);
  if (all.includes(name) || all.includes(name.replace(PLACE, ''))) return finding(source, item, 'found', `扉页有${called}。`);
  const other = lines.find((line) => /(建设|承担|申报|编制)单位/.test(line));
  const seen = other === undefined ? '' : `，现为${quoted(other, 40)}`;
  return finding(source, item, 'missing', `扉页上没有找到${called}${quoted(unit, 40)}${seen}，请改正。`);
}

function coverDate(source: Source, lines: readonly string[], called: string): Finding {
  const item = `扉页：${called}`;
  return lines.some((line) => DATE.test(squash(line)))
    ? finding(source, item, 'found', `扉页有${called}。`)
    : finding(source, item, 'missing', `扉页上没有找到${called}，请写明年月（如 2026年10月）。`);
}
