import type { Telling } from '../entities/telling.entity.js';
import type { Deps } from '../handlers/context.js';
import { tellNow } from '../handlers/deeds/tell-now.js';

/** Puts into the outbox what decisions left to be told, in their order. */
export interface Teller {
  /** Resolves with how many were told, when none is due any more. */
  drain(): Promise<number>;
  /** Finishes what is under way, and begins nothing new. */
  stop(): Promise<void>;
}

const LOOKED_AT = 50;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * One after the other, so that what happened to a project is told in that order, and that presses which wait for the
 * database come before it. One that cannot be told is tried again for as long as it takes: the age of the oldest is measured.
 *
 * @param owner - this process, as in `Deps.owner`
 * @param told - called after each
 */
export function createTeller(deps: Deps, owner: string, told: () => void): Teller {
  let running: Promise<number> | null = null;
  let again = false;
  let stopped = false;

  const tellOne = async (row: Telling): Promise<number> => {
    try {
      if (!(await tellNow(deps, row))) return 0;
      told();
      return 1;
    } catch (error) {
      deps.log.error({ err: error, trace: row.trace, project: row.projectId, telling: row.id }, 'a decision could not be told');
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** row.attempts);
      await deps.db.tx((tx) => tx.tellings.failed(row, deps.now() + wait, String(error)));
      return 0;
    }
  };

  const run = async (): Promise<number> => {
    let count = 0;
    try {
      do {
        again = false;
        for (let due = await look(); due.length > 0 && !stopped; due = await look()) {
          for (const row of due) if (!stopped) count += await tellOne(row);
        }
      } while (again && !stopped);
    } catch (error) {
      deps.log.error({ err: error }, 'what is to be told could not be looked up');
    } finally {
      running = null;
    }
    return count;
  };

  const look = (): Promise<Telling[]> => deps.db.tx((tx) => tx.tellings.due(owner, deps.now(), LOOKED_AT));

  return {
    drain: () => {
      if (stopped) return running ?? Promise.resolve(0);
      again = true;
      return (running ??= run());
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
