import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type Log = Logger;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const HIDDEN = '[hidden]';
const SECRET_KEY = 'secret|token|ticket|password|passwd|authorization|cookie|encrypt_?key|signature';
const PERSONAL_KEY = 'mobile|phone|open_?id|union_?id|user_?id|account_?id';

/** A part of a name, and no longer: without an end a long word would be looked through from each of its letters. */
const PART = '[\\w.-]{0,64}';
const KEY = `${PART}(?:${SECRET_KEY}|${PERSONAL_KEY})${PART}`;
const BY_KEY = new RegExp(`("${KEY}"\\s*:\\s*")(?:[^"\\\\]|\\\\.)+`, 'gi');
/** The same inside a JSON text that was itself logged as a string. */
const BY_QUOTED_KEY = new RegExp(`(\\\\"${KEY}\\\\"\\s*:\\s*\\\\")(?:[^"\\\\]|\\\\[^"])+`, 'gi');
const IN_QUERY = new RegExp(`([?&\\s]${PART}(?:${SECRET_KEY})=)[^&\\s"\\\\]+`, 'gi');
const BEARER = /\b(Bearer\s+|[tua]-(?=[\w.-]{20}))[\w.-]+/g;
const URL_PASSWORD = /(\b\w+:\/\/[^\s:/@"]*):[^\s@/"]+@/g;
const MOBILE = /(?<![\w.])1[3-9]\d{9}(?![\w.])/g;
const PERSON_ID = /\b(ou_|on_(?=\w{20}))\w+/g;

/** Takes secrets and what identifies a person out of one log line. */
export function scrub(line: string): string {
  return line
    .replace(BY_KEY, `$1${HIDDEN}`)
    .replace(BY_QUOTED_KEY, `$1${HIDDEN}`)
    .replace(IN_QUERY, `$1${HIDDEN}`)
    .replace(BEARER, `$1${HIDDEN}`)
    .replace(URL_PASSWORD, `$1:${HIDDEN}@`)
    .replace(MOBILE, HIDDEN)
    .replace(PERSON_ID, `$1${HIDDEN}`);
}

/**
 * The one logger. Messages are constant; what varies goes into fields. Lines are scrubbed as text on their way out,
 * because an SDK's error carries its whole request and no list of paths knows them all.
 *
 * @param destination - standard output unless a test or the CLI says otherwise
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: describeError }, hooks: { streamWrite: scrub } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  readonly cause?: ErrorFields;
}

/** Of an error only what helps: HTTP clients hang the request, its headers and its body on theirs. */
function describeError(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.constructor.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
