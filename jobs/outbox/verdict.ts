import type { Outbox } from '../../entities/outbox.entity.js';
import type { TransportError } from '../../handlers/transport.js';

const FIRST_MS = 1000;
const LONGEST_MS = 15 * 60_000;
/** About a day, most of it at the longest wait. */
export const MAX_ATTEMPTS = 100;

/** What becomes of a message whose sending failed. */
export type Verdict =
  | { readonly kind: 'again'; readonly nextAt: number }
  | { readonly kind: 'dead' }
  /** There is nothing left to change: nobody misses it. */
  | { readonly kind: 'dropped' };

/**
 * Waits twice as long after each failure, spread by ±25 % so that what failed together does not come back together, and
 * never less than the platform asks for.
 *
 * @param attempts - how often it was tried, this time included
 */
export function verdictOn(
  error: Pick<TransportError, 'kind' | 'retryAfterMs'>,
  row: Pick<Outbox, 'topic' | 'attempts'>,
  now: number,
  random: () => number,
): Verdict {
  if (error.kind === 'messageGone' && row.topic === 'patch') return { kind: 'dropped' };
  // That he cannot be reached is said of the message itself.
  if (error.kind === 'unreachable' && row.topic === 'entry') return { kind: 'dropped' };
  if (error.kind !== 'retry' || row.attempts >= MAX_ATTEMPTS) return { kind: 'dead' };
  const backOff = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(row.attempts - 1, 30)) * (0.75 + random() / 2);
  return { kind: 'again', nextAt: now + Math.round(Math.max(backOff, error.retryAfterMs ?? 0)) };
}
