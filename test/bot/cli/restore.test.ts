import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../bot/backup/manifest.js';
import { dataSourceFor } from '../../../entities/data-source.js';
import { DumpFailed, toolsFor } from '../../../entities/dump/index.js';
import { databases } from '../../support/database.js';
import { FIXTURES } from '../../support/policies.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';
import { cli, json } from './kit.js';

const [RUNNING, KEPT] = ['智慧水务', '智慧灌溉'];

describe.each(databases())('a restore over a running database of $name', (kind) => {
  let folder: string;
  const places: Awaited<ReturnType<typeof kind.create>>[] = [];
  const env = (place: number) => ({
    DATABASE_URL: places[place]?.url ?? '',
    DATA_DIR: join(folder, `data-${String(place)}`),
    POLICIES_DIR: FIXTURES,
  });
  const [running, source, fresh] = [0, 1, 2];
  const sql = async (place: number, ...statements: readonly string[]) => {
    const dataSource = await dataSourceFor(places[place]?.url ?? '').initialize();
    for (const statement of statements) await dataSource.query(statement);
    await dataSource.destroy();
  };
  const listIn = async (into: string) => {
    const list = join(into, (await readdir(into)).find((name) => name.startsWith('2026-')) ?? '', 'manifest.json');
    return { list, manifest: JSON.parse(await readFile(list, 'utf8')) as Manifest };
  };
  /** Changes what the backup below a folder holds, and makes its list agree. */
  const rewrite = async (into: string, change: (dump: Buffer) => Buffer) => {
    const { list, manifest } = await listIn(into);
    const dump = join(list, '..', manifest.database.name);
    const bytes = change(await readFile(dump));
    await writeFile(dump, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await writeFile(list, JSON.stringify({ ...manifest, database: { ...manifest.database, size: bytes.length, sha256 } }));
  };
  const rewriteList = async (into: string, migrations: (ran: readonly string[]) => string[]) => {
    const { list, manifest } = await listIn(into);
    await writeFile(list, JSON.stringify({ ...manifest, migrations: migrations(manifest.migrations) }));
  };
  const backup = async (name: string) => {
    const into = join(folder, name);
    expect(await cli(['backup', into], env(source))).toMatchObject({ code: 0 });
    return into;
  };
  const over = (into: string, ...more: string[]) => cli(['restore', into, '--overwrite', ...more], env(running));
  const expectRunningIsThere = async () => {
    expect(JSON.stringify(await json(['project', 'list'], env(running)))).toContain(RUNNING);
    expect(await cli(['audit', 'verify'], env(running))).toMatchObject({ code: 0 });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restore-'));
    for (let made = 0; made < 3; made += 1) places.push(await kind.create());
    for (const [place, name] of [
      [running, RUNNING],
      [source, KEPT],
    ] as const) {
      const world = await yunshanWorld([], { dbUrl: places[place]?.url ?? '', env: { DATA_DIR: env(place).DATA_DIR } });
      await declare(world, name);
      await world.close();
    }
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    for (const place of places) await place.drop();
  });

  it('goes into a database that only doctor has looked at', async () => {
    const into = await backup('after-doctor');
    await cli(['doctor'], env(fresh));
    expect(await cli(['restore', into], env(fresh))).toMatchObject({ code: 0, err: '' });
  });

  it('costs nothing where the copy breaks off in the middle', async () => {
    const into = await backup('broken');
    const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
    await rewrite(into, (dump) =>
      kind.name === 'SQLite' ? half(dump) : gzipSync(Buffer.concat([half(gunzipSync(dump)), Buffer.from("\nno statement';\n")])),
    );
    expect(await over(into)).toMatchObject({ code: 1, err: expect.stringContaining('原来的数据没有动') });
    await expectRunningIsThere();
  });

  it('costs nothing where the copy is another than its list says', async () => {
    const into = await backup('another');
    await rewriteList(into, (ran) => ran.slice(0, -1));
    expect(await over(into)).toMatchObject({ code: 1, err: expect.stringContaining('与清单对不上') });
    await expectRunningIsThere();
  });

  it('is refused before anything is touched where a newer program took something away', async () => {
    const into = await backup('too-new');
    await rewriteList(into, (ran) => [...ran, 'ContractLists1899000000000']);
    expect(await over(into)).toMatchObject({ code: 1, err: expect.stringContaining('更新版本的程序') });
    await expectRunningIsThere();
  });

  it('costs nothing where the audit of the copy is not whole, and takes it when told so', async () => {
    await sql(source, "UPDATE `audit` SET `hash` = 'f' WHERE `seq` = 1");
    const into = await backup('broken-audit');
    expect(await over(into)).toMatchObject({ code: 1, err: expect.stringContaining('--broken-audit') });
    await expectRunningIsThere();
    const taken = await cli(['restore', into, '--overwrite', '--broken-audit'], env(fresh));
    expect(taken).toMatchObject({ code: 0, out: expect.stringContaining('审计记录不完整') });
  });

  it('that was killed after the change costs nothing: nobody works on what it left, and the next puts back what was there', async () => {
    const { list, manifest } = await listIn(join(folder, 'after-doctor'));
    const load = () => toolsFor(env(running).DATABASE_URL).load(join(list, '..', manifest.database.name));
    for (const then of [['--overwrite'], []]) {
      await load();
      for (const verb of [['project', 'list'], ['migrate']]) {
        expect(await cli(verb, env(running))).toMatchObject({ code: 1, err: expect.stringContaining('上次恢复没有做完') });
      }
      expect(await cli(['restore', join(folder, 'broken'), ...then], env(running))).toMatchObject({ code: 1 });
      await expectRunningIsThere();
    }
  });

  it.runIf(kind.name === 'SQLite')('takes no copy that somebody made himself for one that it laid aside', async () => {
    const path = env(running).DATABASE_URL.slice('sqlite:'.length);
    for (const own of ['before', 'restored', 'bak']) await writeFile(`${path}.${own}`, 'his own');
    await expectRunningIsThere();
    expect(await over(join(folder, 'broken'))).toMatchObject({ code: 1 });
    await expectRunningIsThere();
    for (const own of ['before', 'restored', 'bak']) expect(await readFile(`${path}.${own}`, 'utf8')).toBe('his own');
  });

  it.runIf(kind.name === 'SQLite')('leaves no half of a copy where the change cannot be made', async () => {
    const { DATABASE_URL: url } = env(running);
    const path = url.slice('sqlite:'.length);
    const { list, manifest } = await listIn(join(folder, 'after-doctor'));
    await writeFile(`${path}.before-restore`, 'in the way');
    await expect(toolsFor(url).load(join(list, '..', manifest.database.name))).rejects.toThrow(DumpFailed);
    expect((await readdir(join(path, '..'))).filter((name) => name.endsWith('.being-restored'))).toEqual([]);
    await rm(`${path}.before-restore`);
    await expectRunningIsThere();
  });

  it.runIf(kind.name === 'MariaDB')('is not held up by what one that was killed left behind', async () => {
    await sql(running, 'CREATE TABLE `restored_staff` (`id` int)', 'CREATE TABLE `before_staff` (`id` int)');
    await expectRunningIsThere();
    const { list } = await listIn(join(folder, 'after-doctor'));
    const back = await cli(['restore', join(list, '..'), '--overwrite'], env(fresh));
    expect(back).toMatchObject({ code: 0 });
    await sql(fresh, 'CREATE TABLE `restored_staff` (`id` int)', 'CREATE TABLE `before_staff` (`id` int)');
    expect(await cli(['restore', join(list, '..'), '--overwrite'], env(fresh))).toMatchObject({ code: 0 });
  });

  it('brings an older schema up to date, says so, and leaves nothing lying about', async () => {
    const { DATABASE_URL: url } = env(fresh);
    const dataSource = await dataSourceFor(url).initialize();
    await dataSource.undoLastMigration();
    await dataSource.destroy();
    const into = join(folder, 'older');
    expect(await cli(['backup', into], env(fresh))).toMatchObject({ code: 0 });
    const back = await over(into, '--broken-audit');
    expect(back).toMatchObject({ code: 0, err: '', out: expect.stringContaining('已升级') });
    expect(JSON.stringify(await json(['project', 'list'], env(running)))).toContain(KEPT);
    expect((await cli(['migrate'], env(running))).out).toContain('已是最新版本');
    const there = await dataSourceFor(env(running).DATABASE_URL).initialize();
    const tables = await there.query<{ name: string }[]>(
      kind.name === 'SQLite'
        ? 'SELECT name FROM sqlite_schema'
        : 'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
    );
    await there.destroy();
    expect(tables.filter(({ name }) => /^(before|restored)_/.test(name))).toEqual([]);
    if (kind.name === 'SQLite') {
      expect(await readdir(join(url.slice('sqlite:'.length), '..'))).not.toContain('steward.sqlite.before-restore');
    }
  });

  it('takes what a newer program only added to, and says so', async () => {
    await cli(['migrate'], env(fresh));
    await sql(fresh, "INSERT INTO `migrations` (`timestamp`, `name`) VALUES (1899000000000, 'Future1899000000000')");
    const into = join(folder, 'newer');
    expect(await cli(['backup', into], env(fresh))).toMatchObject({ code: 0 });
    expect(await over(into, '--broken-audit')).toMatchObject({ code: 0, out: expect.stringContaining('更新版本') });
  });
});
