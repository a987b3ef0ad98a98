import { setImmediate as turn } from 'node:timers/promises';
import type { RememberingSession } from './remembering-session.js';
import { UnitSession } from './unit-session.js';
import type { Units } from './units.js';

interface Waiting {
  /** Does the work; what it returns tells the caller so, once it is on disk. */
  readonly attempt: (session: UnitSession) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

interface Attempt {
  /** Null where it failed. */
  readonly settle: (() => void) | null;
  readonly error: unknown;
  readonly wrote: boolean;
}

/** What is to be told once it is committed. */
interface Done {
  readonly unit: Waiting;
  readonly settle: () => void;
}

/** Units that share one commit at most; the first of them waits for the others. */
const TOGETHER = 32;
/** After a unit that had to be undone alone so many are guarded: refusals seldom come alone. */
const GUARDED = 200;

/**
 * One queue for all units: TypeORM has a single connection to SQLite, on which two transactions would mix. Units run one
 * after another; those that wait at the same time share a commit, that is one write to the disk. For a savepoint SQLite copies every page that
 * is written to, so that units run without one: where one of them fails that wrote something, all of that commit are undone and run once
 * more, each in a savepoint of its own (ADR 0002).
 */
export class SqliteUnits implements Units {
  private readonly waiting: Waiting[] = [];
  private draining: Promise<void> | null = null;
  /** So many of the next units are guarded. */
  private guards = 0;

  constructor(
    private readonly session: RememberingSession,
    private readonly random: () => number,
  ) {}

  run<T>(work: (session: UnitSession) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const attempt = async (session: UnitSession): Promise<() => void> => {
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
    let done: Done[] = [];
    try {
      await this.session.begin(this.random);
      for (let unit = this.next(taken); unit !== undefined; unit = this.next(taken)) {
        const settle = done.length === 0 ? await this.first(unit) : await this.following(unit);
        if (settle === 'again') done = await this.guarded([...done.map((one) => one.unit), unit]);
        else if (settle !== null) done.push({ unit, settle });
      }
      await this.session.commit();
    } catch (error) {
      await this.session.rollback();
      if (taken.length === 0) this.next(taken);
      for (const unit of taken) unit.fail(error);
      return;
    }
    for (const { settle } of done) settle();
  }

  private next(taken: Waiting[]): Waiting | undefined {
    const unit = taken.length < TOGETHER ? this.waiting.shift() : undefined;
    if (unit === undefined) return unit;
    taken.push(unit);
    if (this.guards > 0) this.guards -= 1;
    return unit;
  }

  /** Null for a unit that failed: it rests on nothing that is still to be committed, and waits for nobody, not for another program's lock either. */
  private async first(unit: Waiting): Promise<(() => void) | null> {
    const { settle, error } = await this.attempt(unit);
    if (settle !== null) return settle;
    await this.session.rollback();
    unit.fail(error);
    await this.session.begin(this.random);
    return null;
  }

  /** `again`: it failed and cannot be undone without those before it. */
  private async following(unit: Waiting): Promise<(() => void) | 'again'> {
    if (this.guards > 0) return this.inSavepoint(unit);
    const { settle, error, wrote } = await this.attempt(unit);
    if (settle !== null) return settle;
    return wrote ? 'again' : () => unit.fail(error);
  }

  private async guarded(units: readonly Waiting[]): Promise<Done[]> {
    this.guards = GUARDED;
    await this.session.rollback();
    await this.session.begin(this.random);
    const done: Done[] = [];
    for (const unit of units) done.push({ unit, settle: await this.inSavepoint(unit) });
    return done;
  }

  /** A refusal waits for the commit too: it may rest on what an earlier unit of the batch wrote. */
  private async inSavepoint(unit: Waiting): Promise<() => void> {
    await this.session.say('SAVEPOINT unit');
    const { settle, error } = await this.attempt(unit);
    if (settle === null) {
      this.guards = GUARDED;
      await this.session.say('ROLLBACK TO unit');
    }
    await this.session.say('RELEASE unit');
    return settle ?? (() => unit.fail(error));
  }

  private async attempt(unit: Waiting): Promise<Attempt> {
    const session = new UnitSession(this.session);
    try {
      return { settle: await unit.attempt(session), error: null, wrote: true };
    } catch (error) {
      return { settle: null, error, wrote: session.hasWritten };
    } finally {
      // What is still under way of a unit that failed must not write after it was undone.
      session.end();
    }
  }
}
