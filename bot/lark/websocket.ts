import type { Logger } from 'pino';
import { z } from 'zod';
import { LONG_CONNECTION_APP_ID } from '../env/app-id.js';
import { answerValue } from './callback-answer.js';
import { Envelope } from './envelope.js';
import { httpInstance } from './http-instance.js';
import { same } from './same.js';
import type { Scrub } from './scrub.js';
import { EventDispatcher, LoggerLevel, WSClient } from './sdk.js';
import { sdkLogger } from './sdk-logger.js';
import { take, type TakeOptions } from './take.js';

export interface LongConnectionOptions extends TakeOptions {
  readonly appSecret: string;
  readonly domain: string;
  readonly scrub: Scrub;
  readonly log: Logger;
  readonly track: (late: Promise<void>) => void;
  /** Not connected for this long: the connection is given up and begun anew. */
  readonly restartAfterMs?: number;
  /** How often the watchdog looks. */
  readonly lookEveryMs?: number;
}

export interface LongConnectionStatus {
  readonly connected: boolean;
  /** The SDK's word for it. */
  readonly state: string;
  /** Since when it has been so, epoch ms. */
  readonly sinceMs: number;
  readonly restarts: number;
}

export interface LongConnection {
  /** Begins to connect; `status()` tells how that goes. */
  start(): void;
  status(): LongConnectionStatus;
  close(): void;
}

const RESTART_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 5_000;
const HANDSHAKE_MS = 10_000;
/** Without it a half-open connection looks alive for hours. */
const PING_TIMEOUT_S = 30;
/** The SDK sends an answer after its handler; late work waits this long for it. */
const AFTER_ANSWER_MS = 200;

/**
 * Events and card actions over the SDK's long connection instead of the webhook. The connection itself is authenticated
 * with the app's secret, so pushes carry no signature; the app's id is compared all the same.
 *
 * @throws Error when the app id is not of the form that the SDK connects with
 */
export function longConnection(options: LongConnectionOptions): LongConnection {
  if (!LONG_CONNECTION_APP_ID.test(options.appId)) {
    throw new Error('the long connection needs an app id of the form cli_ and 16 hexadecimal digits');
  }
  const { now, log, restartAfterMs = RESTART_AFTER_MS, lookEveryMs = LOOK_EVERY_MS } = options;
  let client = connectTo(options);
  let watchdog: NodeJS.Timeout | null = null;
  let seen = { connected: false, sinceMs: now() };
  let restarts = 0;

  const begin = () => client.start({ eventDispatcher: new Pushes(options) });
  const look = () => {
    const connected = client.getConnectionStatus().state === 'connected';
    if (connected !== seen.connected) seen = { connected, sinceMs: now() };
    return connected;
  };
  const guard = async () => {
    if (look() || now() - seen.sinceMs < restartAfterMs) return;
    log.warn({ sinceMs: seen.sinceMs }, 'the long connection is down; beginning anew');
    client.close({ force: true });
    client = connectTo(options);
    seen = { connected: false, sinceMs: now() };
    restarts += 1;
    await begin();
  };

  return {
    start: () => {
      const failed = (error: unknown) => log.error({ err: error }, 'the long connection did not begin');
      watchdog = setInterval(() => void guard().catch(failed), lookEveryMs).unref();
      void begin().catch(failed);
    },
    status: () => ({ connected: look(), state: client.getConnectionStatus().state, sinceMs: seen.sinceMs, restarts }),
    close: () => {
      if (watchdog !== null) clearInterval(watchdog);
      client.close({ force: true });
    },
  };
}

function connectTo({ appId, appSecret, domain, log, scrub }: LongConnectionOptions): WSClient {
  return new WSClient({
    appId,
    appSecret,
    domain: domain.replace(/\/+$/, ''),
    httpInstance: httpInstance(scrub, false),
    logger: sdkLogger(log, scrub),
    loggerLevel: LoggerLevel.warn,
    autoReconnect: true,
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: PING_TIMEOUT_S },
    onError: (error) => log.error({ why: scrub(error.message) }, 'the long connection was refused'),
  });
}

/**
 * Takes pushes from the connection as they came: the SDK's own dispatcher flattens an envelope and loses one of its two
 * tokens on the way. What is thrown here goes back as a failure, and the platform pushes the event again.
 */
class Pushes extends EventDispatcher {
  constructor(private readonly options: LongConnectionOptions) {
    super({ logger: sdkLogger(options.log, options.scrub), loggerLevel: LoggerLevel.warn });
  }

  override async invoke(data: unknown): Promise<object> {
    const { header, event, schema } = z.looseObject(Envelope.shape).parse(data);
    if (!same(header.app_id, this.options.appId)) throw new Error('a push for another app');
    const { answer, finish } = await take({ header, event, schema }, this.options);
    if (finish !== null) this.options.track(new Promise<void>((resolve) => setTimeout(resolve, AFTER_ANSWER_MS)).then(finish));
    return answerValue(answer);
  }
}
