/**
 * Databases of MariaDB that are brought up to date once and emptied after each use: bringing one up to date takes seconds,
 * emptying it the third of one. The set-up of the run drops them at its end.
 */
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { openDb } from '../../entities/db.js';
import type { Place } from './database.js';

interface Kept {
  readonly url: string;
  readonly schema: string;
}

/** Which migrations ran is no test's doing. */
const KEPT_TABLE = 'migrations';
/** A worker uses one after another, and two at once at times. */
const free: Kept[] = [];

/**
 * The schema of today and no row; emptied, and kept for the next, when it is dropped.
 *
 * @param create - makes an empty one
 */
export async function readyMariadb(create: () => Promise<Place>): Promise<Place> {
  const kept = free.pop() ?? (await migrated(await create()));
  return {
    url: kept.url,
    drop: async () => {
      await connected(kept.url, async (connection) => {
        if ((await schemaOf(connection)) !== kept.schema) {
          throw new Error('a test changed the schema: it needs an empty database of its own');
        }
        await empty(connection);
      });
      free.push(kept);
    },
  };
}

async function migrated({ url }: Place): Promise<Kept> {
  await (await openDb(url, { migrate: true })).close();
  return { url, schema: await connected(url, schemaOf) };
}

async function empty(connection: Connection): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT TABLE_NAME AS name, AUTO_INCREMENT AS next FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
  );
  const tables = rows.filter(({ name }) => name !== KEPT_TABLE);
  const counted = tables.filter(({ next }) => Number(next) > 1);
  const statements = [
    ...tables.map(({ name }) => `DELETE FROM \`${String(name)}\``),
    // A test may count on it that its first row is number 1.
    ...counted.map(({ name }) => `ALTER TABLE \`${String(name)}\` AUTO_INCREMENT = 1`),
  ];
  await connection.query(statements.join(';'));
}

/** Its columns and its indices. */
async function schemaOf(connection: Connection): Promise<string> {
  const parts = await connection.query<RowDataPacket[][]>(
    `SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1, 2;
     SELECT TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX, COLUMN_NAME, NON_UNIQUE FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1, 2, 3`,
  );
  return JSON.stringify(parts[0]);
}

async function connected<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), multipleStatements: true });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
