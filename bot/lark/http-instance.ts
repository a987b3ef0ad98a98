import axios, { type AxiosInstance, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { multipart } from './multipart.js';
import { parseUnwrapped } from './parse-unwrapped.js';
import { failureIn, toTransportError } from './platform-error.js';
import { isReadable } from './read-limited.js';
import type { Scrub } from './scrub.js';

/** Ordinary calls; files take longer. The SDK's own client waits for ever. */
export interface Timeouts {
  readonly callMs: number;
  readonly fileMs: number;
}

export const TIMEOUTS: Timeouts = { callMs: 10_000, fileMs: 60_000 };

/**
 * The HTTP client that the SDK runs on. Every failure leaves it as a scrubbed `TransportError`, so that neither the SDK's
 * logger nor a caller ever holds an error with the app's secret or the token in it. A redirect is a failure: following it
 * could carry the secret elsewhere.
 *
 * `checkCode`: a body with a `code` other than 0 is a failure too. The long connection's client reads codes itself.
 */
export function httpInstance(scrub: Scrub, checkCode: boolean, timeouts: Timeouts = TIMEOUTS): AxiosInstance {
  const http = axios.create({ timeout: timeouts.callMs, maxRedirects: 0 });
  http.interceptors.request.use((config) => {
    const data: unknown = config.data;
    if (carriesFile(config)) config.timeout = timeouts.fileMs;
    if (isMultipart(config) && typeof data === 'object' && data !== null) config.data = multipart(data);
    return config;
  });
  http.interceptors.response.use(
    async (response: AxiosResponse<unknown>) => {
      const failure = checkCode && !isDownload(response) ? await failureIn(response, scrub) : null;
      if (failure !== null) throw failure;
      return parseUnwrapped(response);
    },
    async (error: unknown) => {
      throw await toTransportError(error, scrub);
    },
  );
  return http;
}

function carriesFile(config: InternalAxiosRequestConfig): boolean {
  return config.responseType === 'stream' || isMultipart(config);
}

function isMultipart({ headers }: InternalAxiosRequestConfig): boolean {
  return startsWith(headers['Content-Type'], 'multipart/');
}

/** A file that is being sent names itself; a stream without a name is the JSON of a failure. */
function isDownload({ data, headers }: AxiosResponse<unknown>): boolean {
  return (
    isReadable(data) && (!startsWith(headers['content-type'], 'application/json') || headers['content-disposition'] !== undefined)
  );
}

function startsWith(header: unknown, beginning: string): boolean {
  return typeof header === 'string' && header.startsWith(beginning);
}
