import type { SignOnWay } from '../../pages/session/way.js';
import type { Env } from '../env/env.js';
import { zwddApi } from '../zwdd/api.js';
import type { ZwddClient } from '../zwdd/client.js';
import { containerSignOn, qrSignOn } from '../zwdd/sign-on.js';
import type { Parts } from './parts.js';
import { ZWDD_SANDBOX_KEY, ZWDD_SANDBOX_PATH } from './zwdd.js';

/** How people of the second platform sign on to the pages: within its client, and on a computer by QR code where that is set up. */
export function zwddWays({ zwdd, jsapiUrl }: Env, { deps, place }: Parts, { api, appId: tenantId }: ZwddClient): SignOnWay[] {
  const sandbox = () => `${String(place.url())}${ZWDD_SANDBOX_PATH}`;
  const library = () => jsapiUrl ?? `${sandbox()}/jsapi.js`;
  const container = containerSignOn({ api, tenantId, library, inFrames: zwdd.mode === 'sandbox' });
  if (zwdd.mode === 'sandbox') {
    return [container, qrSignOn({ api, tenantId, loginDomain: sandbox, clientId: ZWDD_SANDBOX_KEY })];
  }
  if (zwdd.mode === 'off' || zwdd.qr === null) return [container];
  const { appKey, appSecret, clientId, loginDomain } = zwdd.qr;
  const qrApi = zwddApi({ domain: zwdd.domain, appKey, appSecret, now: deps.now });
  return [container, qrSignOn({ api: qrApi, tenantId, loginDomain: () => loginDomain, clientId })];
}
