import type { DataSheet, readDocx, readWorkbook } from '../../documents/index.js';

/** What a worker is asked to do. Of sheets the rows follow in slices, so that no message holds up whoever sends it. */
export type Job =
  | { readonly do: 'dataSheets'; readonly sheets: readonly DataSheet[] }
  | { readonly do: 'readDocx' | 'readWorkbook'; readonly bytes: Uint8Array };

/** What is said to a worker, which does one job at a time. */
export type Said =
  | Job
  | { readonly do: 'rows'; readonly sheet: number; readonly rows: DataSheet['rows'] }
  | { readonly do: 'begin' }
  | { readonly do: 'end' };

/** What came of a job. */
export type Made =
  | { readonly file: Uint8Array }
  | { readonly document: ReturnType<typeof readDocx> }
  | { readonly workbook: Awaited<ReturnType<typeof readWorkbook>> };

/** What a worker answers to each. */
export type Answer = Made | { readonly failed: string };
