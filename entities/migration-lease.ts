import type { DataSource, QueryRunner } from 'typeorm';
import { isSqlite } from './data-source.js';
import { isDuplicate } from './db-errors.js';
import { beginImmediate } from './sql/begin-immediate.js';

/** A process that dies in the middle holds the migration this long. */
const LEASE_SECONDS = 60;
const RENEW_MS = 15_000;
const WRITES = /^\s*(CREATE|ALTER|DROP|RENAME|INSERT|UPDATE|DELETE)\b/i;

type Query = (sql: string, values?: unknown[], structured?: boolean) => Promise<unknown>;

/** Another process migrates by now: this one was away for longer than its lease. */
export class MigrationLeaseLost extends Error {
  constructor() {
    super('Another process has taken the migration over');
  }
}

/** Who migrates, in a row of the database; its own clock counts, since the processes' may differ. */
export class MigrationLease {
  private readonly now: string;
  /** A transaction that has read already would else be shown the row as it was when it began. */
  private readonly asItIsNow: string;

  constructor(
    private readonly dataSource: DataSource,
    private readonly owner: string,
    private readonly random: () => number,
  ) {
    this.asItIsNow = isSqlite(dataSource) ? '' : ' FOR UPDATE';
    this.now = isSqlite(dataSource) ? "CAST(strftime('%s', 'now') AS INTEGER)" : 'UNIX_TIMESTAMP()';
  }

  /** False while another process holds it. */
  async acquire(): Promise<boolean> {
    await this.dataSource.query(
      'CREATE TABLE IF NOT EXISTS `migration_lock` (`id` integer NOT NULL PRIMARY KEY, `owner` varchar(36) NOT NULL, `untilS` bigint NOT NULL)',
    );
    await this.dataSource.query(`DELETE FROM \`migration_lock\` WHERE \`untilS\` < ${this.now}`);
    try {
      await this.dataSource.query(
        `INSERT INTO \`migration_lock\` (\`id\`, \`owner\`, \`untilS\`) VALUES (1, ?, ${this.now} + ?)`,
        [this.owner, LEASE_SECONDS],
      );
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async release(): Promise<void> {
    await this.dataSource.query('DELETE FROM `migration_lock` WHERE `owner` = ?', [this.owner]);
  }

  /**
   * Lets the work write through a runner that renews the lease before each of its statements, so that whoever lost it stops
   * there; on SQLite in the transaction of the statement itself, which begins with the write lock. One long statement is covered by renewing beside it.
   *
   * @throws MigrationLeaseLost
   */
  async hold(work: (runner: QueryRunner) => Promise<unknown>): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    const query: Query = runner.query.bind(runner);
    const fenced: Query = async (sql, values, structured) => {
      if (sql === 'BEGIN TRANSACTION') return beginImmediate(query, this.random);
      if (WRITES.test(sql)) await this.renew(query);
      return query(sql, values, structured);
    };
    Object.assign(runner, { query: fenced });
    // On SQLite there is but one connection, and no statement leaves time for another.
    const beside = isSqlite(this.dataSource) ? null : setInterval(() => void this.renewBeside(), RENEW_MS).unref();
    try {
      await work(runner);
    } finally {
      if (beside !== null) clearInterval(beside);
      Reflect.deleteProperty(runner, 'query');
      await runner.release();
    }
  }

  private async renew(query: Query): Promise<void> {
    await query(`UPDATE \`migration_lock\` SET \`untilS\` = ${this.now} + ? WHERE \`owner\` = ?`, [LEASE_SECONDS, this.owner]);
    const held = await query(`SELECT \`owner\` FROM \`migration_lock\` WHERE \`owner\` = ?${this.asItIsNow}`, [this.owner]);
    if (Array.isArray(held) && held.length === 0) throw new MigrationLeaseLost();
  }

  /** Whether it is lost is found out at the next statement. */
  private async renewBeside(): Promise<void> {
    await this.renew((sql, values) => this.dataSource.query(sql, values)).catch(() => undefined);
  }
}
