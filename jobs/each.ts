import type { Deps } from '../handlers/context.js';
import type { Outcome } from './job.js';

/**
 * Works off what a sweep has found, one after the other. One that cannot be done is logged and counted and holds up nobody
 * after it: the next run finds it again.
 *
 * @param what - names a row in the log, by ids
 * @param work - a unit of work of its own
 */
export async function forEach<T>(
  deps: Pick<Deps, 'log'>,
  rows: readonly T[],
  what: (row: T) => Readonly<Record<string, number>>,
  work: (row: T) => Promise<unknown>,
): Promise<Outcome> {
  let failed = 0;
  for (const row of rows) {
    try {
      await work(row);
    } catch (error) {
      failed += 1;
      deps.log.error({ err: error, ...what(row) }, 'one row of a sweep could not be worked off');
    }
  }
  return { done: rows.length - failed, failed };
}

/** What several sweeps of one run did together. */
export function together(...outcomes: readonly Outcome[]): Outcome {
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((all, outcome) => all + of(outcome), 0);
  return { done: sum(({ done }) => done), failed: sum(({ failed }) => failed) };
}
