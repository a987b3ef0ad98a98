import type { LarkEnv } from '../env.js';
import { PLATFORM } from '../lark/decode/context.js';
import type { AppOnPlatform } from '../staff-import.js';

/** The same at every start: the accounts of the sandbox's people are kept with it. */
export const SANDBOX_APP = 'cli_5a4db0c5e8f1d2a7';
export const SANDBOX_APP_ON_PLATFORM: AppOnPlatform = { platform: PLATFORM, appId: SANDBOX_APP };

/** The app that this configuration runs: accounts are registered under it. */
export function appOnPlatform(lark: LarkEnv): AppOnPlatform {
  return lark.mode === 'sandbox' ? SANDBOX_APP_ON_PLATFORM : { platform: PLATFORM, appId: lark.appId };
}
