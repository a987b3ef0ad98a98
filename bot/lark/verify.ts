import { createHash } from 'node:crypto';
import type { PushRefusal } from '../pushed.js';
import { same } from './same.js';

/** What the platform sends along with a push, as it came. */
export interface Signed {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
  readonly raw: Uint8Array;
}

export type Verdict =
  'ok' | Extract<PushRefusal, 'unsigned' | 'unreadable-timestamp' | 'stale' | 'from-the-future' | 'bad-signature'>;

/**
 * How old a signed push may be. The platform pushes an event again after 15 s, 5 min, 1 h and 6 h — the last one about
 * 7 h 05 min after the first — and does not document whether such a push carries a fresh timestamp. A shorter window could
 * refuse the only copy of a message that survives our outage. What is replayed within the window is caught by the inbox,
 * which remembers every key for longer than this.
 */
export const MAX_AGE_MS = 8 * 60 * 60_000;

/** Clocks of the two sides may differ by this much. */
export const MAX_AHEAD_MS = 5 * 60_000;

/**
 * Whether the platform signed these very bytes with our encrypt key, lately. The signature is
 * hex(sha256(timestamp + nonce + encrypt key + raw body)); the timestamp is in seconds. Everything that is missing,
 * unreadable or out of the window is refused.
 */
export function verify({ timestamp, nonce, signature, raw }: Signed, encryptKey: string, nowMs: number): Verdict {
  if (encryptKey === '' || timestamp === '' || nonce === '' || signature === '') return 'unsigned';
  if (!/^\d{1,12}$/.test(timestamp)) return 'unreadable-timestamp';
  const ours = createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(raw)
    .digest('hex');
  if (!same(signature, ours)) return 'bad-signature';
  const ageMs = nowMs - Number(timestamp) * 1000;
  if (ageMs > MAX_AGE_MS) return 'stale';
  if (ageMs < -MAX_AHEAD_MS) return 'from-the-future';
  return 'ok';
}
