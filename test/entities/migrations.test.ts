import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { dataSourceFor } from '../../entities/data-source.js';
import { openDb } from '../../entities/db.js';
import { databases } from '../support/database.js';

describe.each(databases())('migrations on $name', (kind) => {
  let place: Awaited<ReturnType<typeof kind.create>>;
  let dataSource: DataSource;
  beforeAll(async () => {
    place = await kind.create();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await place.drop();
  });

  it('runs them once when three processes start at once', async () => {
    const dbs = await Promise.all([1, 2, 3].map(() => openDb(place.url, { migrate: true })));
    for (const db of dbs) {
      expect(await db.behind()).toBe(false);
      await db.close();
    }
    dataSource = await dataSourceFor(place.url).initialize();
    const ran: unknown[] = await dataSource.query('SELECT `name` FROM `migrations`');
    expect(ran).toHaveLength(dataSource.migrations.length);
    expect(await dataSource.query('SELECT * FROM `migration_lock`')).toEqual([]);
  });

  it('leaves nothing between the entities and the schema', async () => {
    const drift = await dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('goes down to nothing and up again', async () => {
    await undoAll(dataSource);
    const db = await openDb(place.url, { migrate: false });
    await expect(db.tx((tx) => tx.units.list('alpha'))).rejects.toThrow(/unit/);
    expect(await db.behind()).toBe(true);
    await db.migrate();
    expect(await db.tx((tx) => tx.units.list('alpha'))).toEqual([]);
    await db.close();
    const drift = await dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries).toEqual([]);
  });

  it('takes over from a process that died in the middle', async () => {
    await undoAll(dataSource);
    await dataSource.query('CREATE TABLE `setting` (`key` varchar(80) NOT NULL PRIMARY KEY, `value` json NOT NULL)');
    await dataSource.query("INSERT INTO `migration_lock` (`id`, `owner`, `untilS`) VALUES (1, 'dead', 1)");
    const db = await openDb(place.url, { migrate: true });
    expect(await db.tx((tx) => tx.settings.get('x'))).toBeUndefined();
    await db.close();
  });
});

async function undoAll(dataSource: DataSource): Promise<void> {
  for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
}

it('refuses an address of another database', async () => {
  await expect(openDb('postgres://localhost/x', { migrate: false })).rejects.toThrow('DATABASE_URL');
});

it('gives the command line exactly one data source', async () => {
  const config: Record<string, unknown> = await import('../../ormconfig.js');
  expect(Object.keys(config)).toEqual(['default']);
});
