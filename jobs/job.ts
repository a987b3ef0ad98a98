import type { Deps } from '../handlers/context.js';

/** Something that the clock does. */
export interface Job {
  /** Kebab case; also the name of its lease. */
  readonly id: string;
  /** When it looks, in Asia/Shanghai. */
  readonly cron: string;
  /**
   * Does all that is due at `deps.now()`, however long ago it became so: a tick that was missed needs no repeating, and a
   * second run at the same instant finds nothing.
   */
  readonly run: (deps: Deps) => Promise<void>;
}

export const TIMEZONE = 'Asia/Shanghai';
