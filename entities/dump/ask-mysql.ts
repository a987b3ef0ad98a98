import { createConnection } from 'mysql2/promise';
import type { MysqlAddress } from '../sql/mysql-address.js';

/** What a server answers to some statements, one after the other, over a connection of their own. */
export async function askMysql({ ca, ...address }: MysqlAddress, sql: readonly string[]): Promise<unknown[]> {
  const connection = await createConnection({ ...address, ...(ca === null ? {} : { ssl: ca.ssl }) });
  try {
    const answers: unknown[] = [];
    for (const one of sql) answers.push((await connection.query(one))[0]);
    return answers;
  } finally {
    await connection.end();
  }
}

/** The names of a database's tables. */
export async function tablesOf(address: MysqlAddress): Promise<string[]> {
  const [rows] = await askMysql(address, [
    'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
  ]);
  return Array.isArray(rows) ? rows.map(({ name }: { name: string }) => name) : [];
}
