import { type Env, envMessage, parseEnv } from '../env/env.js';
import { CliRefused, type Io } from './io.js';

/** The configuration. @throws CliRefused with every fault */
export function readEnv(io: Io): Env {
  const env = parseEnv(io.env);
  if ('faults' in env) throw new CliRefused(envMessage(env));
  return env;
}
