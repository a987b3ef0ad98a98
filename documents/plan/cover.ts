import type { PlanOutline } from '../../policies/schema/index.js';
import type { PlanDocument } from '../docx-read.js';
import { quoted, squash } from '../office/text.js';
import type { Finding, PlanContext } from './finding.js';
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

/** Whether the plan bears the name that the article fixes, on its cover or at least as its file name. */
export function checkNaming(doc: PlanDocument, { naming }: PlanOutline, { projectName, fileName }: PlanContext): Finding[] {
  if (naming === undefined) return [];
  const named = expression(naming.pattern, projectName);
  const ours = (text: string) => named.test(text) && text.includes(squash(projectName));
  const covers = candidates(doc.firstPage);
  if (covers.some(ours)) return [finding(naming, '方案名称', true, '方案名称符合要求。')];
  if (ours(stem(fileName)) || ours(squash(doc.titleProperty ?? ''))) {
    return [finding(naming, '方案名称', true, '文件名符合要求；请确认扉页上的方案名称与它一致。')];
  }
  const other = covers.find((text) => named.test(text));
  if (other !== undefined) {
    return [
      finding(
        naming,
        '方案名称',
        false,
        `方案名称${quoted(other, 40)}里没有申报的项目名称${quoted(projectName, 40)}，请改为一致。`,
      ),
    ];
  }
  return [
    finding(
      naming,
      '方案名称',
      false,
      `没有找到规定格式的方案名称，应如${quoted(naming.example.replace('{{项目名称}}', projectName), 80)}。`,
    ),
  ];
}

const DATE =
  /(?:19|20)\d{2}(?:年|[-./])\d{1,2}(?:月|[-./]\d{1,2}|$|\D)|[二][〇零○O0oＯ][一二三四五六七八九〇零○O0]{2}年[一二三四五六七八九十]{1,2}月/;

/** The cover's name, unit and date. */
export function checkCover(doc: PlanDocument, outline: PlanOutline, { projectName, unit }: PlanContext): Finding[] {
  const { cover } = outline;
  if (!cover) return [];
  const lines = doc.firstPage.map((line) => line.normalize('NFKC').replace(/ /g, ''));
  const all = squash(lines.join(''));
  const findings = [
    all.includes(squash(projectName))
      ? finding(cover, '扉页：方案名称', true, '扉页有方案名称。')
      : finding(cover, '扉页：方案名称', false, `扉页上没有找到项目名称${quoted(projectName, 40)}，请补上。`),
  ];
  if (cover.unit) {
    const ok = all.includes(squash(unit));
    const other = lines.find((line) => /(建设|承担|申报|编制)单位/.test(line));
    const seen = other === undefined ? '' : `，现为${quoted(other, 40)}`;
    findings.push(
      finding(
        cover,
        '扉页：建设单位',
        ok,
        ok ? '扉页有建设单位。' : `扉页上没有找到建设单位${quoted(unit, 40)}${seen}，请改正。`,
      ),
    );
  }
  if (cover.date) {
    const ok = lines.some((line) => DATE.test(squash(line)));
    findings.push(
      finding(cover, '扉页：编制时间', ok, ok ? '扉页有编制时间。' : '扉页上没有找到编制时间，请写明年月（如 2026年10月）。'),
    );
  }
  return findings;
}
