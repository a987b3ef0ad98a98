import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXTURES } from '../../support/policies.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';
import { cli, json } from './kit.js';

let folder: string;
let env: Record<string, string>;
const [FIRST, SECOND] = ['智慧水务', '智慧灌溉'];
const start = () => yunshanWorld([], { dbUrl: env['DATABASE_URL'] ?? '' });
const run = (...args: string[]) => cli(['numbers', ...args], env);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'numbers-'));
  env = { DATABASE_URL: `sqlite:${folder}/numbers.sqlite`, DATA_DIR: folder, POLICIES_DIR: FIXTURES };
  const w = await start();
  await declare(w, FIRST);
  await w.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('numbers that were given by hand', () => {
  it('are gone on from, and who looks sees where the count stands', async () => {
    expect((await run('show')).out).toContain('project:yunshan:2026　项目编号：编到第 1 号，下一个是 YS-2026-002');
    expect(await run('raise', 'project:yunshan:2026', '37')).toMatchObject({
      code: 0,
      out: '项目编号已编到 YS-2026-037，下一个是 YS-2026-038。',
    });
    const w = await start();
    await declare(w, SECOND);
    const all = await w.db.tx((tx) => tx.projects.ofPolicy('yunshan'));
    expect(all.map(({ number }) => number).sort()).toEqual(['YS-2026-001', 'YS-2026-038']);
    await w.close();
    expect(await json(['numbers', 'show'], env)).toContainEqual(
      expect.objectContaining({ key: 'project:yunshan:2026', last: 38, next: 'YS-2026-039' }),
    );
    expect(await cli(['audit', 'verify'], env)).toMatchObject({ code: 0 });
  });

  it('of a letter count for themselves, before the first was given too', async () => {
    const before = (await json(['numbers', 'show'], env)) as { key: string; last: number }[];
    const letter = before.find(({ key, last }) => key.startsWith('letter:') && last === 0)?.key ?? '';
    expect(await run('raise', letter, '5')).toMatchObject({ code: 0 });
    expect(await json(['numbers', 'show'], env)).toEqual(
      before.map((one) => (one.key === letter ? Object.assign({}, one, { last: 5, next: expect.any(String) }) : one)),
    );
  });

  it('never go back, and name the counter as it is listed', async () => {
    expect(await run('raise', 'project:yunshan:2026', '12')).toMatchObject({
      code: 1,
      err: expect.stringContaining('只能往后调'),
    });
    expect(await run('raise', 'project:yunshan:1999', '12')).toMatchObject({
      code: 1,
      err: expect.stringContaining('numbers show'),
    });
    for (const wrong of ['0', '-3', '1e3', '12号', '100000']) {
      expect(await run('raise', 'project:yunshan:2026', wrong)).toMatchObject({ code: 2 });
    }
    expect(await json(['numbers', 'show'], env)).toContainEqual(
      expect.objectContaining({ key: 'project:yunshan:2026', last: 38 }),
    );
  });
});
