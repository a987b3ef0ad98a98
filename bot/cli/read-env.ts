import { type Env, envMessage, parseEnv } from '../env/env.js';
import { missingDatabase } from '../missing-database.js';
import { CliRefused, type Io } from './io.js';

/** The configuration. @throws CliRefused with every fault */
export function readEnv(io: Io): Env {
  const env = parseEnv(io.env);
  if ('faults' in env) throw new CliRefused(envMessage(env));
  return env;
}

/** The configuration of a bot that has worked already. @throws CliRefused where there is no database, too */
export function readEnvInUse(io: Io): Env {
  const env = readEnv(io);
  const path = missingDatabase(env.databaseUrl);
  if (path === null) return env;
  throw new CliRefused(
    `没有数据库 ${path}，什么也没有做。请检查 DATA_DIR、DATABASE_URL 是否写对、磁盘是否已挂载；还没有启动过的，先启动一次。`,
  );
}
