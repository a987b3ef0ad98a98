/**
 * The program of the thread that makes and opens files of Office (ADR 0036). Its modules are named one by one: the rest of `documents/` would cost
 * it time to start, and memory.
 */
import { parentPort } from 'node:worker_threads';
import { dataSheets } from '../../documents/data-sheet.js';
import { readDocx } from '../../documents/docx-read.js';
import type { DataSheet } from '../../documents/index.js';
import { readWorkbook } from '../../documents/table/workbook.js';
import type { Answer, Job, Made, Said } from './message.js';

type Rows = DataSheet['rows'][number][];

let job: Job | null = null;
let rows: Rows[] = [];

parentPort?.on('message', (said: Said) => {
  switch (said.do) {
    case 'rows':
      rows[said.sheet]?.push(...said.rows);
      return;
    case 'begin':
      if (job !== null) void answer(job, rows);
      [job, rows] = [null, []];
      return;
    case 'end':
      // Nothing else keeps the thread.
      parentPort?.close();
      return;
    default:
      job = said;
      rows = said.do === 'dataSheets' ? said.sheets.map(() => []) : [];
  }
});

async function answer(of: Job, given: readonly Rows[]): Promise<void> {
  try {
    const made = await make(of, given);
    // What is alone in its memory is handed over; anything else is copied.
    const whole =
      'file' in made && made.file.buffer instanceof ArrayBuffer && made.file.byteLength === made.file.buffer.byteLength;
    tell(made, whole ? [made.file.buffer] : []);
  } catch (error) {
    tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

async function make(of: Job, given: readonly Rows[]): Promise<Made> {
  switch (of.do) {
    case 'dataSheets':
      return { file: await dataSheets(of.sheets.map((sheet, at) => ({ ...sheet, rows: given[at] ?? [] }))) };
    case 'readDocx':
      return { document: readDocx(of.bytes) };
    case 'readWorkbook':
      return { workbook: await readWorkbook(of.bytes) };
  }
}

function tell(said: Answer, handed: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(said, handed);
}
