import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli } from './kit.js';

let folder: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-none-'));
  env = { DATA_DIR: join(folder, 'not-mounted') };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('where there is no database', () => {
  it.each([
    ['audit', 'verify'],
    ['project', 'list'],
    ['staff', 'mask'],
    ['backup', 'backup'],
  ])('%s %s says so, and makes none', async (verb, what) => {
    const done = await cli([verb, verb === 'backup' ? join(folder, what) : what], env);
    expect(done).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^没有数据库 .*not-mounted.steward\.sqlite/) });
    await expect(access(join(folder, 'not-mounted', 'steward.sqlite'))).rejects.toThrow();
  });

  it('doctor says that it is not there yet, and makes none', async () => {
    expect((await cli(['doctor'], env)).out).toMatch(/数据库：还没有 .*steward\.sqlite/);
    await expect(access(join(folder, 'not-mounted', 'steward.sqlite'))).rejects.toThrow();
  });
});
