import { isAxiosError, type AxiosResponse } from 'axios';
import { z } from 'zod';
import { TransportError } from '../../handlers/transport.js';
import { parseJson } from '../http/parse-json.js';
import { failureKind } from './failure-kind.js';
import { isReadable, readLimited } from './read-limited.js';
import type { Scrub } from './scrub.js';

/** The interfaces of OAuth put a word under `error`, and their sentence beside it. */
const Failure = z.object({
  code: z.number(),
  msg: z.string().optional(),
  error_description: z.string().default(''),
  error: z.object({ log_id: z.string().optional() }).nullish().catch(null),
});

const ERROR_BYTES = 64 * 1024;
const ERROR_READ_MS = 5000;

/**
 * The failure in an answer that came with an error status, or with a `code` other than 0 under status 200. Null when the
 * answer is good, and then it is JSON. `error.data` is the body, read first when it is a stream.
 */
export async function failureIn(response: AxiosResponse<unknown>, scrub: Scrub): Promise<TransportError | null> {
  const { status, headers } = response;
  const body = await bodyOf(response.data);
  const parsed = Failure.safeParse(body);
  if (!parsed.success) return status < 300 && isJson(body) ? null : notThePlatforms(response);
  const { code, error_description, msg = error_description, error } = parsed.data;
  if (code === 0 && status < 300) return null;
  const text = scrub(`${code} ${msg}${error?.log_id === undefined ? '' : ` (log ${error.log_id})`}`);
  return new TransportError(failureKind(code, status, msg), String(code), text, waitMs(headers));
}

/**
 * What stands before the platform has answered in its place: a gateway, or the page of a proxy. That says nothing of the message, but that
 * it is too large.
 */
function notThePlatforms({ status, headers }: AxiosResponse<unknown>): TransportError {
  return new TransportError(status === 413 ? 'content' : 'retry', `http${status}`, `HTTP ${status}`, waitMs(headers));
}

function isJson(body: unknown): boolean {
  return typeof body === 'object' && body !== null;
}

/** Any error of an HTTP call as our own, without the request's secrets. */
export async function toTransportError(error: unknown, scrub: Scrub): Promise<TransportError> {
  if (error instanceof TransportError) return error;
  if (!isAxiosError<unknown>(error)) {
    return new TransportError('retry', 'unexpected', scrub(error instanceof Error ? error.message : 'unknown failure'));
  }
  const failure = error.response === undefined ? null : await failureIn(error.response, scrub);
  if (failure !== null) return failure;
  const timedOut = error.code === 'ECONNABORTED' || error.code === 'ETIMEDOUT';
  return new TransportError('retry', timedOut ? 'timeout' : 'network', scrub(`${error.code ?? 'network'}: ${error.message}`));
}

async function bodyOf(data: unknown): Promise<unknown> {
  if (!isReadable(data)) return data;
  try {
    return parseJson(await readLimited(data, ERROR_BYTES, ERROR_READ_MS));
  } catch {
    return undefined;
  }
}

/** The platform says in seconds how long to wait. */
function waitMs(headers: AxiosResponse['headers']): number | null {
  const seconds = Number(headers['x-ogw-ratelimit-reset'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : null;
}
