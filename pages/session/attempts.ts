import type { PagesParts } from '../visit.js';
import { SIGN_ON_MS } from './cookie.js';
import { hashed } from './hashed.js';

type Parts = Pick<PagesParts, 'deps' | 'secret'>;

/** Begins to sign on. @returns the state, to come back with the code */
export async function beginAttempt({ deps, secret }: Parts, browser: string, way: string, leadsTo: string): Promise<string> {
  const state = secret();
  const row = { stateHash: hashed(state), browserHash: hashed(browser), way, leadsTo, until: deps.now() + SIGN_ON_MS };
  await deps.db.tx((tx) => tx.pageAttempts.insert(row));
  return state;
}

/** What came back, as it was sent. */
export interface CameBack {
  readonly browser: string;
  readonly state: string;
  readonly way: string;
  readonly code: string;
}

/**
 * Ends a sign-on: once, in time, in the browser in which it began, by a code that has ended no other. Where it leads then; null when
 * any of this does not hold.
 */
export function endAttempt({ deps }: Pick<Parts, 'deps'>, came: CameBack): Promise<string | null> {
  return deps.db.tx(async (tx) => {
    const attempt = await tx.pageAttempts.byState(hashed(came.state));
    if (attempt === null || attempt.until <= deps.now()) return null;
    if (attempt.browserHash !== hashed(came.browser) || attempt.way !== came.way) return null;
    return (await tx.pageAttempts.use(attempt.id, hashed(came.code))) ? attempt.leadsTo : null;
  });
}
