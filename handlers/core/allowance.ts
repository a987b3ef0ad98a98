import { createHash } from 'node:crypto';
import type { Deps } from '../context.js';

/** What one key may do within a window. */
export interface AllowanceRule {
  /** Names what is counted, in the database's keys: `act`. */
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  /** What a process counts by itself before it tells the others; 1 tells each. */
  readonly step: number;
}

/** Counts what keys do, together with all other processes on the database. */
export interface Allowance {
  /** Null where it may be done; else the instant, epoch ms, from which it may be again. */
  take(key: string, cost?: number): Promise<number | null>;
}

interface Counted {
  /** Counted here and told to nobody yet. */
  pending: number;
  until: number;
  closedUntil: number;
}

/** Keys that are remembered before those are forgotten whose window is over. */
const REMEMBERED = 5000;

/**
 * Counts in windows that begin with the first thing that is done in them. Each process counts by itself and asks the database only at
 * every `step`: whoever does little costs no statement, and all processes together let through `limit` and one `step` each.
 */
export function makeAllowance(
  { db, now: clock }: Pick<Deps, 'db' | 'now'>,
  { name, limit, windowMs, step }: AllowanceRule,
): Allowance {
  const keys = new Map<string, Counted>();
  const counted = (key: string, now: number): Counted => {
    const known = keys.get(key);
    if (known !== undefined && now < known.until && known.until <= now + windowMs) return known;
    if (keys.size >= REMEMBERED) for (const [other, { until }] of keys) if (until <= now) keys.delete(other);
    const fresh = { pending: 0, until: now + windowMs, closedUntil: 0 };
    keys.set(key, fresh);
    return fresh;
  };
  return {
    take: async (key, cost = 1) => {
      const now = clock();
      const here = counted(key, now);
      if (here.closedUntil > now) return here.closedUntil;
      here.pending += cost;
      if (here.pending < step) return null;
      const told = here.pending;
      here.pending = 0;
      const row = await db.tx((tx) => tx.allowances.use(`${name}:${hashed(key)}`, told, now, windowMs));
      if (row.used <= limit) return null;
      here.until = Math.max(here.until, row.until);
      here.closedUntil = row.until;
      return row.until;
    },
  };
}

/** Keys hold addresses and accounts: the table is to name nobody. */
function hashed(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** How long until an instant, rounded up: `23 秒后`, `8 分钟后`. */
export function inHowLong(at: number, now: number): string {
  const seconds = Math.max(1, Math.ceil((at - now) / 1000));
  return seconds < 120 ? `${String(seconds)} 秒后` : `${String(Math.ceil(seconds / 60))} 分钟后`;
}
