import type { LarkEnv } from '../env.js';
import type { Transport } from '../../handlers/transport.js';
import { CAPABILITIES, LABEL } from '../lark/capabilities.js';
import { PLATFORM } from '../lark/decode/context.js';

/** An app on a platform, with what the platform can do: all that a message needs before it is sent. */
export type PlatformApp = Pick<Transport, 'platform' | 'appId' | 'label' | 'can'>;

/** The same at every start: the accounts of the sandbox's people are kept with it. */
export const SANDBOX_APP = 'cli_5a4db0c5e8f1d2a7';
export const SANDBOX_APP_ON_PLATFORM: PlatformApp = larkApp(SANDBOX_APP);

/** The app that this configuration runs: accounts are registered under it. */
export function appOnPlatform(lark: LarkEnv): PlatformApp {
  return lark.mode === 'sandbox' ? SANDBOX_APP_ON_PLATFORM : larkApp(lark.appId);
}

function larkApp(appId: string): PlatformApp {
  return { platform: PLATFORM, appId, label: LABEL, can: CAPABILITIES };
}
