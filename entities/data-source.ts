import 'reflect-metadata';
import type { Database } from 'better-sqlite3';
import type { Connection } from 'mysql2';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { ALL_ENTITIES } from './all-entities.js';
import { ALL_MIGRATIONS } from './migrations/index.js';
import { mysqlAddress } from './sql/mysql-address.js';

/** Another process may write the same file: this long SQLite blocks this process by itself, then `SqliteUnits` waits. */
const SQLITE_BUSY_MS = 100;
const POOL_SIZE = 10;

/** `sqlite:<path>`, `mysql://…` or `mariadb://…`; anything else throws. Not connected yet. */
export function dataSourceFor(url: string): DataSource {
  const dataSource = new DataSource(optionsFor(url));
  const { driver } = dataSource;
  if (!isSqlite(dataSource)) {
    // MySQL's `text` ends at 64 KB, which a long form reaches.
    const normalize = driver.normalizeType.bind(driver);
    driver.normalizeType = (column) => (column.type === 'text' ? 'mediumtext' : normalize(column));
  }
  return dataSource;
}

export function isSqlite(dataSource: DataSource): boolean {
  return dataSource.options.type === 'better-sqlite3';
}

/** The connection that TypeORM holds: there is one. */
export async function sqliteOf(dataSource: DataSource): Promise<Database> {
  return (await dataSource.createQueryRunner().connect()) as Database;
}

/** A connection of TypeORM's pool; it goes back with the runner's release. */
export async function mysqlOf(runner: QueryRunner): Promise<Connection> {
  return (await runner.connect()) as Connection;
}

function optionsFor(url: string): DataSourceOptions {
  const common = {
    entities: ALL_ENTITIES,
    migrations: ALL_MIGRATIONS,
    migrationsTransactionMode: 'each',
    synchronize: false,
  } as const;
  if (url.startsWith('sqlite:')) {
    return {
      type: 'better-sqlite3',
      database: url.slice('sqlite:'.length),
      enableWAL: true,
      timeout: SQLITE_BUSY_MS,
      statementCacheSize: 500,
      prepareDatabase: (connection: { pragma(text: string): unknown }) => {
        // A commit that was answered must survive a power cut.
        connection.pragma('synchronous = FULL');
        // A press touches a few dozen pages of a large file: KB that stay in memory, and pages of the log before it is folded back.
        connection.pragma('cache_size = -32000');
        // The copies that SQLite makes of pages, to undo one unit or statement of several, would be a file for every press.
        connection.pragma('temp_store = MEMORY');
        connection.pragma('wal_autocheckpoint = 8000');
      },
      ...common,
    };
  }
  const type = /^(mysql|mariadb):\/\//.exec(url)?.[1];
  if (type !== 'mysql' && type !== 'mariadb') throw new Error(`DATABASE_URL must begin with sqlite:, mysql:// or mariadb://`);
  const address = url.replace(/^mariadb:/, 'mysql:');
  const { ca } = mysqlAddress(url);
  const encrypted = ca === null ? {} : { ssl: ca.ssl };
  const connection = { url: address, timezone: 'Z', charset: 'utf8mb4_bin', poolSize: POOL_SIZE, ...encrypted } as const;
  // One packet may hold several statements: `mysql-session.ts` sends them so (ADR 0024).
  return { type, ...connection, multipleStatements: true, ...common };
}
