import { freshId, TENANT_KEY } from '../world/ids.js';
import type { SandboxOptions } from '../options.js';

/** Event envelope v2 as it is pushed. */
export interface Envelope {
  readonly schema: '2.0';
  readonly header: {
    readonly event_id: string;
    readonly token: string;
    readonly create_time: string;
    readonly event_type: string;
    readonly tenant_key: string;
    readonly app_id: string;
  };
  readonly event: object;
}

export const CARD_ACTION = 'card.action.trigger';

/** Wraps an event. `create_time` is in milliseconds, for card callbacks in microseconds, as their pages say. */
export function envelope(options: SandboxOptions, eventType: string, event: object): Envelope {
  const now = Math.floor(options.clock.now());
  return {
    schema: '2.0',
    header: {
      event_id: freshId(''),
      token: options.verificationToken,
      create_time: eventType === CARD_ACTION ? `${now}000` : String(now),
      event_type: eventType,
      tenant_key: TENANT_KEY,
      app_id: options.appId,
    },
    event,
  };
}
