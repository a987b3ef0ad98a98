import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { isRetryable } from './db-errors.js';
import type { Session } from './session.js';
import type { SqliteSession } from './sqlite-session.js';
import { UnitSession } from './unit-session.js';
import type { Units } from './units.js';

interface Waiting {
  /** Does the work; what it returns tells the caller so, once it is on disk. */
  readonly attempt: (session: Session) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

/** Units that share one commit at most; the first of them waits for the others. */
const TOGETHER = 32;
const BEGIN_ATTEMPTS = 100;
const BEGIN_WAIT_MS = 50;

/**
 * One queue for all units: TypeORM has a single connection to SQLite, on which two transactions would mix. Units run one
 * after another; those that wait at the same time share a commit, that is one write to the disk. The first has the transaction to itself, each
 * that follows a savepoint, for which SQLite copies every page that is written to.
 */
export class SqliteUnits implements Units {
  private readonly waiting: Waiting[] = [];
  private draining: Promise<void> | null = null;

  constructor(
    private readonly session: SqliteSession,
    private readonly random: () => number,
  ) {}

  run<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const attempt = async (session: Session): Promise<() => void> => {
        const result = await work(session);
        return () => resolve(result);
      };
      this.waiting.push({ attempt, fail: reject });
      this.draining ??= this.drain();
    });
  }

  async idle(): Promise<void> {
    while (this.draining !== null) await this.draining;
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      // Each request arrives in a callback of its own: a turn of the event loop lets those that are there come in.
      await turn();
      await this.commitTogether();
    }
    this.draining = null;
  }

  private async commitTogether(): Promise<void> {
    const taken: Waiting[] = [];
    const settlements: (() => void)[] = [];
    try {
      await this.begin();
      for (let unit = this.next(taken); unit !== undefined; unit = this.next(taken)) {
        const isFirst = settlements.length === 0;
        settlements.push(isFirst ? await this.first(unit) : await this.inSavepoint(unit));
      }
      await this.session.run('COMMIT');
    } catch (error) {
      await this.session.run('ROLLBACK').catch(() => undefined);
      if (taken.length === 0) this.next(taken);
      for (const unit of taken) unit.fail(error);
      return;
    }
    for (const settle of settlements) settle();
  }

  private next(taken: Waiting[]): Waiting | undefined {
    const unit = taken.length < TOGETHER ? this.waiting.shift() : undefined;
    if (unit !== undefined) taken.push(unit);
    return unit;
  }

  private async first(unit: Waiting): Promise<() => void> {
    try {
      return await this.attempt(unit);
    } catch (error) {
      // There is nothing to undo where SQLite itself gave the transaction up (a full disk).
      await this.session.run('ROLLBACK').catch(() => undefined);
      // It rests on nothing that is still to be committed: it waits for nobody, not for another program's lock either.
      unit.fail(error);
      await this.begin();
      return () => undefined;
    }
  }

  /** A refusal waits for the commit too: it may rest on what an earlier unit of the batch wrote. */
  private async inSavepoint(unit: Waiting): Promise<() => void> {
    await this.session.run('SAVEPOINT unit');
    try {
      const settle = await this.attempt(unit);
      await this.session.run('RELEASE unit');
      return settle;
    } catch (error) {
      await this.session.run('ROLLBACK TO unit');
      await this.session.run('RELEASE unit');
      return () => unit.fail(error);
    }
  }

  private attempt(unit: Waiting): Promise<() => void> {
    const session = new UnitSession(this.session);
    // What is still under way of a unit that failed must not write after it was undone.
    return unit.attempt(session).finally(() => session.end());
  }

  /** Takes the write lock at once: a lock taken later could not be waited for. */
  private async begin(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.session.run('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isRetryable(error) || attempt === BEGIN_ATTEMPTS) throw error;
        await delay(BEGIN_WAIT_MS * (0.5 + this.random()));
      }
    }
  }
}
