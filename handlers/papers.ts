import type { DataSheet, PlanDocument, Unreadable, WorkbookSheet } from '../documents/index.js';

/**
 * Makes and opens files of Office beside what answers people: one of them may take seconds, for which nobody else waits. Not called within
 * a unit of work, which would hold up the database instead.
 */
export interface Papers {
  /** @throws Refused `PAPERS_BUSY` and `PAPER_NOT_MADE` */
  dataSheets(sheets: readonly DataSheet[]): Promise<Uint8Array>;
  /** Of what cannot be opened it gives the reason. @throws Refused `PAPERS_BUSY` */
  readDocx(bytes: Uint8Array): Promise<PlanDocument | Unreadable>;
  /** Likewise. */
  readWorkbook(bytes: Uint8Array): Promise<readonly WorkbookSheet[] | Unreadable>;
}
