import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SANDBOX_APPS } from '../../bot/compose/app-on-platform.js';
import type { Finding } from '../../bot/doctor/doctor.js';
import { createLog } from '../../bot/log.js';
import { makePresence } from '../../bot/presence.js';
import { openDb, type Db } from '../../entities/db.js';
import { cli } from './cli/kit.js';

const NOW = Date.parse('2026-09-18T10:00+08:00');

let folder: string;
let url: string;
let db: Db;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presence-'));
  url = `sqlite:${folder}/steward.sqlite`;
  db = await openDb(url, { migrate: true });
});
afterEach(async () => {
  vi.useRealTimers();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

const process = (owner: string, apps = SANDBOX_APPS, at = NOW) =>
  makePresence({ db, now: () => at, log: createLog('silent') }, { owner, apps });
async function seen(): Promise<Finding | undefined> {
  const { out } = await cli(['doctor', '--json'], { DATABASE_URL: url, DATA_DIR: folder });
  return (JSON.parse(out) as { findings: Finding[] }).findings.find(({ name }) => name === '各进程的平台');
}

it('doctor names a process that runs other platforms, as long as it runs', async () => {
  expect(await seen()).toBeUndefined();
  const [one, other] = [process('a'), process('b', SANDBOX_APPS.slice(0, 1))];
  await one.begin('3001');
  expect(await seen()).toMatchObject({ state: 'good', detail: '在运行的 1 个进程配置一样' });
  await other.begin('3002');
  const finding = await seen();
  expect(finding).toMatchObject({ state: 'bad', mend: expect.stringContaining('收不到消息') });
  expect(finding?.detail).toMatch(/:3002 用的是 lark \S+；本配置是 lark \S+、zwdd \S+$/);
  await other.end();
  expect(await seen()).toMatchObject({ state: 'good' });
  await one.end();
  expect(await seen()).toBeUndefined();
});

it('one that ends while it says that it runs is not there afterwards', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let waits: Promise<void> = Promise.resolve();
  const slow: Pick<Db, 'tx'> = {
    tx: async (work) => {
      await waits;
      return db.tx(work);
    },
  };
  const deps = { db: slow as Db, now: () => NOW, log: createLog('silent') };
  const one = makePresence(deps, { owner: 'a', apps: SANDBOX_APPS });
  await one.begin('3001');
  let go = (): void => undefined;
  waits = new Promise((resolve) => (go = resolve));
  vi.advanceTimersByTime(5 * 60_000);
  waits = Promise.resolve();
  const ended = one.end();
  await db.tx((tx) => tx.settings.beginning('process:'));
  go();
  await ended;
  await delay(20);
  expect(await db.tx((tx) => tx.settings.beginning('process:'))).toEqual([]);
});

it('one whose database is away ends all the same, before long', async () => {
  let away = false;
  const hung: Pick<Db, 'tx'> = { tx: (work) => (away ? new Promise(() => undefined) : db.tx(work)) };
  const one = makePresence({ db: hung as Db, now: () => NOW, log: createLog('silent') }, { owner: 'a', apps: SANDBOX_APPS });
  await one.begin('3001');
  away = true;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let ended = false;
  const end = one.end().then(() => (ended = true));
  await vi.advanceTimersByTimeAsync(1900);
  expect(ended).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  await end;
});

it('one that was cut short is not counted after a while, and forgotten after a day', async () => {
  await process('dead', SANDBOX_APPS.slice(0, 1), NOW - 13 * 60_000).begin('3002');
  expect(await seen()).toBeUndefined();
  const later = process('new', SANDBOX_APPS, NOW + 86_400_000);
  await later.begin('3001');
  expect((await db.tx((tx) => tx.settings.beginning('process:'))).map(({ key }) => key)).toEqual(['process:new']);
  await later.end();
});
