import type { Logger } from 'pino';
import { TransportError } from '../../handlers/transport.js';
import { isTokenFault } from './failure-kind.js';
import { httpInstance, type Timeouts } from './http-instance.js';
import { toTransportError } from './platform-error.js';
import type { Scrub } from './scrub.js';
import { Client, DefaultCache, LoggerLevel } from './sdk.js';
import { sdkLogger } from './sdk-logger.js';
import { Tokens } from './tokens.js';

export interface ApiOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** Base URL; a slash at its end is dropped. */
  readonly domain: string;
  readonly log: Logger;
  readonly scrub: Scrub;
  readonly timeouts?: Timeouts;
}

/** Calls the platform's open API through the SDK. @throws nothing but TransportError */
export interface Api {
  call<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** Fetches the token ahead of the first call. */
  warm(): Promise<void>;
}

/** One app's access to the open API, with a token cache of its own: the SDK's default one is shared by the whole process. */
export function larkApi({ appId, appSecret, domain, log, scrub, timeouts }: ApiOptions): Api {
  const cache = new DefaultCache();
  const client = new Client({
    appId,
    appSecret,
    domain: domain.replace(/\/+$/, ''),
    cache,
    httpInstance: httpInstance(scrub, true, timeouts),
    logger: sdkLogger(log, scrub),
    loggerLevel: LoggerLevel.warn,
  });
  const tokens = new Tokens(client, cache);
  const attempt = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const token = await tokens.get();
    try {
      return await work(client);
    } catch (error) {
      if (!(error instanceof TransportError) || !isTokenFault(Number(error.code))) throw error;
      await tokens.drop(token);
      await tokens.get();
      return work(client);
    }
  };
  const call: Api['call'] = async (work) => {
    try {
      return await attempt(work);
    } catch (error) {
      throw await toTransportError(error, scrub);
    }
  };
  return { call, warm: () => call(() => Promise.resolve()) };
}
