import { join } from 'node:path';
import { createSandbox, type Sandbox } from '../../sandbox/index.js';
import type { SandboxOptions } from '../../sandbox/options.js';
import type { LarkEnv } from '../env/env.js';
import type { Log } from '../log.js';
import { EVENTS_PATH } from '../lark/index.js';
import { LABEL } from '../zwdd/capabilities.js';
import { SANDBOX_APP } from './app-on-platform.js';

export type SandboxKeys = Pick<SandboxOptions, 'appId' | 'appSecret' | 'encryptKey' | 'verificationToken'>;
export type SandboxEnv = Extract<LarkEnv, { readonly mode: 'sandbox' }>;

/** Where the sandbox stands on the bot's own server. */
export const SANDBOX_PATH = '/sandbox';

/** Secrets for one run, unless the configuration gives them. */
export function sandboxKeys({ encryptKey, verificationToken }: SandboxEnv, secret: () => string): SandboxKeys {
  return {
    appId: SANDBOX_APP,
    appSecret: secret(),
    encryptKey: encryptKey ?? secret(),
    verificationToken: verificationToken ?? secret(),
  };
}

export interface SandboxParts {
  readonly env: SandboxEnv;
  readonly keys: SandboxKeys;
  /** Null: nothing is kept. */
  readonly stateDir: string | null;
  readonly clock: SandboxOptions['clock'];
  readonly elapsed: () => number;
  readonly isWorkday: (date: string) => boolean;
  readonly menu: NonNullable<SandboxOptions['bot']>['menu'];
  readonly log: Log;
  /** The bot's own address, known once it listens. */
  readonly address: () => string;
  /** The second platform's sandbox stands beside it. */
  readonly elsewhere: boolean;
  /** Where a sign-on may lead back to. */
  readonly redirects: () => readonly string[];
}

export function makeSandbox({
  env,
  keys,
  stateDir,
  clock,
  elapsed,
  isWorkday,
  menu,
  log,
  address,
  redirects,
  elsewhere,
}: SandboxParts): Sandbox {
  return createSandbox({
    ...keys,
    pushUrl: env.transport === 'websocket' ? null : () => `${address()}${EVENTS_PATH}`,
    ...(stateDir === null ? {} : { statePath: join(stateDir, 'sandbox') }),
    redirects,
    clock,
    elapsed,
    isWorkday,
    bot: { name: '项目管家', menu },
    ...(elsewhere ? { elsewhere: { path: 'zwdd/', label: LABEL } } : {}),
    log,
  });
}
