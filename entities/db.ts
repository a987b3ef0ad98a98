import type { DataSource } from 'typeorm';
import { dataSourceFor, isSqlite, sqliteOf } from './data-source.js';
import { skipIds } from './dump/skip-ids.js';
import { bringUpToDate, migrationsMissing, migrationsRun, takenAway } from './migrate.js';
import { MysqlUnits } from './sql/mysql-units.js';
import { txFactory } from './open-tx.js';
import { RememberingSession } from './sql/remembering-session.js';
import { SqliteSession } from './sql/sqlite-session.js';
import { SqliteUnits } from './sql/sqlite-units.js';
import type { Tx } from './tx.js';
import type { Units } from './sql/units.js';

export interface OpenOptions {
  /** Bring the schema up to date first. */
  readonly migrate: boolean;
  /** 0 ≤ x < 1; spreads the retries of processes that collided. */
  readonly random?: () => number;
}

/** The only way to the database. */
export class Db {
  private readonly open: ReturnType<typeof txFactory>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly units: Units,
    private readonly random: () => number,
  ) {
    this.open = txFactory(dataSource);
  }

  /** All of the work's writes or none; the work's error is passed on. See `tx.ts` for what a work may do. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.units.run((session) => work(this.open(session)));
  }

  /** Throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }

  /** The time of a database on another machine, epoch ms; null where it is this machine's. */
  async clock(): Promise<number | null> {
    if (isSqlite(this.dataSource)) return null;
    const [row] = await this.dataSource.query<{ at: string | number }[]>('SELECT UNIX_TIMESTAMP(NOW(3)) * 1000 AS `at`');
    return row === undefined ? null : Number(row.at);
  }

  /** Brings the schema up to date; safe when several processes do so at once. */
  migrate(): Promise<void> {
    return bringUpToDate(this.dataSource, this.random);
  }

  /** True while the schema is older than this program. */
  async behind(): Promise<boolean> {
    return (await this.missing()).length > 0;
  }

  /** The migrations of this program that have not run, oldest first. */
  missing(): Promise<readonly string[]> {
    return migrationsMissing(this.dataSource);
  }

  /** The migrations that have run, oldest first. */
  migrations(): Promise<readonly string[]> {
    return migrationsRun(this.dataSource);
  }

  /** For a database that was restored, while nobody works on it: no id that was given after the backup is given again. */
  skipIds(): Promise<void> {
    return skipIds(this.dataSource);
  }

  /** Waits for the units that are under way. */
  async close(): Promise<void> {
    await this.units.idle();
    await this.dataSource.destroy();
  }
}

/** A newer program took away from the schema what this one may still use. */
export class SchemaTooNew extends Error {
  constructor(readonly migrations: readonly string[]) {
    super(`The schema is newer than this program: ${migrations.join(', ')}`);
  }
}

/**
 * Connects to `sqlite:<path>` (its folder is made), `mysql://…` or `mariadb://…`. Throws when the address is wrong or the
 * database does not answer.
 *
 * @throws SchemaTooNew
 */
export async function openDb(url: string, { migrate, random = Math.random }: OpenOptions): Promise<Db> {
  const dataSource = await dataSourceFor(url).initialize();
  const units = isSqlite(dataSource)
    ? new SqliteUnits(new RememberingSession(new SqliteSession(await sqliteOf(dataSource))), random)
    : new MysqlUnits(dataSource, random);
  const db = new Db(dataSource, units, random);
  try {
    const gone = await takenAway(dataSource);
    if (gone.length > 0) throw new SchemaTooNew(gone);
    if (migrate) await db.migrate();
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
