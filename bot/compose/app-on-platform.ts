import type { Transport } from '../../handlers/transport.js';
import type { Env } from '../env/env.js';
import { CAPABILITIES as LARK, LABEL as LARK_LABEL } from '../lark/capabilities.js';
import { PLATFORM as LARK_PLATFORM } from '../lark/decode/context.js';
import { capabilities as zwddCan, LABEL as ZWDD_LABEL, PLATFORM as ZWDD_PLATFORM } from '../zwdd/capabilities.js';

/** An app on a platform, with what the platform can do: all that a message needs before it is sent. */
export type PlatformApp = Pick<Transport, 'platform' | 'appId' | 'label' | 'can'>;

/** The same at every start: the accounts of the sandboxes' people are kept with them. */
export const SANDBOX_APP = 'cli_5a4db0c5e8f1d2a7';
export const ZWDD_SANDBOX_TENANT = '100001';

export const SANDBOX_APP_ON_PLATFORM: PlatformApp = larkApp(SANDBOX_APP);
/** Both platforms as their sandboxes stand for them. */
export const SANDBOX_APPS: readonly PlatformApp[] = [SANDBOX_APP_ON_PLATFORM, zwddApp(ZWDD_SANDBOX_TENANT, false)];

/** The apps that this configuration runs, the preferred one first: accounts are registered under them. */
export function appsOf({ lark, zwdd }: Pick<Env, 'lark' | 'zwdd'>): PlatformApp[] {
  return [
    ...(lark.mode === 'off' ? [] : [lark.mode === 'sandbox' ? SANDBOX_APP_ON_PLATFORM : larkApp(lark.appId)]),
    ...(zwdd.mode === 'off' ? [] : [zwddApp(zwdd.mode === 'sandbox' ? ZWDD_SANDBOX_TENANT : zwdd.tenantId, zwdd.todo)]),
  ];
}

function larkApp(appId: string): PlatformApp {
  return { platform: LARK_PLATFORM, appId, label: LARK_LABEL, can: LARK };
}

/** Accounts belong to the tenant there, not to the app. */
function zwddApp(tenantId: string, todo: boolean): PlatformApp {
  return { platform: ZWDD_PLATFORM, appId: tenantId, label: ZWDD_LABEL, can: zwddCan(todo) };
}
