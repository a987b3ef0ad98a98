import type { PlanOutline } from '../policies/schema/index.js';
import type { PlanDocument } from './docx-read.js';
import { readDocx } from './docx-read.js';
import type { Unreadable } from './office/fault.js';
import { isUnreadable } from './office/fault.js';
import { checkChapters, checkSections } from './plan/chapters.js';
import { checkCover, checkNaming } from './plan/cover.js';
import type { Finding, PlanContext } from './plan/finding.js';
import { finding } from './plan/finding.js';
import { checkLabour } from './plan/labour.js';
import { checkSums } from './plan/sums.js';
import { checkTables } from './plan/tables.js';

/**
 * Holds a plan against the outline of its policy. Findings are advice to whoever writes the plan and evidence for
 * whoever reviews it; none of them refuses anything. Order: name, cover, form, chapters, parts, tables, prices, sums.
 */
export function checkPlan(doc: PlanDocument, outline: PlanOutline, context: PlanContext): Finding[] {
  const { contents, pageNumbers } = outline;
  return [
    ...checkNaming(doc, outline, context),
    ...checkCover(doc, outline, context),
    ...(contents
      ? [finding(contents, '目录', doc.hasContents, doc.hasContents ? '有目录。' : '没有找到目录，请在扉页后插入目录。')]
      : []),
    ...(pageNumbers
      ? [finding(pageNumbers, '页码', doc.hasPageNumbers, doc.hasPageNumbers ? '有页码。' : '没有找到页码，请在页脚插入页码。')]
      : []),
    ...checkChapters(doc, outline),
    ...checkSections(doc, outline),
    ...checkTables(doc, outline),
    ...checkLabour(doc, outline),
    ...checkSums(doc, outline),
  ];
}

/** Reads a plan file (.docx) and checks it; a file that cannot be read gives the reason and no findings. */
export function checkPlanFile(bytes: Uint8Array, outline: PlanOutline, context: PlanContext): readonly Finding[] | Unreadable {
  const doc = readDocx(bytes);
  return isUnreadable(doc) ? doc : checkPlan(doc, outline, context);
}
