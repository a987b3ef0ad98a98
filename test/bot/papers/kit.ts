import { Worker } from 'node:worker_threads';
import { createPapers, type PapersSettings, type ThreadedPapers } from '../../../bot/papers/papers.js';
import type { DataSheet } from '../../../documents/index.js';
import { faultLog } from '../../support/fault-log.js';

const COLUMNS = 16;

/** As wide as 项目台账, with a text, a date and a number by turns. */
export function sheetOf(rows: number): DataSheet {
  const kinds = ['text', 'date', 'money'] as const;
  const columns = Array.from({ length: COLUMNS }, (_, at) => ({
    label: `第 ${String(at)} 列`,
    width: 20,
    kind: kinds[at % 3] ?? 'text',
  }));
  const cell = (row: number, at: number) =>
    [`智慧场馆预约平台 ${String(row)}-${String(at)}`, '2026-09-18', row + at][at % 3] ?? null;
  return {
    name: '项目台账',
    columns,
    rows: Array.from({ length: rows }, (_, row) => columns.map((__, at) => cell(row, at))),
  };
}

/** Papers with what they logged as errors. */
export function papersWith(settings: Partial<PapersSettings>): { papers: ThreadedPapers; faults: () => readonly object[] } {
  const { log, faults } = faultLog();
  return { papers: createPapers({ log, ...settings }), faults };
}

/** A worker of a few words, which runs `body` when it is to begin. */
export function workerThat(body: string): Worker {
  const code = `const { parentPort } = require('node:worker_threads');
    parentPort.on('message', (said) => { if (said.do === 'begin') { ${body} } else if (said.do === 'end') parentPort.close(); });`;
  return new Worker(code, { eval: true });
}
