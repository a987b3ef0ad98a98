import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Answer, Job, Made, Said } from './message.js';

/** A thread that does one job at a time. */
export interface Thread {
  /** @throws when the job fails, the thread ends with it, or it takes longer than `limitMs`; `isOver` tells whether the thread may be used again */
  run(job: Job, limitMs: number): Promise<Made>;
  isOver(): boolean;
  /** Ends it when it is idle. */
  end(): void;
  /** Ends it whatever it does. */
  kill(): Promise<void>;
}

/** What is copied in one go takes a few milliseconds. */
const SLICE = 500;

/** @param worker - that was just started */
export function threadOf(worker: Worker): Thread {
  let fault: Error | null = null;
  let tell: ((answer: Answer | Error) => void) | null = null;
  const over = (error: Error): void => {
    fault ??= error;
    tell?.(fault);
  };
  worker.on('message', (answer: Answer) => tell?.(answer));
  worker.on('error', over);
  worker.on('exit', (code) => over(new Error(`the thread ended with ${String(code)}`)));
  // Nobody waits for one that is idle.
  worker.unref();

  async function send(job: Job): Promise<void> {
    const say = (said: Said): void => worker.postMessage(said);
    if (job.do !== 'dataSheets') return say(job);
    say({ ...job, sheets: job.sheets.map((sheet) => ({ ...sheet, rows: [] })) });
    for (const [sheet, { rows }] of job.sheets.entries()) {
      for (let at = 0; at < rows.length; at += SLICE) {
        say({ do: 'rows', sheet, rows: rows.slice(at, at + SLICE) });
        await setImmediate();
      }
    }
  }

  return {
    run: async (job, limitMs) => {
      let timer;
      worker.ref();
      const answered = new Promise<Answer | Error>((resolve) => {
        tell = resolve;
        timer = setTimeout(() => over(new Error(`${job.do} took longer than ${String(limitMs)} ms`)), limitMs);
      });
      if (fault !== null) over(fault);
      try {
        await send(job);
        worker.postMessage({ do: 'begin' } satisfies Said);
        const answer = await answered;
        if (answer instanceof Error) throw answer;
        if ('failed' in answer) throw new Error(answer.failed);
        return answer;
      } catch (error) {
        // What cannot be copied leaves half a job behind.
        if (fault !== null) await worker.terminate();
        throw error;
      } finally {
        clearTimeout(timer);
        tell = null;
        worker.unref();
      }
    },
    isOver: () => fault !== null,
    end: () => worker.postMessage({ do: 'end' } satisfies Said),
    kill: async () => {
      await worker.terminate();
    },
  };
}
