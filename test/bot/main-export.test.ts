import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { dataSourceFor } from '../../entities/data-source.js';
import { patience, type Process, startProcess } from './process.js';

/** Somebody of the demonstration who may have the 台账 of a jurisdiction. */
const WHO = 'ou_demo_zhaomin';
/** Work for the thread, and far less than a stop waits for it. */
const PROJECTS = 2000;
const THREAD = 'the thread has begun';
/** Says in whatever thread makes papers that it has begun: the program itself says nothing of it. */
const PRELOAD = `import { isMainThread } from 'node:worker_threads';
import { writeSync } from 'node:fs';
if (!isMainThread && process.argv.some((word) => word.endsWith('bot/papers/worker.ts'))) writeSync(1, '${THREAD}');`;

let folder: string;
const started: Process[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-export-'));
});
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Said {
  readonly from: string;
  readonly at: number;
  readonly preview: string;
  readonly file?: { readonly name: string };
}

/** Starts it, and resolves with its sandbox when it is ready. */
async function running(env: Readonly<Record<string, string>> = {}) {
  const bot = startProcess({ DATA_DIR: folder, ...env });
  started.push(bot);
  await expect.poll(() => bot.said.out, patience).toContain('在浏览器打开');
  const address = /http:\/\/[\d.:]+/.exec(bot.said.out)?.[0] ?? '';
  await expect.poll(async () => (await fetch(`${address}/readyz`)).status, patience).toBe(200);
  const ask = async (path: string, init?: RequestInit): Promise<unknown> =>
    (await fetch(`${address}/sandbox/api/${path}?as=${WHO}`, init)).json();
  const { chats } = (await ask('world')) as { chats: { chatId: string; type: string }[] };
  const chat = `chats/${String(chats.find(({ type }) => type === 'p2p')?.chatId)}`;
  return {
    ...bot,
    say: (text: string) =>
      ask(`${chat}/text`, { method: 'POST', headers: { 'x-sandbox-page': '1' }, body: JSON.stringify({ text }) }),
    heard: async () => ((await ask(chat)) as { messages: Said[] }).messages,
  };
}

/** As many projects as a busy jurisdiction has, each like one of the demonstration's. */
async function grow(): Promise<void> {
  const sql = await dataSourceFor(`sqlite:${join(folder, 'steward.sqlite')}`).initialize();
  const copied =
    'policyId, policyVersion, unitId, handlerId, name, nameKeys, status, stage, result, totalWan, flags, createdAt, updatedAt, version';
  await sql.query(
    `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${PROJECTS})
     INSERT INTO project (number, ${copied}) SELECT 'COPY-' || n, ${copied} FROM n, (SELECT * FROM project WHERE policyId = 'linan' AND status = 'running' LIMIT 1)`,
  );
  await sql.destroy();
}

it('told to end while a large file is made, it finishes that in time, and the next one goes on where it was', async () => {
  const first = await running();
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  await grow();

  const second = await running({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRELOAD)}` });
  const before = (await second.heard()).length;
  await second.say('导出');
  await expect.poll(() => second.said.out, { timeout: 30_000, interval: 10 }).toContain(THREAD);
  expect(await second.heard()).toHaveLength(before + 1);
  second.child.kill('SIGTERM');
  // A stop that takes longer than it may ends the process with 1.
  expect(await second.ended).toBe(0);
  expect(second.said.err).toBe('');

  const third = await running();
  const answers = async () => (await third.heard()).slice(before + 1);
  await expect.poll(async () => (await answers()).length, patience).toBe(2);
  expect((await answers()).map(({ from }) => from)).toEqual(['bot', 'bot']);
  expect((await answers()).flatMap(({ file }) => file?.name ?? [])).toEqual([expect.stringMatching(/台账.*\.xlsx$/)]);
  await third.say('导出');
  await expect.poll(async () => (await answers()).filter(({ file }) => file !== undefined).length, patience).toBe(2);
}, 180_000);
