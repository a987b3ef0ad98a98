import type { UnitSession } from './unit-session.js';

/** Runs units of work, each in a transaction of its own as far as it can tell. One implementation a database. */
export interface Units {
  run<T>(work: (session: UnitSession) => Promise<T>): Promise<T>;
  /** When all units that were handed in are settled. */
  idle(): Promise<void>;
}
