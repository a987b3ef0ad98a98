import type { Scope } from '../../handlers/context.js';
import { scopeOf } from '../../handlers/scope.js';
import { adjustableClock } from '../clock.js';
import { makeParts, type Parts } from '../compose/parts.js';
import type { Env } from '../env/env.js';
import { createLog } from '../log.js';
import type { Io } from './io.js';
import { readEnv, readEnvInUse } from './read-env.js';

interface Opening {
  /** The verb may be the first that is ever done: a database that is not there is made. */
  readonly begins?: boolean;
}

/**
 * Does something with the bot's parts and closes the database, whatever happens. Logs go to the error output.
 *
 * @throws CliRefused where there is no database yet, unless the verb begins one
 */
export async function withParts<T>(
  io: Io,
  work: (parts: Parts, env: Env) => Promise<T>,
  { begins = false }: Opening = {},
): Promise<T> {
  const env = begins ? readEnv(io) : readEnvInUse(io);
  const log = createLog('warn', { write: (line) => io.err(line.trimEnd()) });
  const parts = await makeParts(env, { log, clock: adjustableClock(io.clock) });
  try {
    return await work(parts, env);
  } finally {
    await parts.deps.db.close();
  }
}

/** One unit of work that only reads. */
export async function withScope<T>(io: Io, work: (scope: Scope) => Promise<T>): Promise<T> {
  return withParts(io, ({ deps }) => deps.db.tx((tx) => work(scopeOf(deps, tx))));
}
