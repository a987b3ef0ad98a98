/**
 * Excel and Word in and out: bytes to data, data to bytes, nothing else. What may live here: templates of tables, the
 * reading of filled tables, letters from .docx templates, the reading and checking of plan documents. No I/O, no clock,
 * no database; imports `policies/` and `workflow/` only. `office/` opens files safely, `table/`, `docx/` and `plan/`
 * hold the parts of the modules below.
 */
export { type DataSheet, dataSheets, MOST_SHEET_ROWS, type SheetColumn } from './data-sheet.js';
export { type PlanDocument, type PlanParagraph, readDocx } from './docx-read.js';
export { checkTemplate, TemplateError, type TemplateFault } from './letter-check.js';
export { checkLetter, letterTags, ownData } from './letter-own.js';
export {
  LETTER_TAGS,
  type LetterData,
  type LetterRow,
  type LetterTags,
  type LetterText,
  type StandardLetter,
} from './letter-tags.js';
export { renderLetter } from './letter.js';
export { DocumentFault, isUnreadable, type Unreadable } from './office/fault.js';
export { writePage } from './page.js';
export type { Page, PageBlock, PageCell, PageLink, PageSection } from './page/tree.js';
export { checkPlan, checkPlanFile } from './plan-check.js';
export { type Finding, finding, findingsNow, LEVELS, type PlanContext } from './plan/finding.js';
export { registerSheet, type RegisterSheet } from './register-sheet.js';
export { matchTables, type TableMatch } from './table-match.js';
export { readTable, type TableRead } from './table-read.js';
export { tableTemplate } from './table-template.js';
export { isSmallText } from './text-size.js';
export type { CellFault } from './table/heading.js';
export { readWorkbook, type SheetCell, type WorkbookSheet } from './table/workbook.js';
export { safeName, type ZipEntry, zipFile } from './zip-file.js';
