import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { isDuplicate, isRetryable } from './db-errors.js';
import { isSqlite } from './data-source.js';

const LEASE_SECONDS = 60;
const WAIT_MS = 200;
/** Longer than the lease of a process that died in the middle. */
const ATTEMPTS = 600;

/** Runs what is missing of the migrations. Of several processes one does it, under a lease in the database, and the others wait. */
export async function bringUpToDate(dataSource: DataSource, random: () => number): Promise<void> {
  const owner = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (!(await dataSource.showMigrations())) return;
      if (await acquire(dataSource, owner)) break;
    } catch (error) {
      // Both processes may have found that a table of the book-keeping is missing, and made it.
      if (!isRetryable(error) && !alreadyThere(error)) throw error;
    }
    if (attempt === ATTEMPTS) throw new Error('Another process has been migrating the database for too long');
    await delay(WAIT_MS * (0.5 + random()));
  }
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.query('DELETE FROM `migration_lock` WHERE `owner` = ?', [owner]);
  }
}

/** By the database's clock: the processes' own may differ. */
async function acquire(dataSource: DataSource, owner: string): Promise<boolean> {
  const now = isSqlite(dataSource) ? "CAST(strftime('%s', 'now') AS INTEGER)" : 'UNIX_TIMESTAMP()';
  await dataSource.query(
    'CREATE TABLE IF NOT EXISTS `migration_lock` (`id` integer NOT NULL PRIMARY KEY, `owner` varchar(36) NOT NULL, `untilS` bigint NOT NULL)',
  );
  await dataSource.query(`DELETE FROM \`migration_lock\` WHERE \`untilS\` < ${now}`);
  try {
    await dataSource.query(`INSERT INTO \`migration_lock\` (\`id\`, \`owner\`, \`untilS\`) VALUES (1, ?, ${now} + ?)`, [
      owner,
      LEASE_SECONDS,
    ]);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

function alreadyThere(error: unknown): boolean {
  return error instanceof Error && /already exists/i.test(error.message);
}
