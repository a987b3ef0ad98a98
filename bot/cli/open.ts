import type { Scope } from '../../handlers/context.js';
import { scopeOf } from '../../handlers/scope.js';
import { adjustableClock } from '../clock.js';
import { makeParts, type Parts } from '../compose/parts.js';
import type { Env } from '../env/env.js';
import { createLog } from '../log.js';
import { schemaLacks } from '../old-schema.js';
import { CliRefused, type Io, WrongUse } from './io.js';
import { readEnv, readEnvInUse } from './read-env.js';

interface Opening {
  /** The verb may be the first that is ever done: a database that is not there is made. */
  readonly begins?: boolean;
  /** The verb only looks: the schema stays as it is, also where a start would bring it up to date. */
  readonly reads?: boolean;
}

/**
 * Does something with the bot's parts and closes the database, whatever happens. Logs go to the error output.
 *
 * @throws CliRefused where there is no database yet, unless the verb begins one; where the schema is too old to write to, or to read what is read
 */
export async function withParts<T>(
  io: Io,
  work: (parts: Parts, env: Env) => Promise<T>,
  { begins = false, reads = false }: Opening = {},
): Promise<T> {
  const env = begins ? readEnv(io) : readEnvInUse(io);
  const log = createLog('warn', { write: (line) => io.err(line.trimEnd()) });
  const parts = await makeParts(reads ? { ...env, migrate: 'manual' } : env, { log, clock: adjustableClock(io.clock) });
  try {
    const lacks = await schemaLacks(parts.deps.db);
    if (lacks === null) return await work(parts, env);
    if (!reads) throw new CliRefused(`${lacks}，什么也没有做。${MEND}`);
    return await readOld(lacks, () => work(parts, env));
  } finally {
    await parts.deps.db.close();
  }
}

const MEND = '请先备份，再执行 npm run bot -- migrate，然后重新执行这条命令。';

/** Much can be read as it was: an audit chain is verified before an upgrade. */
async function readOld<T>(lacks: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CliRefused || error instanceof WrongUse) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CliRefused(`${lacks}，现在读不出来（${why}）。查看的命令不改动数据库。${MEND}`);
  }
}

/** One unit of work that only reads. */
export async function withScope<T>(io: Io, work: (scope: Scope) => Promise<T>): Promise<T> {
  return withParts(io, ({ deps }) => deps.db.tx((tx) => work(scopeOf(deps, tx))), { reads: true });
}
