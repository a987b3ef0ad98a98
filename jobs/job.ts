import type { Deps } from '../handlers/context.js';

/** How many of the rows that a job found it worked off, and how many it had to leave to the next run. */
export interface Outcome {
  readonly done: number;
  readonly failed: number;
}

/** Something that the clock does. */
export interface Job {
  /** Kebab case; also the name of its lease. */
  readonly id: string;
  /** When it looks, in Asia/Shanghai. */
  readonly cron: string;
  /**
   * Does all that is due at `deps.now()`, however long ago it became so: a tick that was missed needs no repeating, and a
   * second run at the same instant finds nothing. Those that work rows off say how many.
   */
  readonly run: (deps: Deps) => Promise<Outcome | void>;
}

export const TIMEZONE = 'Asia/Shanghai';
