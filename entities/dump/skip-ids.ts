import type { DataSource } from 'typeorm';
import { isSqlite } from '../data-source.js';
import { COMING, GOING, GONE } from './aside.js';
import { BOOK_KEEPING } from './tools.js';

/** More than one table is given rows between a backup and its restore: some 250 000 cards a day for forty days. */
export const SKIPPED = 10_000_000;

/**
 * Leaves out the next ids of every table. In a database that was restored they have been given before, to rows that are lost: cards and
 * links that are still about name them, and would act on whatever got the same id next.
 */
export async function skipIds(dataSource: DataSource): Promise<void> {
  await (isSqlite(dataSource) ? onSqlite(dataSource) : onMysql(dataSource));
}

async function onSqlite(dataSource: DataSource): Promise<void> {
  const tables = await dataSource.query<Named[]>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'",
  );
  for (const { name } of tables.filter(isOurs)) {
    // A table that never had a row has no counter yet.
    await dataSource.query(
      'INSERT INTO sqlite_sequence (name, seq) SELECT ?, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)',
      [name, name],
    );
    await dataSource.query('UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ?', [SKIPPED, name]);
  }
}

async function onMysql(dataSource: DataSource): Promise<void> {
  const tables = await dataSource.query<Named[]>(
    "SELECT TABLE_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND EXTRA LIKE '%auto_increment%'",
  );
  for (const { name } of tables.filter(isOurs)) {
    // information_schema's own figure may be a day old on MySQL 8; a table that never had a row says none.
    const [made] = await dataSource.query<Record<string, string>[]>(`SHOW CREATE TABLE \`${name}\``);
    const next = Number(/ AUTO_INCREMENT=(\d+)/.exec(made?.['Create Table'] ?? '')?.[1] ?? 1);
    await dataSource.query(`ALTER TABLE \`${name}\` AUTO_INCREMENT = ${String(next + SKIPPED)}`);
  }
}

interface Named {
  readonly name: string;
}

const ASIDE = [COMING, GOING, GONE];

function isOurs({ name }: Named): boolean {
  return !BOOK_KEEPING.has(name) && !ASIDE.some((prefix) => name.startsWith(prefix));
}
