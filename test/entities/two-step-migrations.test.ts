import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dataSourceFor } from '../../entities/data-source.js';
import { openDb, SchemaTooNew } from '../../entities/db.js';
import { bringUpToDate } from '../../entities/migrate.js';
import { MigrationLease, MigrationLeaseLost } from '../../entities/migration-lease.js';
import { ALL_MIGRATIONS } from '../../entities/migrations/index.js';
import { databases } from '../support/database.js';

type Shape = ReadonlyMap<string, ReadonlyMap<string, string>>;

describe.each(databases())('migrations in two steps on $name', (kind) => {
  let place: Awaited<ReturnType<typeof kind.create>>;
  let dataSource: DataSource;
  beforeEach(async () => {
    place = await kind.create();
    dataSource = await dataSourceFor(place.url).initialize();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await dataSource.destroy();
    await place.drop();
  });

  it('leaves the release before able to read and write, each of them, unless its name says that it contracts', async () => {
    const runner = dataSource.createQueryRunner();
    for (const Migration of ALL_MIGRATIONS) {
      const before = await shape(runner);
      const migration: MigrationInterface = new Migration();
      // A compiled program may call a class otherwise: what the database notes is written out.
      expect(migration.name).toBe(Migration.name);
      await migration.up(runner);
      if (Migration.name.startsWith('Contract')) continue;
      expect(harmTo(before, await shape(runner)), Migration.name).toEqual([]);
    }
    await runner.release();
  });

  it('lets a program work on a schema to which a newer one added something, and on none from which it took something', async () => {
    await bringUpToDate(dataSource, Math.random);
    await dataSource.query('ALTER TABLE `unit` ADD COLUMN `later` varchar(20) NULL');
    await ran('Later1899999999999');
    const db = await openDb(place.url, { migrate: true });
    const unit = await db.tx((tx) => tx.units.ensure('yunshan', '县数字办'));
    expect(await db.tx((tx) => tx.units.get(unit.id))).toMatchObject({ name: '县数字办' });
    await db.close();
    await ran('ContractUnit1899999999999');
    await expect(openDb(place.url, { migrate: true })).rejects.toThrow(SchemaTooNew);
    await expect(openDb(place.url, { migrate: false })).rejects.toThrow('ContractUnit1899999999999');
  });

  it('stops a holder that was away while another took over, at its next statement', async () => {
    const elsewhere = await dataSourceFor(place.url).initialize();
    const [away, other] = [
      new MigrationLease(dataSource, 'away', Math.random),
      new MigrationLease(elsewhere, 'other', Math.random),
    ];
    expect(await away.acquire()).toBe(true);
    expect(await other.acquire()).toBe(false);
    const held = away.hold(async (runner) => {
      await runner.query('CREATE TABLE `first` (`id` integer)');
      await elsewhere.query('UPDATE `migration_lock` SET `untilS` = 1');
      expect(await other.acquire()).toBe(true);
      await runner.query('CREATE TABLE `second` (`id` integer)');
    });
    await expect(held).rejects.toThrow(MigrationLeaseLost);
    const runner = dataSource.createQueryRunner();
    expect([await runner.hasTable('first'), await runner.hasTable('second')]).toEqual([true, false]);
    await runner.release();
    await away.release();
    expect(await dataSource.query('SELECT `owner` FROM `migration_lock`')).toEqual([{ owner: 'other' }]);
    await elsewhere.destroy();
  });

  // SQLite itself lets nothing be written after a read that another's write has overtaken.
  it.runIf(kind.name !== 'SQLite')('stops it in a transaction too, which still reads as it was when it began', async () => {
    const elsewhere = await dataSourceFor(place.url).initialize();
    const [away, other] = [
      new MigrationLease(dataSource, 'away', Math.random),
      new MigrationLease(elsewhere, 'other', Math.random),
    ];
    expect(await away.acquire()).toBe(true);
    const held = away.hold(async (runner) => {
      await runner.startTransaction();
      await runner.query('SELECT `owner` FROM `migration_lock`');
      await elsewhere.query('UPDATE `migration_lock` SET `untilS` = 1');
      expect(await other.acquire()).toBe(true);
      await runner.query('CREATE TABLE `second` (`id` integer)');
    });
    await expect(held).rejects.toThrow(MigrationLeaseLost);
    await elsewhere.destroy();
  });

  it.runIf(kind.name === 'SQLite')(
    'begins when another process that writes is done, and is overtaken by none after that',
    async () => {
      const elsewhere = await dataSourceFor(place.url).initialize();
      const lease = new MigrationLease(dataSource, 'waits', Math.random);
      await lease.acquire();
      await elsewhere.query('BEGIN IMMEDIATE');
      const held = lease.hold(async (runner) => {
        await runner.startTransaction();
        await runner.query('SELECT `owner` FROM `migration_lock`');
        await runner.query('CREATE TABLE `next` (`id` integer)');
        await runner.commitTransaction();
      });
      await delay(400);
      await elsewhere.query('CREATE TABLE `theirs` (`id` integer)');
      await elsewhere.query('COMMIT');
      await held;
      const made = await elsewhere.query<unknown[]>("SELECT `name` FROM `sqlite_master` WHERE `name` IN ('next', 'theirs')");
      expect(made).toHaveLength(2);
      await elsewhere.destroy();
    },
  );

  it('keeps the lease of a holder at work, also while one statement takes long', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const lease = new MigrationLease(dataSource, 'slow', Math.random);
    await lease.acquire();
    await lease.hold(async (runner) => {
      const left = await age();
      await dataSource.query('UPDATE `migration_lock` SET `untilS` = `untilS` - 50');
      if (kind.name === 'SQLite') await runner.query('CREATE TABLE `next` (`id` integer)');
      else await vi.advanceTimersByTimeAsync(15_000);
      await vi.waitFor(async () => expect(await age()).toBeGreaterThanOrEqual(left - 1));
    });
    await lease.release();
    await delay(1);
    expect(await lease.acquire()).toBe(true);
  });

  async function ran(name: string): Promise<void> {
    await dataSource.query('INSERT INTO `migrations` (`timestamp`, `name`) VALUES (1899999999999, ?)', [name]);
  }

  async function age(): Promise<number> {
    const rows: { untilS: number | string }[] = await dataSource.query('SELECT `untilS` FROM `migration_lock`');
    return Number(rows[0]?.untilS);
  }
});

/** Table → what it is made of → how: what a program that knows it relies on. */
async function shape(runner: QueryRunner): Promise<Shape> {
  const tables = await runner.getTables(runner.dataSource.entityMetadatas.map(({ tableName }) => tableName));
  return new Map(
    tables.map((table) => {
      const columns = table.columns.map((column): [string, string] => {
        const given = column.isNullable || column.default !== undefined || column.isGenerated;
        return [`column ${column.name}`, `${column.type}(${column.length}) ${given ? 'may be left out' : 'is wanted'}`];
      });
      const unique = table.indices.filter(({ isUnique }) => isUnique);
      return [
        table.name,
        new Map([...columns, ...unique.map(({ columnNames }): [string, string] => [`unique ${columnNames.join()}`, ''])]),
      ];
    }),
  );
}

/** What the release before would trip over. */
function harmTo(before: Shape, after: Shape): string[] {
  return [...before].flatMap(([table, parts]) => {
    const now = after.get(table) ?? new Map<string, string>();
    const changed = [...parts]
      .filter(([part, how]) => now.get(part) !== how)
      .map(([part]) => `${table}: ${part} is gone or another`);
    const more = [...now].filter(([part, how]) => !parts.has(part) && (part.startsWith('unique') || how.endsWith('is wanted')));
    return [...changed, ...more.map(([part]) => `${table}: ${part} is asked of a program that does not know it`)];
  });
}
