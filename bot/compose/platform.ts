import type { Deps } from '../../handlers/context.js';
import type { Env } from '../env/env.js';
import { createLark, type Lark, type LarkOptions } from '../lark/index.js';
import { SANDBOX_PATH, type SandboxKeys } from './sandbox.js';

/**
 * Connects to the platform, null where it is not configured: the configured app, or the sandbox on the bot's own address. From here on nothing knows which.
 *
 * @param doorkeeper - what takes in whatever comes, and counts it
 * @param sandbox - its keys, where it runs
 */
export function connect(
  { lark }: Env,
  deps: Deps,
  doorkeeper: Pick<LarkOptions, 'receive' | 'onLate' | 'watch'>,
  sandbox: SandboxKeys | null,
  address: string,
): Lark | null {
  if (lark.mode === 'off') return null;
  const common = { log: deps.log, now: deps.now, ...doorkeeper };
  if (lark.mode === 'webhook') return createLark({ ...common, ...lark, transport: 'webhook' });
  if (lark.mode === 'websocket') {
    return createLark({ ...common, ...lark, encryptKey: '', verificationToken: '', transport: 'websocket' });
  }
  if (sandbox === null) throw new Error('the sandbox has no keys');
  return createLark({ ...common, ...sandbox, domain: `${address}${SANDBOX_PATH}`, transport: lark.transport });
}
