import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type DataSource, MigrationExecutor, type MigrationInterface } from 'typeorm';
import { isRetryable } from './db-errors.js';
import { ALL_MIGRATIONS } from './migrations/index.js';
import { MigrationLease, MigrationLeaseLost } from './migration-lease.js';

const WAIT_MS = 200;
/** Longer than the lease of a process that died in the middle. */
const ATTEMPTS = 600;
/** A migration whose name begins so takes something away that an older program may still use; every other only adds. */
const CONTRACTS = /^Contract/;

/** Runs what is missing of the migrations. Of several processes one does it, under a lease in the database, and the others wait. */
export async function bringUpToDate(dataSource: DataSource, random: () => number): Promise<void> {
  const lease = new MigrationLease(dataSource, randomUUID(), random);
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (!(await dataSource.showMigrations())) return;
      if (await lease.acquire()) break;
    } catch (error) {
      // Both processes may have found that a table of the book-keeping is missing, and made it.
      if (!isRetryable(error) && !alreadyThere(error)) throw error;
    }
    if (attempt === ATTEMPTS) throw new Error('Another process has been migrating the database for too long');
    await delay(WAIT_MS * (0.5 + random()));
  }
  try {
    await lease.hold((runner) => {
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      return executor.executePendingMigrations();
    });
  } catch (error) {
    // It was away for so long that another process took over: that one finishes it.
    if (!(error instanceof MigrationLeaseLost)) throw error;
    return bringUpToDate(dataSource, random);
  } finally {
    await lease.release();
  }
}

/**
 * The migrations that a newer program ran and that took something away: an older program must not work on such a schema.
 * Those that only added something do it no harm.
 */
export async function takenAway(dataSource: DataSource): Promise<readonly string[]> {
  return ahead(await migrationsRun(dataSource), dataSource.migrations).takenAway;
}

/**
 * What a newer program did to a schema, by the names of the migrations that ran on it: all that is not known here, and what
 * of it took something away.
 */
export function ahead(
  ran: readonly string[],
  known: readonly MigrationInterface[] = ALL_MIGRATIONS.map((Migration) => new Migration()),
): { readonly unknown: readonly string[]; readonly takenAway: readonly string[] } {
  const names = new Set(known.map(({ name, constructor }) => name ?? constructor.name));
  const unknown = ran.filter((name) => !names.has(name));
  return { unknown, takenAway: unknown.filter((name) => CONTRACTS.test(name)) };
}

/** The names of those that have run, oldest first. */
export async function migrationsRun(dataSource: DataSource): Promise<readonly string[]> {
  const ran = await new MigrationExecutor(dataSource).getExecutedMigrations();
  return ran.map(({ name }) => name).reverse();
}

/** The names of those that have not run, oldest first. It only reads, where TypeORM's own look makes the table of those that have. */
export async function migrationsMissing(dataSource: DataSource): Promise<readonly string[]> {
  const pending = await new MigrationExecutor(dataSource).getPendingMigrations();
  return pending.map(({ name }) => name);
}

function alreadyThere(error: unknown): boolean {
  return error instanceof Error && /already exists/i.test(error.message);
}
