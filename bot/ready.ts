import type { Deps } from '../handlers/context.js';
import { lanesOf } from '../handlers/transport.js';
import { civilDate, partsOf } from '../workflow/time/civil.js';
import { oldestAge } from './facts.js';

export interface Check {
  readonly name: 'database' | 'migrations' | 'calendar' | 'outbox' | 'platform';
  readonly ok: boolean;
  /** For an operator; holds no secret and nothing personal. */
  readonly detail: string;
}

/** Whether a platform's connection stands. */
export interface Health {
  readonly ok: boolean;
  readonly detail: string;
}

const OLD_MS = 10 * 60_000;

/** Whether this process can do its work: everything that a message needs on its way. Never throws. */
export async function readiness(deps: Deps, health: () => Health): Promise<{ ok: boolean; checks: Check[] }> {
  const database = await attempt('database', async () => {
    await deps.db.ping();
    return { ok: true, detail: 'answers' };
  });
  const rest = database.ok ? [await migrations(deps), await outbox(deps)] : [];
  const checks = [database, ...rest, calendar(deps), { name: 'platform' as const, ...health() }];
  return { ok: checks.every(({ ok }) => ok), checks };
}

function migrations({ db }: Deps): Promise<Check> {
  return attempt('migrations', async () => {
    const behind = await db.behind();
    return { ok: !behind, detail: behind ? 'run: npm run bot -- migrate' : 'up to date' };
  });
}

/** What was written to a platform that was switched off since waits for nobody here. */
function outbox({ db, now, transports }: Deps): Promise<Check> {
  return attempt('outbox', async () => {
    const age = await db.tx((tx) => oldestAge(tx, now(), lanesOf(transports.values())));
    return { ok: (age ?? 0) < OLD_MS, detail: age === null ? 'empty' : `oldest waits ${Math.round(age / 1000)} s` };
  });
}

/** The present year must be known; the next one is published in November. */
function calendar({ calendar: read, now }: Deps): Check {
  const [year] = partsOf(civilDate(now()));
  const { knownThrough } = read();
  return { name: 'calendar', ok: year <= knownThrough, detail: `known through ${knownThrough}` };
}

async function attempt(name: Check['name'], look: () => Promise<Health>): Promise<Check> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.name : 'failed' };
  }
}
