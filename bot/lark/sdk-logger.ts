import type { Logger } from 'pino';
import type { Scrub } from './scrub.js';

type Line = (...parts: unknown[]) => void;

/** What the SDK wants of a logger. */
export interface SdkLogger {
  readonly error: Line;
  readonly warn: Line;
  readonly info: Line;
  readonly debug: Line;
  readonly trace: Line;
}

/**
 * A logger for the SDK that never prints a secret. The SDK logs whole HTTP errors, with the app's secret in the request
 * and circular structures inside: of objects only an error's message is kept, and every text is scrubbed.
 */
export function sdkLogger(log: Logger, scrub: Scrub): SdkLogger {
  const line =
    (write: (message: string) => void): Line =>
    (...parts) =>
      write(scrub(`sdk: ${parts.flat(2).map(words).join(' ')}`));
  return {
    // What fails comes back to the caller as an error of ours, and is logged there with what it means.
    error: line((message) => log.warn(message)),
    warn: line((message) => log.warn(message)),
    info: line((message) => log.debug(message)),
    debug: line((message) => log.trace(message)),
    trace: line((message) => log.trace(message)),
  };
}

function words(part: unknown): string {
  if (part instanceof Error) return part.message;
  if (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') return String(part);
  return typeof part === 'object' && part !== null ? `{${Object.keys(part).join(',')}}` : '';
}
