import type { PlanOutline } from '../policies/schema/index.js';
import type { PlanDocument } from './docx-read.js';
import { readDocx } from './docx-read.js';
import type { Unreadable } from './office/fault.js';
import { isUnreadable } from './office/fault.js';
import { checkChapters } from './plan/chapters.js';
import { checkCover, checkNaming } from './plan/cover.js';
import type { Finding, PlanContext } from './plan/finding.js';
import { finding } from './plan/finding.js';
import { headingsOf } from './plan/headings.js';
import { checkLabour } from './plan/labour.js';
import { checkLimits } from './plan/limits.js';
import { checkSections } from './plan/sections.js';
import { checkSums } from './plan/sums.js';
import { checkTables } from './plan/tables.js';
import { checkTotal } from './plan/total.js';

/**
 * Holds a document against an outline of its policy. Findings are advice to whoever writes it and evidence for whoever
 * reviews it; none of them refuses anything. What depends on the project's answers is judged by `findingsNow`.
 * Order: name, cover, form, chapters, parts, tables, prices, sums, total, lengths.
 */
export function checkPlan(doc: PlanDocument, outline: PlanOutline, context: PlanContext): Finding[] {
  const headings = headingsOf(doc);
  return [
    ...checkNaming(doc, outline, context),
    ...checkCover(doc, outline, context),
    ...checkMakeUp(doc, outline),
    ...checkChapters(doc, headings, outline),
    ...checkSections(doc, headings, outline),
    ...checkTables(doc, outline),
    ...checkLabour(doc, outline),
    ...checkSums(doc, outline),
    ...checkTotal(doc, outline),
    ...checkLimits(doc, headings, outline),
  ];
}

function checkMakeUp(doc: PlanDocument, { contents, pageNumbers }: PlanOutline): Finding[] {
  const findings: Finding[] = [];
  if (contents !== undefined) {
    const found = finding(contents, '目录', 'found', '有目录。');
    findings.push(doc.hasContents ? found : finding(contents, '目录', 'missing', '没有找到目录，请在扉页后插入目录。'));
  }
  if (pageNumbers !== undefined) {
    const found = finding(pageNumbers, '页码', 'found', '有页码。');
    findings.push(doc.hasPageNumbers ? found : finding(pageNumbers, '页码', 'missing', '没有找到页码，请在页脚插入页码。'));
  }
  return findings;
}

/** Reads a file (.docx) and checks it; a file that cannot be read gives the reason and no findings. */
export function checkPlanFile(bytes: Uint8Array, outline: PlanOutline, context: PlanContext): readonly Finding[] | Unreadable {
  const doc = readDocx(bytes);
  return isUnreadable(doc) ? doc : checkPlan(doc, outline, context);
}
