import { join } from 'node:path';
import type { Middleware } from 'koa';
import mount from 'koa-mount';
import { createZwddSandbox, type ZwddSandbox } from '../../sandbox/zwdd/index.js';
import type { Env } from '../env.js';
import { ZWDD_SANDBOX_TENANT } from './app-on-platform.js';
import type { Parts } from './parts.js';

/** Where the second platform's sandbox stands on the bot's own server. */
export const ZWDD_SANDBOX_PATH = '/sandbox/zwdd';

/** How the second platform is reached; of a sandbox the address is known once the bot listens. */
export interface ZwddAccess {
  readonly domain: string;
  readonly appKey: string;
  readonly appSecret: string;
  readonly tenantId: string;
  readonly appName: string;
}

/** The second platform as this configuration has it. */
export interface ZwddPart {
  readonly sandbox: ZwddSandbox | null;
  /** The sandbox's routes; they stand before those of the first platform's. */
  readonly beside: readonly Middleware[];
  /** Null where the platform is off. @param address - the bot's own, `http://127.0.0.1:3000` */
  access(address: string): ZwddAccess | null;
}

/** @param stateDir - where the sandbox keeps what was sent; null: it forgets with the process */
export function zwddPart({ zwdd }: Env, { deps, clock }: Parts, stateDir: string | null): ZwddPart {
  if (zwdd.mode === 'off') return { sandbox: null, beside: [], access: () => null };
  if (zwdd.mode === 'app') {
    const { domain, appKey, appSecret, tenantId, appName } = zwdd;
    return { sandbox: null, beside: [], access: () => ({ domain, appKey, appSecret, tenantId, appName }) };
  }
  const appKey = 'steward-sandbox';
  const keys = { appKey, appSecret: deps.uuid(), tenantId: ZWDD_SANDBOX_TENANT };
  const sandbox = createZwddSandbox({
    ...keys,
    now: () => clock.now(),
    ...(stateDir === null ? {} : { statePath: join(stateDir, 'sandbox-zwdd') }),
    robots: zwdd.robots.map(({ name, token, secret }) => ({ name, accessToken: token, secret })),
  });
  return {
    sandbox,
    beside: [mount(ZWDD_SANDBOX_PATH, sandbox.app)],
    access: (address) => ({ ...keys, appName: appKey, domain: `${address}${ZWDD_SANDBOX_PATH}` }),
  };
}
