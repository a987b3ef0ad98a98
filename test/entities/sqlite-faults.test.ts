import Sqlite from 'better-sqlite3';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { dataSourceFor } from '../../entities/data-source.js';
import { SqliteSession } from '../../entities/sql/sqlite-session.js';
import { databases, useDatabase } from '../support/database.js';

describe.each(databases().filter(({ name }) => name === 'SQLite'))('a unit on $name', (kind) => {
  const place = useDatabase(kind);
  const outside = () => new Sqlite(place.url.replace('sqlite:', ''));

  it('waits for another program that is writing, without holding up the process', async () => {
    const other = outside();
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 10);
    const unit = place.db.tx((tx) => tx.inbox.insertIfAbsent('waited', 1));
    await delay(400);
    other.exec('COMMIT');
    expect(await unit).toBe(true);
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(3);
    expect(other.prepare("SELECT COUNT(*) AS n FROM inbox WHERE key = 'waited'").get()).toEqual({ n: 1 });
    other.close();
  });

  it('is seen by another program only when it is whole', async () => {
    const other = outside();
    const count = () => other.prepare("SELECT COUNT(*) AS n FROM inbox WHERE key LIKE 'whole:%'").get();
    await place.db.tx(async (tx) => {
      await tx.inbox.insertIfAbsent('whole:1', 1);
      expect(count()).toEqual({ n: 0 });
      await tx.inbox.insertIfAbsent('whole:2', 1);
    });
    expect(count()).toEqual({ n: 2 });
    other.close();
  });

  it('fails alone among those that share its commit', async () => {
    const results = await Promise.allSettled([
      place.db.tx((tx) => tx.inbox.insertIfAbsent('healthy', 1)),
      place.db.tx(() => Promise.reject(new Error('thrown at once'))),
      place.db.tx((): Promise<never> => {
        throw new Error('thrown outside a promise');
      }),
      place.db.tx((tx) => tx.inbox.insertIfAbsent('healthy too', 1)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await place.db.tx((tx) => tx.inbox.insertIfAbsent('healthy', 1))).toBe(false);
  });

  it('costs the others nothing where the first of them fails, even if SQLite has given up the transaction by itself', async () => {
    const other = outside();
    const rollsBack = "WHEN NEW.key = 'given up' BEGIN SELECT RAISE(ROLLBACK, 'given up'); END";
    other.exec(`CREATE TRIGGER gives_up BEFORE INSERT ON inbox FOR EACH ROW ${rollsBack}`);
    for (const first of ['given up', 'refused']) {
      const results = await Promise.allSettled([
        place.db.tx(async (tx) => {
          await tx.inbox.insertIfAbsent(`${first}: half`, 1);
          await tx.inbox.insertIfAbsent(first, 1);
          throw new Error('refused');
        }),
        ...[1, 2].map((n) => place.db.tx((tx) => tx.inbox.insertIfAbsent(`${first}: ${String(n)}`, 1))),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
      expect(results[0]).toMatchObject({ reason: { message: first } });
      const kept = other.prepare('SELECT key FROM inbox WHERE key LIKE ? ORDER BY key').all(`${first}%`);
      expect(kept).toEqual([{ key: `${first}: 1` }, { key: `${first}: 2` }]);
    }
    other.exec('DROP TRIGGER gives_up');
    other.close();
  });

  it('runs those that shared a commit with one that failed again, and keeps each of them once', async () => {
    const runs = new Map<string, number>();
    const unit = (name: string, fails = false) =>
      place.db.tx(async (tx) => {
        runs.set(name, (runs.get(name) ?? 0) + 1);
        const isFirst = await tx.inbox.insertIfAbsent(`together: ${name}`, 1);
        if (fails) throw new Error(`${name} after it wrote`);
        return isFirst;
      });
    const results = await Promise.allSettled([unit('a'), unit('b'), unit('c', true), unit('d')]);
    expect(results).toMatchObject([
      { status: 'fulfilled', value: true },
      { status: 'fulfilled', value: true },
      { status: 'rejected', reason: { message: 'c after it wrote' } },
      { status: 'fulfilled', value: true },
    ]);
    // Whoever came after them was guarded from his first run on.
    expect(Object.fromEntries(runs)).toEqual({ a: 2, b: 2, c: 2, d: 1 });
    const other = outside();
    const kept = other.prepare("SELECT key FROM inbox WHERE key LIKE 'together:%' ORDER BY key").pluck().all();
    expect(kept).toEqual(['together: a', 'together: b', 'together: d']);
    other.close();
  });

  it('tells of a failure that wrote nothing without running the others again', async () => {
    let runs = 0;
    // Those before made the next units guarded ones: they are let pass.
    for (let n = 0; n < 210; n += 1) await place.db.tx((tx) => tx.inbox.insertIfAbsent(`let pass: ${String(n)}`, 1));
    const results = await Promise.allSettled([
      place.db.tx((tx) => ((runs += 1), tx.inbox.insertIfAbsent('beside a reader', 1))),
      place.db.tx(async (tx) => {
        await tx.settings.get('anything');
        throw new Error('read only');
      }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(runs).toBe(1);
  });

  it('names the columns of its rows as they are after another program added one', async () => {
    const own = new Sqlite(place.url.replace('sqlite:', ''));
    const session = new SqliteSession(own);
    const other = outside();
    other.exec("CREATE TABLE grows (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO grows VALUES (1, '甲')");
    const read = () => session.select("SELECT t.*, 'last' AS `end` FROM `grows` t", []);
    expect(await read()).toEqual([{ id: 1, name: '甲', end: 'last' }]);
    other.exec("ALTER TABLE grows ADD COLUMN more TEXT DEFAULT '乙'");
    expect(await read()).toEqual([{ id: 1, name: '甲', more: '乙', end: 'last' }]);
    other.exec('DROP TABLE grows');
    other.close();
    own.close();
  });

  it('makes no file for what it may have to undo', async () => {
    const dataSource = await dataSourceFor(place.url).initialize();
    expect(await dataSource.query('PRAGMA temp_store')).toEqual([{ temp_store: 2 }]);
    await dataSource.destroy();
  });

  it('survives a power cut once it is answered: WAL, and every commit on disk', async () => {
    const dataSource = await dataSourceFor(place.url).initialize();
    expect(await dataSource.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await dataSource.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
    await dataSource.destroy();
  });
});
