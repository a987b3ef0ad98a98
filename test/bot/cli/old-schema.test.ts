import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceFor } from '../../../entities/data-source.js';
import { openDb } from '../../../entities/db.js';
import { databases } from '../../support/database.js';
import { cli } from './kit.js';

describe.each(databases())('a database of an earlier release on $name', (kind) => {
  let folder: string;
  let place: Awaited<ReturnType<typeof kind.create>>;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cli-old-'));
    place = await kind.create();
    await (await openDb(place.url, { migrate: true })).close();
    env = { DATA_DIR: folder, DATABASE_URL: place.url, MIGRATE: 'auto' };
  });
  afterAll(async () => {
    await place.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function sql<T>(work: (database: ReturnType<typeof dataSourceFor>) => Promise<T>): Promise<T> {
    const database = await dataSourceFor(place.url).initialize();
    try {
      return await work(database);
    } finally {
      await database.destroy();
    }
  }
  const ran = () => sql((database) => database.query('SELECT `name` FROM `migrations` ORDER BY `id`'));

  it.each([
    ['audit', 'verify'],
    ['project', 'list'],
    ['numbers', 'show'],
    ['staff', 'mask'],
    ['policy', 'check'],
  ])('%s %s reads it and leaves its schema as it is', async (...verb) => {
    await sql((database) => database.undoLastMigration());
    const before = await ran();
    expect(await cli(verb, env)).toMatchObject({ code: 0, err: '' });
    expect(await ran()).toEqual(before);
    expect(await cli(['migrate'], env)).toMatchObject({ code: 0, out: '数据库已升级。' });
  });

  it('what cannot be read says which migrations are missing, and what writes is not begun on it', async () => {
    const all = await sql(async (database) => {
      for (const _ of database.migrations) await database.undoLastMigration();
      return database.migrations.length;
    });
    const lacks = `数据库比程序旧，缺 ${String(all)} 项升级（`;
    const read = await cli(['audit', 'verify'], env);
    expect(read).toMatchObject({ code: 1, out: '', err: expect.stringContaining(lacks) as unknown });
    expect(read.err).toMatch(
      / 等），现在读不出来（.*audit.*）。查看的命令不改动数据库。请先备份，再执行 npm run bot -- migrate，然后/,
    );
    expect((await cli(['doctor'], env)).out).toContain(`可以连接；${lacks}`);
    const written = await cli(['numbers', 'raise', 'x', '3'], { ...env, MIGRATE: 'manual' });
    expect(written).toMatchObject({ code: 1, err: expect.stringMatching(/ 等），什么也没有做。请先备份/) as unknown });
    expect(await ran()).toEqual([]);
  });

  it('one in which nothing is yet is not given so much as a table', async () => {
    const empty = await kind.create();
    try {
      const none = { ...env, DATABASE_URL: empty.url };
      await cli(['doctor'], none);
      await cli(['project', 'list'], none);
      const there = await dataSourceFor(empty.url).initialize();
      const tables = kind.name === 'SQLite' ? 'SELECT name FROM sqlite_schema' : 'SHOW TABLES';
      expect(await there.query(tables)).toEqual([]);
      await there.destroy();
    } finally {
      await empty.drop();
    }
  });
});
