import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBackup } from '../../../bot/backup/make.js';
import { openDb } from '../../../entities/db.js';
import { databases } from '../../support/database.js';
import { FIXTURES } from '../../support/policies.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';
import { cli, json } from './kit.js';

const PROJECTS = ['智慧水务', '智慧灌溉', '智慧河道'];

describe.each(databases())('a backup of $name', (kind) => {
  let folder: string;
  const places: Awaited<ReturnType<typeof kind.create>>[] = [];
  const env = (place: number, data: string) => ({
    DATABASE_URL: places[place]?.url ?? '',
    DATA_DIR: join(folder, data),
    POLICIES_DIR: FIXTURES,
  });
  const into = () => join(folder, 'backup');
  /** What is made in the folder of backups, by its newest stamp. */
  const newest = async () =>
    join(
      into(),
      (await readdir(into()))
        .filter((name) => name.startsWith('2026-'))
        .sort()
        .at(-1) ?? '',
    );

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backup-'));
    for (let made = 0; made < 3; made += 1) places.push(await kind.create());
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    for (const place of places) await place.drop();
  });

  it('is made while people work, comes back elsewhere whole, and work goes on there', { timeout: 120_000 }, async () => {
    const from = await yunshanWorld([], { dbUrl: places[0]?.url ?? '', env: { DATA_DIR: join(folder, 'from') } });
    await declare(from, PROJECTS[0]);
    const [made] = await Promise.all([cli(['backup', into()], env(0, 'from')), declare(from, PROJECTS[1])]);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(/材料文书 \d+ 个（新增 \d+ 个）/);
    await from.close();

    expect(await cli(['restore', into()], env(1, 'to'))).toMatchObject({ code: 0, err: '' });
    expect(await cli(['audit', 'verify'], env(1, 'to'))).toMatchObject({ code: 0 });
    const there = await json(['project', 'list'], env(1, 'to'));
    expect(JSON.stringify(there)).toContain(PROJECTS[0]);

    const newcomer = { name: '江源', unit: '县气象局', roles: ['经办人'], policy: 'yunshan' } as const;
    const to = await yunshanWorld([newcomer], { dbUrl: places[1]?.url ?? '', env: { DATA_DIR: join(folder, 'to') } });
    // The other may have been begun by then, and stands first; its unit would be asked for which of its drafts a file is.
    const [first] = (await to.db.tx((tx) => tx.projects.ofPolicy('yunshan'))).filter(({ name }) => name === PROJECTS[0]);
    const kept = await to.db.tx((tx) => tx.materials.ofProject(first?.id ?? 0));
    expect(kept.length).toBeGreaterThan(0);
    for (const { sha256 } of kept) expect((await to.app.deps.files.get(sha256)).byteLength).toBeGreaterThan(0);
    const live = await cli(['restore', into(), '--overwrite'], env(1, 'to'));
    expect(live).toMatchObject({ code: 1, err: expect.stringContaining('还有程序在用') });
    await declare(to, PROJECTS[2], newcomer.name);
    const open = await to.db.tx((tx) => tx.projects.ofPolicy('yunshan'));
    expect(open.filter(({ number }) => number !== null).map(({ name }) => name)).toEqual(
      expect.arrayContaining([PROJECTS[0], PROJECTS[2]]),
    );
    await to.close();
  });

  it('copies only what is new the next time', async () => {
    expect(await cli(['backup', into()], env(0, 'from'))).toMatchObject({ code: 1, err: expect.stringContaining('已存在') });
    const next = await cli(['backup', into()], env(0, 'from'), '2026-09-19T10:00+08:00');
    expect([next.code, next.out]).toEqual([0, expect.stringMatching(/材料文书 [1-9]\d* 个（新增 [01] 个）/)]);
    const again = await cli(['backup', into()], env(0, 'from'), '2026-09-20T10:00+08:00');
    expect(again.out).toContain('新增 0 个');
    const [shelf = ''] = await readdir(join(into(), 'files'));
    const [name = ''] = await readdir(join(into(), 'files', shelf));
    await writeFile(join(into(), 'files', shelf, name), '');
    const mended = await cli(['backup', into()], env(0, 'from'), '2026-09-21T10:00+08:00');
    expect(mended.out).toContain('新增 1 个');
  });

  it('is none where the files cannot be read, and leaves nothing that looks like one', async () => {
    await mkdir(join(folder, 'odd'), { recursive: true });
    await writeFile(join(folder, 'odd', 'files'), 'no folder');
    const refused = await cli(['backup', join(folder, 'elsewhere')], env(0, 'odd'));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('读不了') });
    expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
  });

  it('is none where nothing is that the database names, and says what is missing where something is', async () => {
    await cp(join(folder, 'from'), join(folder, 'unmounted'), { recursive: true });
    const files = join(folder, 'unmounted', 'files');
    const shelves = (await readdir(files)).filter((name) => name.length === 2);
    const lost = 'f'.repeat(64);
    const db = await openDb(places[0]?.url ?? '', { migrate: false });
    await db.tx(async (tx) => {
      const { id: _, ...row } = (await tx.materials.get(1)) ?? expect.fail('no material');
      await tx.materials.insert({ ...row, sha256: lost });
    });
    await db.close();
    const partly = await cli(['backup', join(folder, 'partly')], env(0, 'unmounted'));
    expect(partly).toMatchObject({ code: 1, err: expect.stringContaining(`1 个，没有备份到：${lost}`) });
    expect((await readdir(join(folder, 'partly'))).filter((name) => name.startsWith('2026'))).toHaveLength(1);
    for (const shelf of shelves) await rm(join(files, shelf), { recursive: true, force: true });
    const none = await cli(['backup', join(folder, 'none')], env(0, 'unmounted'));
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('是否已挂载') });
    expect((await readdir(join(folder, 'none'))).filter((name) => name.startsWith('2026'))).toEqual([]);
  });

  it('is none where the schema changes while it is made: no restore would take it', async () => {
    const db = await openDb(places[0]?.url ?? '', { migrate: false });
    let asked = 0;
    const migrations = async () => (await db.migrations()).slice((asked += 1));
    const source = { db: { migrations, tx: db.tx.bind(db) }, databaseUrl: places[0]?.url ?? '', dataDir: join(folder, 'from') };
    const made = makeBackup({ ...source, now: Date.parse('2026-09-18T10:00+08:00') }, join(folder, 'upgrading'));
    await expect(made).rejects.toThrow('正在升级');
    expect((await readdir(join(folder, 'upgrading'))).filter((name) => name.startsWith('2026'))).toEqual([]);
    await db.close();
  });

  it('goes into nothing that is there already unless told so', async () => {
    const refused = await cli(['restore', into()], env(1, 'to'));
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('--overwrite');
    expect(JSON.stringify(await json(['project', 'list'], env(1, 'to')))).toContain(PROJECTS[2]);
    expect(await cli(['restore', into(), '--overwrite'], env(1, 'to'))).toMatchObject({ code: 0, err: '' });
    expect(JSON.stringify(await json(['project', 'list'], env(1, 'to')))).not.toContain(PROJECTS[2]);
  });

  it('is refused where a file of it was changed or is gone, before anything is written', async () => {
    const [shelf] = await readdir(join(into(), 'files'));
    const [name] = await readdir(join(into(), 'files', shelf ?? ''));
    await writeFile(join(into(), 'files', shelf ?? '', name ?? ''), 'another');
    const file = await cli(['restore', into()], env(2, 'third'));
    expect([file.code, file.err]).toEqual([1, expect.stringContaining('已损坏或不在')]);
    await rm(join(into(), 'files', shelf ?? '', name ?? ''));
    const gone = await cli(['restore', into()], env(2, 'third'));
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('已损坏或不在')]);
    const dump = kind.name === 'SQLite' ? 'steward.sqlite' : 'steward.sql.gz';
    await appendFile(join(await newest(), dump), 'x');
    expect((await cli(['restore', into()], env(2, 'third'))).err).toContain(dump);
    expect(await readdir(join(folder, 'third')).catch(() => [])).toEqual([]);
  });

  it('says what is wrong with a folder that holds none', async () => {
    expect(await cli(['restore', folder], env(2, 'third'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有完整的备份'),
    });
  });

  it('saves the rest where a file is damaged, keeps the whole copy that it has, and says which', async () => {
    await cp(join(folder, 'from'), join(folder, 'rotten'), { recursive: true });
    const files = join(folder, 'rotten', 'files');
    const [shelf = ''] = (await readdir(files)).filter((name) => name.length === 2);
    const [name = ''] = await readdir(join(files, shelf));
    await writeFile(join(files, shelf, name), 'no longer what it was');
    const kept = join(folder, 'rotten-kept');
    const never = await cli(['backup', kept], env(0, 'rotten'));
    expect([never.code, never.err]).toEqual([1, expect.stringContaining(name)]);
    expect((await readdir(kept)).filter((one) => one.startsWith('2026'))).toHaveLength(1);
    await cli(['backup', kept], env(0, 'from'), '2026-09-22T10:00+08:00');
    const later = await cli(['backup', kept], env(0, 'rotten'), '2026-09-23T10:00+08:00');
    expect([later.code, later.err]).toEqual([1, expect.stringContaining('备份里有完好的')]);
    const restored = await cli(['restore', kept, '--overwrite'], env(1, 'whole-again'));
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(await readFile(join(folder, 'whole-again', 'files', shelf, name))).toEqual(
      await readFile(join(kept, 'files', shelf, name)),
    );
  });

  it('comes back where a file of it is damaged that is whole in its place', async () => {
    const kept = join(folder, 'half-rotten');
    expect((await cli(['backup', kept], env(0, 'from'))).out).toContain('已备份到');
    const [shelf = ''] = await readdir(join(kept, 'files'));
    const [name = ''] = await readdir(join(kept, 'files', shelf));
    await writeFile(join(kept, 'files', shelf, name), 'no longer what it was');
    expect(await cli(['restore', kept, '--overwrite'], env(1, 'from'))).toMatchObject({ code: 0, err: '' });
    const nowhere = await cli(['restore', kept, '--overwrite'], env(1, 'empty'));
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('--broken-files') });
    const without = await cli(['restore', kept, '--overwrite', '--broken-files'], env(1, 'empty'));
    expect([without.code, without.out]).toEqual([0, expect.stringContaining(`缺 1 个（${name}）`)]);
  });
});
