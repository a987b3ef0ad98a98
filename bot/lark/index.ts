import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import type { Transport } from '../../handlers/transport.js';
import { larkClient, type LarkClient } from './client.js';
import { identity } from './identity.js';
import type { SignOnWay } from '../../pages/session/way.js';
import { scrubber } from './scrub.js';
import { larkSignOn } from './sign-on.js';
import type { Receiver, TakeOptions } from './take.js';
import type { Pushed } from '../pushed.js';
import { larkWebhook } from './webhook.js';
import { longConnection, type LongConnection } from './websocket.js';

export { PLATFORM } from './decode/context.js';
export { encodeCard, CardRefused } from './encode/encode-card.js';
export { lintCard } from './lint.js';
export { EVENTS_PATH } from './webhook.js';

export interface LarkOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** Both are needed for the webhook, neither for the long connection. */
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly domain: string;
  readonly transport: 'webhook' | 'websocket';
  readonly log: Logger;
  readonly now: () => number;
  readonly receive: Receiver['receive'];
  /** Without it a late card is patched at once, past the outbox. */
  readonly onLate?: Receiver['onLate'];
  /** How long a card action may take before the person is told to wait, ms. */
  readonly budgetMs?: number;
  /** Told of every push to the webhook. */
  readonly watch?: (result: Pushed) => void;
}

export interface Lark {
  readonly transport: Transport;
  /** How people sign on to the pages with it. */
  readonly signOn: SignOnWay;
  /** In webhook mode: to stand before every body parser. */
  readonly middleware?: Middleware;
  /** Begins to learn who the bot is and, where there is one, to open the long connection; `health()` tells how that goes. */
  start(): void;
  /** Closes the connection and waits for card actions that outlived their budget. */
  stop(): Promise<void>;
  health(): { readonly ok: boolean; readonly detail: string };
}

/** One app on the platform: its outgoing side, and its door. @throws Error when the keys for this mode are incomplete */
export function createLark(options: LarkOptions): Lark {
  const { appId, appSecret, encryptKey, verificationToken, domain, log, watch = () => undefined } = options;
  const scrub = scrubber([appSecret, encryptKey, verificationToken]);
  const client = larkClient({ appId, appSecret, domain, log, scrub });
  const late = new Set<Promise<void>>();
  const track = (work: Promise<void>) => {
    late.add(work);
    void work.finally(() => late.delete(work));
  };
  const self = identity(() => client.botOpenId(), log);
  const taking = takeOptions(options, client, self.openId);
  const connection = options.transport === 'websocket' ? longConnection({ ...taking, appSecret, domain, scrub, track }) : null;
  const middleware =
    connection === null
      ? { middleware: larkWebhook({ ...taking, track, watch, keys: { appId, encryptKey, verificationToken } }) }
      : {};
  return {
    transport: client,
    signOn: larkSignOn({ appId, appSecret, domain, scrub }),
    ...middleware,
    start: () => {
      self.start();
      connection?.start();
    },
    stop: async () => {
      self.stop();
      connection?.close();
      await Promise.all(late);
    },
    health: () => healthOf(connection),
  };
}

function takeOptions(options: LarkOptions, client: LarkClient, botOpenId: () => string | null): TakeOptions {
  const { appId, now, log, receive, onLate, budgetMs } = options;
  return {
    appId,
    botOpenId,
    now,
    log,
    receive,
    onLate:
      onLate ??
      (async ({ messageId, cardMessageId }, { card }) => {
        if (messageId !== null && card !== undefined) await client.patch(messageId, { kind: 'card', card, cardMessageId });
      }),
    ...(budgetMs === undefined ? {} : { budgetMs }),
  };
}

function healthOf(connection: LongConnection | null): { ok: boolean; detail: string } {
  if (connection === null) return { ok: true, detail: 'webhook' };
  const { connected, state } = connection.status();
  return { ok: connected, detail: `long connection ${state}` };
}
