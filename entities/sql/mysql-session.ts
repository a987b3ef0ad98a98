import type { Connection } from 'mysql2';
import { FateUnknown, isFateUnknown, isRetryable } from '../db-errors.js';
import { ask, type Answer, type Answers, type Failure } from './mysql-line.js';
import { withValues } from './mysql-text.js';
import type { Session, SqlRow, SqlValue, Written } from './session.js';

interface Asked {
  readonly text: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Statements, and characters of their text, that travel in one packet; one that is longer travels alone. */
const MOST_TOGETHER = 64;
const LONGEST_TOGETHER = 1_000_000;

const ISOLATION = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
/** Connections whose isolation is set. */
const prepared = new WeakSet<Connection>();

/**
 * The transaction of one unit of work on one connection of TypeORM's pool, without its query runner. A round trip to the database costs
 * more than most statements, so those that are asked for in the same turn travel together, in the order in which they were asked for, and
 * START TRANSACTION with the first of them. Each has its own result or its own error; after an error that leaves the unit usable those
 * behind it are carried out as if each had been sent by itself.
 */
export class MysqlSession implements Session {
  private waiting: Asked[] = [];
  private sending: Promise<void> | null = null;
  private begun = false;
  /** The transaction is gone, and with it all that was done: nothing may be written outside of it. */
  private lost: Failure | null = null;

  constructor(private readonly connection: Connection) {}

  async select(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return (await this.ask(withValues(sql, values))).rows;
  }

  run(sql: string, values: readonly SqlValue[]): Promise<Written> {
    return this.ask(withValues(sql, values));
  }

  /** Nothing is sent for a unit that asked for nothing. @throws FateUnknown, and what else COMMIT met */
  async commit(): Promise<void> {
    await this.idle();
    if (this.lost !== null) throw this.lost.error;
    if (!this.begun) return;
    const { failure } = await ask(this.connection, ['COMMIT']);
    if (failure === null) return;
    const { error } = failure;
    throw isFateUnknown(error) ? new FateUnknown('The connection broke during COMMIT', { cause: error }) : error;
  }

  /** Undoes all, also what is still on its way. False when the connection must not be used again. */
  async rollback(): Promise<boolean> {
    this.lost ??= { error: new Error('This unit of work was undone'), sure: true };
    await this.idle();
    if (!this.begun) return true;
    return (await ask(this.connection, ['ROLLBACK'])).failure === null;
  }

  private ask(text: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ text, resolve, reject });
      this.sending ??= this.send().finally(() => {
        this.sending = null;
      });
    });
  }

  private async idle(): Promise<void> {
    while (this.sending !== null) await this.sending;
  }

  private async send(): Promise<void> {
    let most = MOST_TOGETHER;
    for (await allAsked(); this.waiting.length > 0; await allAsked()) {
      const together = this.lost === null ? this.take(most) : this.waiting.splice(0);
      const { done, failure } = this.lost === null ? await this.askTogether(together) : nothing(this.lost);
      for (const [at, answer] of done.entries()) together[at]?.resolve(answer);
      most = failure === null ? MOST_TOGETHER : this.fail(together.slice(done.length), failure);
    }
  }

  private take(most: number): Asked[] {
    let [count, length] = [0, 0];
    for (const { text } of this.waiting.slice(0, most)) {
      length += text.length;
      if (count > 0 && length > LONGEST_TOGETHER) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async askTogether(together: readonly Asked[]): Promise<Answers> {
    const texts = together.map(({ text }) => text);
    if (this.begun) return ask(this.connection, texts);
    const before = prepared.has(this.connection) ? ['START TRANSACTION'] : [ISOLATION, 'START TRANSACTION'];
    this.begun = true;
    const { done, failure } = await ask(this.connection, [...before, ...texts]);
    if (done.length < before.length) {
      this.lost = failure;
      return nothing(failure);
    }
    prepared.add(this.connection);
    return { done: done.slice(before.length), failure };
  }

  /** Of those that were not carried out the first is why. Returns how many may travel together next. */
  private fail(left: Asked[], { error, sure }: Failure): number {
    if (isRetryable(error)) this.lost ??= { error, sure };
    if (this.lost !== null) {
      for (const asked of left) asked.reject(error);
      return MOST_TOGETHER;
    }
    if (sure) left.shift()?.reject(error);
    this.waiting.unshift(...left);
    return sure ? MOST_TOGETHER : 1;
  }
}

/** When whoever runs in this turn of the program has asked for all that he can ask for before he has an answer. */
async function allAsked(): Promise<void> {
  await Promise.resolve();
  await new Promise<void>((resolve) => process.nextTick(resolve));
}

function nothing(failure: Failure | null): Answers {
  return { done: [], failure };
}
