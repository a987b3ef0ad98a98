import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { isFateUnknown, isRetryable } from './db-errors.js';
import { MysqlSession } from './mysql-session.js';
import type { Session } from './session.js';
import { UnitSession } from './unit-session.js';
import type { Units } from './units.js';

const ATTEMPTS = 12;
const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 250;

/** The connection broke during COMMIT: whether the unit counts is not known, so it is not run again. */
export class FateUnknown extends Error {}

/** READ COMMITTED transactions from the pool; a unit that lost a race or its connection runs again from its beginning. */
export class MysqlUnits implements Units {
  private readonly running = new Set<Promise<unknown>>();
  private readonly prepared = new WeakSet<object>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly random: () => number,
  ) {}

  run<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const unit = this.insist(work);
    const settled = unit.catch(() => undefined);
    this.running.add(settled);
    void settled.finally(() => this.running.delete(settled));
    return unit;
  }

  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async insist<T>(work: (session: Session) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
        await delay(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) * this.random());
      }
    }
  }

  private async once<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const session = new UnitSession(new MysqlSession(runner));
    try {
      await this.begin(runner);
      const result = await work(session);
      session.end();
      await commit(runner);
      return result;
    } catch (error) {
      session.end();
      if (!(error instanceof FateUnknown)) await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async begin(runner: QueryRunner): Promise<void> {
    const connection: unknown = await runner.connect();
    if (typeof connection === 'object' && connection !== null && !this.prepared.has(connection)) {
      await runner.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
      this.prepared.add(connection);
    }
    await runner.query('START TRANSACTION');
  }
}

async function commit(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('COMMIT');
  } catch (error) {
    if (isFateUnknown(error)) throw new FateUnknown('The connection broke during COMMIT', { cause: error });
    throw error;
  }
}
