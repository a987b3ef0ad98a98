import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { mysqlOf } from '../data-source.js';
import { FateUnknown, isRetryable } from '../db-errors.js';
import { MysqlSession } from './mysql-session.js';
import { UnitSession } from './unit-session.js';
import type { Units } from './units.js';

const ATTEMPTS = 12;
const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 250;

/** READ COMMITTED transactions from the pool; a unit that lost a race or its connection runs again from its beginning. */
export class MysqlUnits implements Units {
  private readonly running = new Set<Promise<unknown>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly random: () => number,
  ) {}

  run<T>(work: (session: UnitSession) => Promise<T>): Promise<T> {
    const unit = this.insist(work);
    const settled = unit.catch(() => undefined);
    this.running.add(settled);
    void settled.finally(() => this.running.delete(settled));
    return unit;
  }

  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async insist<T>(work: (session: UnitSession) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
        await delay(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) * this.random());
      }
    }
  }

  private async once<T>(work: (session: UnitSession) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const connection = await mysqlOf(runner);
      const transaction = new MysqlSession(connection);
      const session = new UnitSession(transaction);
      try {
        const result = await work(session);
        session.end();
        await transaction.commit();
        return result;
      } catch (error) {
        session.end();
        // What could not be undone must not be found by the next unit.
        if (!(error instanceof FateUnknown) && !(await transaction.rollback())) connection.destroy();
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
}
