import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { listen } from '../../bot/http/listen.js';
import { openDb } from '../../entities/db.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { patience, type Process, startProcess } from './process.js';

let folder: string;
const started: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (env: Readonly<Record<string, string>>): Process => {
  const process = startProcess({ DATA_DIR: folder, ...env });
  started.push(process.child);
  return process;
};

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, '127.0.0.1');
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the process', () => {
  it('starts with nothing set up, shows where to look, works, and ends when it is told to', async () => {
    const { child, said, ended } = start({});
    await expect.poll(() => said.out, patience).toContain('在浏览器打开');
    const address = /http:\/\/[\d.:]+/.exec(said.out)?.[0] ?? '';
    // The demonstration's messages are being sent first.
    await expect.poll(async () => (await fetch(`${address}/readyz`)).status, patience).toBe(200);
    expect(await (await fetch(`${address}/sandbox/`)).text()).toContain('<html');
    const people = await (await fetch(`${address}/sandbox/api/world?as=ou_demo_zhaomin`)).text();
    expect(people).toContain('李明');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const { mode } = await stat(join(folder, 'steward.sqlite'));
    expect((mode & 0o777).toString(8)).toBe('600');
    expect(said.err).toBe('');
  }, 60_000);

  it('drains when it is told to end while it still begins, since it takes requests by then', async () => {
    const port = await freePort();
    const { child, ended } = start({ PORT: String(port), DATA_DIR: join(folder, 'early') });
    const answers = () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(answers, { timeout: 60_000, interval: 10 }).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 90_000);

  it('does not start with a wrong configuration, and lists all that is wrong', async () => {
    const { said, ended } = start({
      PORT: 'x',
      LARK_APP_ID: 'cli_1',
      DATABASE_URL: 'oracle://x',
      POLICIES_DIR: join(folder, 'none'),
    });
    expect(await ended).toBe(1);
    expect(said.err).toMatch(/6 处问题[^]*PORT[^]*DATABASE_URL[^]*POLICIES_DIR[^]*LARK_APP_SECRET/);
    expect(said.out).toBe('');
  }, 60_000);

  it('does not start with a broken policy, and says where it is broken', async () => {
    const empty = await mkdtemp(join(folder, 'empty-'));
    const { said, ended } = start({ POLICIES_DIR: empty });
    expect(await ended).toBe(1);
    expect(said.err).toMatch(/没有找到办法[^]*程序没有启动/);
  }, 60_000);

  it('does not stand in for a real app on its database, where its keys were lost from the configuration', async () => {
    const dir = await mkdtemp(join(folder, 'real-'));
    const db = await openDb(`sqlite:${dir}/steward.sqlite`, { migrate: true });
    await db.tx(async (tx) => {
      const unit = await tx.units.ensure('linan', '区文化馆');
      const row = {
        policyId: 'linan',
        unitId: unit.id,
        name: '李明',
        mobile: null,
        title: null,
        roles: ['经办人'],
        active: true,
      };
      await tx.staff.link(await tx.staff.insert(row), 'lark', 'cli_real', 'ou_1');
    });
    await db.close();
    const { said, ended } = start({ DATA_DIR: dir });
    expect(await ended).toBe(1);
    expect(said.err).toMatch(/在用飞书的正式应用（cli_real）[^]*请检查 \.env[^]*程序没有启动/);
    expect(said.out).toBe('');
  }, 60_000);

  it('ends when it listens already and can go no further', async () => {
    const dir = await mkdtemp(join(folder, 'shut-'));
    await (await openDb(`sqlite:${dir}/steward.sqlite`, { migrate: true })).close();
    const shut = new Database(join(dir, 'steward.sqlite'));
    shut.exec(
      "CREATE TRIGGER shut BEFORE INSERT ON setting WHEN NEW.key LIKE 'process:%' BEGIN SELECT RAISE(ABORT, 'shut'); END",
    );
    shut.close();
    const { said, ended } = start({ DATA_DIR: dir, LOG_LEVEL: 'silent' });
    expect(await ended).toBe(1);
    expect(said.err).toContain('程序没有启动');
  }, 60_000);
});
