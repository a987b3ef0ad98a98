import { Worker } from 'node:worker_threads';
import { dataSheets, isSmallText, readDocx, readWorkbook, type DataSheet, type Unreadable } from '../../documents/index.js';
import type { Papers } from '../../handlers/papers.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Log } from '../log.js';
import type { Job, Made } from './message.js';
import { type Thread, threadOf } from './thread.js';

export interface ThreadedPapers extends Papers {
  /** Takes no more, and ends the thread when it is done with what it was given, or after `graceMs` whatever it does. */
  stop(graceMs: number): Promise<void>;
}

export interface PapersSettings {
  readonly log: Log;
  /** Starts the thread; a test starts others. */
  readonly start?: () => Worker;
  /** A job that takes longer is given up. */
  readonly limitMs?: number;
  /** After so long without a job the thread ends, since it keeps memory. */
  readonly idleMs?: number;
}

/** How a program of the bot is started, compiled or not. */
const RUN = new URL('../start/run.js', import.meta.url);
/** A file that takes more fails alone, and not the process. */
const HEAP_MB = 512;
const LIMIT_MS = 60_000;
const IDLE_MS = 30_000;
/** More jobs than these do not wait: each keeps its rows in memory, and whoever waits behind them believes that nothing happens. */
const MOST = 12;
/** Sheets of fewer cells are made at once, in less time than it takes to start the thread: some 20 ms. */
const FEW_CELLS = 1000;
const UNREADABLE: Unreadable = { unreadable: '文件太大或内容异常，没能打开。请压缩图片或拆分后重新发送。', tooLarge: true };

/** Papers that a thread makes and opens, started when it is needed; what takes no time is done here. */
export function createPapers({
  log,
  start = () => startWorker(),
  limitMs = LIMIT_MS,
  idleMs = IDLE_MS,
}: PapersSettings): ThreadedPapers {
  let thread: Thread | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let stopped = false;
  let killed = false;

  /** One after the other. Null where it failed, which is logged. */
  async function run(job: Job): Promise<Made | null> {
    if (stopped || waiting >= MOST) throw new Refused(refuse('PAPERS_BUSY'));
    waiting += 1;
    const made = last.then(() => onThread(job));
    last = made;
    try {
      return await made;
    } finally {
      waiting -= 1;
    }
  }

  async function onThread(job: Job): Promise<Made | null> {
    clearTimeout(idle);
    if (killed) return null;
    try {
      if (thread === null || thread.isOver()) thread = threadOf(start());
      return await thread.run(job, limitMs);
    } catch (err) {
      log.error({ err, job: job.do }, 'a file could not be made or opened');
      return null;
    } finally {
      idle = setTimeout(rest, idleMs);
      idle.unref();
    }
  }

  function rest(): void {
    thread?.end();
    thread = null;
  }

  return {
    dataSheets: async (sheets) => {
      if (cellsOf(sheets) <= FEW_CELLS) return dataSheets(sheets);
      const made = await run({ do: 'dataSheets', sheets });
      if (made === null || !('file' in made)) throw new Refused(refuse('PAPER_NOT_MADE'));
      return made.file;
    },
    readDocx: async (bytes) => {
      if (isSmallText(bytes, '.docx')) return readDocx(bytes);
      const made = await run({ do: 'readDocx', bytes });
      return made !== null && 'document' in made ? made.document : UNREADABLE;
    },
    readWorkbook: async (bytes) => {
      if (isSmallText(bytes, '.xlsx')) return readWorkbook(bytes);
      const made = await run({ do: 'readWorkbook', bytes });
      return made !== null && 'workbook' in made ? made.workbook : UNREADABLE;
    },
    stop: async (graceMs) => {
      stopped = true;
      const kill = async (): Promise<void> => {
        killed = true;
        await thread?.kill();
      };
      const timer = setTimeout(() => void kill(), graceMs);
      await last;
      clearTimeout(timer);
      clearTimeout(idle);
      await kill();
    },
  };
}

function cellsOf(sheets: readonly DataSheet[]): number {
  return sheets.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);
}

/** @param heapMb - of memory that a file may take */
export function startWorker(heapMb = HEAP_MB): Worker {
  return new Worker(RUN, { argv: ['bot/papers/worker.ts'], execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMb } });
}
