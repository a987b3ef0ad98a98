import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import PizZip from 'pizzip';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorker, type ThreadedPapers } from '../../../bot/papers/papers.js';
import { dataSheets, isUnreadable, readDocx, readWorkbook } from '../../../documents/index.js';
import { Refused } from '../../../workflow/refusals.js';
import { longestPause, PAUSE_MS } from '../../support/pause.js';
import { papersWith, sheetOf, workerThat } from './kit.js';

const HUGE = sheetOf(10_000);
/** Few enough to be quick, and too many to be made without the thread. */
const SOME = sheetOf(200);

const running: ThreadedPapers[] = [];
afterEach(async () => {
  for (const papers of running.splice(0)) await papers.stop(0);
});
const made = (settings: Parameters<typeof papersWith>[0] = {}) => {
  const found = papersWith(settings);
  running.push(found.papers);
  return found;
};

/** Of the two, the first is started first. */
const inTurn = (...starts: (() => Worker)[]) => {
  let count = 0;
  return {
    start: () => (starts[count++] ?? startWorker)(),
    count: () => count,
  };
};

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
  );

describe('a large file', () => {
  it('is made while others are answered, whom the same work would hold up, and is the same file', async () => {
    const { papers } = made();
    const { ms, value } = await longestPause(() => papers.dataSheets([HUGE, SOME]));
    expect(ms).toBeLessThan(PAUSE_MS);
    const here = await longestPause(() => dataSheets([HUGE, SOME]));
    expect(here.ms).toBeGreaterThan(PAUSE_MS);
    const parts = (bytes: Uint8Array) => {
      const zip = new PizZip(bytes);
      return ['sheet1', 'sheet2'].map((name) => zip.file(`xl/worksheets/${name}.xml`)?.asText());
    };
    expect(parts(value)).toEqual(parts(here.value));
  });

  it('is opened while others are answered, with the same in it', async () => {
    const { papers } = made();
    const file = await dataSheets([sheetOf(4000)]);
    const { ms, value } = await longestPause(() => papers.readWorkbook(file));
    expect(ms).toBeLessThan(PAUSE_MS);
    expect(value).toEqual(await readWorkbook(file));
    const noWord = await dataSheets([SOME]);
    expect(await papers.readDocx(noWord)).toEqual(readDocx(noWord));
  });
});

describe('the thread', () => {
  it('is not started for what takes no time', async () => {
    const { start, count } = inTurn();
    const { papers } = made({ start });
    const file = await papers.dataSheets([sheetOf(20)]);
    expect(await papers.readWorkbook(file)).toEqual(await readWorkbook(file));
    expect(isUnreadable(await papers.readDocx(new Uint8Array(9)))).toBe(true);
    expect(count()).toBe(0);
  });

  it('does one after the other, and ends when nothing came for a while; the next starts it again', async () => {
    const ended: number[] = [];
    const { start, count } = inTurn();
    const watched = () => {
      const worker = start();
      worker.on('exit', (code) => ended.push(code));
      return worker;
    };
    const { papers } = made({ start: watched, idleMs: 100 });
    const both = await Promise.all([papers.dataSheets([SOME]), papers.dataSheets([SOME])]);
    expect(both.map((file) => file.length)).toEqual([both[0]?.length, both[0]?.length]);
    expect(count()).toBe(1);
    await expect.poll(() => ended).toEqual([0]);
    expect((await papers.dataSheets([SOME])).length).toBe(both[0]?.length);
    expect(count()).toBe(2);
  });

  it.each([
    ['dies of what it makes', () => startWorker(24), HUGE],
    ['ends', () => workerThat('process.exit(3)'), SOME],
    ['throws where nobody waits', () => workerThat('setTimeout(() => { throw new Error("gone"); })'), SOME],
    ['never comes to an end', () => workerThat('for (;;);'), SOME],
  ])('that %s costs one file; the next one is made', async (_, first, sheet) => {
    const { start } = inTurn(first);
    const { papers, faults } = made({ start, limitMs: 20_000, ...(sheet === SOME ? { limitMs: 5000 } : {}) });
    const [lost, waited] = await Promise.all([codeOf(papers.dataSheets([sheet])), codeOf(papers.dataSheets([SOME]))]);
    expect([lost, waited]).toEqual(['PAPER_NOT_MADE', 'done']);
    expect(faults()).toHaveLength(1);
    expect(await codeOf(papers.dataSheets([SOME]))).toBe('done');
  });

  it('goes on after a file that cannot be made', async () => {
    const { start, count } = inTurn();
    const { papers, faults } = made({ start });
    const wrong = { ...SOME, rows: [...SOME.rows, JSON.parse('null') as string[]] };
    expect(await codeOf(papers.dataSheets([wrong]))).toBe('PAPER_NOT_MADE');
    expect(JSON.stringify(faults())).toContain('data-sheet.ts');
    expect(await codeOf(papers.dataSheets([SOME]))).toBe('done');
    expect(count()).toBe(1);
  });

  it('gives a reason for an upload that it dies of', async () => {
    const { papers } = made({ start: () => workerThat('process.exit(3)') });
    const read = await papers.readWorkbook(await dataSheets([sheetOf(1000)]));
    expect(read).toEqual({ unreadable: '文件太大或内容异常，没能打开。请压缩图片或拆分后重新发送。', tooLarge: true });
  });

  it('lets no more wait than are worth waiting for', async () => {
    const { papers } = made({ start: () => workerThat('for (;;);'), limitMs: 2000 });
    const asked = Array.from({ length: 13 }, () => codeOf(papers.dataSheets([SOME])));
    expect(await asked.at(-1)).toBe('PAPERS_BUSY');
    await papers.stop(0);
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['PAPER_NOT_MADE', 'PAPERS_BUSY']));
  });
});

describe('a stop', () => {
  it('waits for what is being made and takes no more', async () => {
    const { papers } = made();
    const asked = codeOf(papers.dataSheets([SOME]));
    const stopped = papers.stop(30_000);
    expect(await codeOf(papers.dataSheets([SOME]))).toBe('PAPERS_BUSY');
    await stopped;
    expect(await asked).toBe('done');
  });

  it('does not wait longer than it may, nor begins what still waited', async () => {
    const { start, count } = inTurn(() => workerThat('for (;;);'));
    const { papers } = made({ start });
    const asked = [codeOf(papers.dataSheets([SOME])), codeOf(papers.dataSheets([SOME]))];
    await papers.stop(100);
    expect(await Promise.all(asked)).toEqual(['PAPER_NOT_MADE', 'PAPER_NOT_MADE']);
    expect(count()).toBe(1);
  });

  it('is not needed: an idle thread keeps no process', async () => {
    const script = `import { createPapers } from './bot/papers/papers.ts';
      import { sheetOf } from './test/bot/papers/kit.ts';
      import pino from 'pino';
      const file = await createPapers({ log: pino() }).dataSheets([sheetOf(200)]);
      console.log('made', file.length > 1000);`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 25_000 });
    expect(stdout).toContain('made true');
  });
});
