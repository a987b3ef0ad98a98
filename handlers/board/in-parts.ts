import type { Deps, Scope } from '../context.js';
import { scopeAt } from '../scope.js';

/** Projects that are read at once: so many are in memory, and so long whoever presses waits for them. */
const PART = 500;

/** A unit of work, in which something is read. */
export type Unit = <T>(work: (scope: Scope) => Promise<T>) => Promise<T>;

/** Units one after the other, all of them as of now. Not called within one. */
export function unitsOf(deps: Deps): Unit {
  const now = deps.now();
  return (work) => deps.db.tx((tx) => work(scopeAt(deps, tx, now)));
}

/** Reads projects part by part, each in a unit of work of its own, so that neither memory nor whoever presses meanwhile pays for how many there are. */
export async function* inParts<T>(
  unit: Unit,
  ids: readonly number[],
  read: (scope: Scope, part: readonly number[]) => Promise<T>,
): AsyncGenerator<{ readonly found: T; readonly count: number }> {
  for (let at = 0; at < ids.length; at += PART) {
    const part = ids.slice(at, at + PART);
    yield { found: await unit((scope) => read(scope, part)), count: part.length };
  }
}
