import { join } from 'node:path';
import type { Middleware } from 'koa';
import mount from 'koa-mount';
import { createZwddSandbox, type ZwddSandbox } from '../../sandbox/zwdd/index.js';
import type { Env } from '../env/env.js';
import type { ZwddEnv } from '../env/zwdd.js';
import { type ZwddClient, zwddClient } from '../zwdd/client.js';
import { ZWDD_SANDBOX_TENANT } from './app-on-platform.js';
import type { Parts } from './parts.js';

/** Where the second platform's sandbox stands on the bot's own server. */
export const ZWDD_SANDBOX_PATH = '/sandbox/zwdd';
export const ZWDD_SANDBOX_KEY = 'steward-sandbox';

/** The second platform as this configuration has it. */
export interface ZwddPart {
  readonly sandbox: ZwddSandbox | null;
  /** The sandbox's routes; they stand before those of the first platform's. */
  readonly beside: readonly Middleware[];
  /** Null where the platform is off. @param address - the bot's own, `http://127.0.0.1:3000`, known once it listens */
  connect(address: string): ZwddClient | null;
}

type Access = Pick<Extract<ZwddEnv, { mode: 'app' }>, 'domain' | 'appKey' | 'appSecret' | 'tenantId' | 'appName'>;

/** @param stateDir - where the sandbox keeps what was sent; null: it forgets with the process */
export function zwddPart({ zwdd }: Env, parts: Parts, stateDir: string | null): ZwddPart {
  if (zwdd.mode === 'off') return { sandbox: null, beside: [], connect: () => null };
  const { deps, clock, elapsed } = parts;
  const { db, log, now } = deps;
  const { todo, robots } = zwdd;
  const client = (access: Access, gapMs?: number) =>
    zwddClient({ ...access, db, log, now, todo, robots, elapsed, ...(gapMs === undefined ? {} : { gapMs }) });
  if (zwdd.mode === 'app') return { sandbox: null, beside: [], connect: () => client(zwdd) };

  const appKey = ZWDD_SANDBOX_KEY;
  const keys = { appKey, appSecret: deps.uuid(), tenantId: ZWDD_SANDBOX_TENANT };
  const sandbox = createZwddSandbox({
    ...keys,
    now: () => clock.now(),
    ...(stateDir === null ? {} : { statePath: join(stateDir, 'sandbox-zwdd') }),
    robots: robots.map(({ name, token, secret }) => ({ name, accessToken: token, secret })),
  });
  return {
    sandbox,
    beside: [mount(ZWDD_SANDBOX_PATH, sandbox.app)],
    connect: (address) => client({ ...keys, appName: appKey, domain: `${address}${ZWDD_SANDBOX_PATH}` }, 0),
  };
}
