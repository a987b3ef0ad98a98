/** At most `max` sendings within any `ms` milliseconds. */
export interface Window {
  readonly ms: number;
  readonly max: number;
}

/** The platform's published limits: of one app, and of one person, one chat, or one message that is changed. */
export const LIMITS = {
  app: [
    { ms: 1000, max: 50 },
    { ms: 60_000, max: 1000 },
  ],
  target: [{ ms: 1000, max: 5 }],
} as const satisfies Record<string, readonly Window[]>;

/** A second that is a second here may be a little less over there. */
const MARGIN_MS = 50;
/** Targets that nobody writes to any more are forgotten when there are this many. */
const REMEMBERED = 2000;

/** Keeps sendings within the limits. */
export interface Rate {
  /** Takes a turn of the app and of `target` and returns 0, or takes none and returns how many ms to wait. */
  take(target: string): number;
}

/**
 * Counts in sliding windows, so that no second holds more than the limit wherever it begins.
 *
 * @param elapsed - milliseconds on a clock that nobody moves
 */
export function makeRate(elapsed: () => number): Rate {
  const taken = new Map<string, number[]>();
  const waitFor = (key: string, windows: readonly Window[], now: number): number => {
    const longest = Math.max(...windows.map(({ ms }) => ms)) + MARGIN_MS;
    const turns = (taken.get(key) ?? []).filter((at) => at > now - longest);
    taken.set(key, turns);
    const waits = windows.map(({ ms, max }) => {
      const oldest = turns[turns.length - max];
      return oldest === undefined ? 0 : oldest + ms + MARGIN_MS - now;
    });
    return Math.max(0, ...waits);
  };
  return {
    take(target) {
      const now = elapsed();
      const key = `to ${target}`;
      const wait = Math.max(waitFor('app', LIMITS.app, now), waitFor(key, LIMITS.target, now));
      if (wait > 0) return Math.ceil(wait);
      for (const counted of ['app', key]) taken.get(counted)?.push(now);
      if (taken.size > REMEMBERED) forget(taken, now);
      return 0;
    },
  };
}

function forget(taken: Map<string, number[]>, now: number): void {
  const longest = Math.max(...LIMITS.target.map(({ ms }) => ms)) + MARGIN_MS;
  for (const [key, turns] of taken) if (key !== 'app' && (turns.at(-1) ?? 0) <= now - longest) taken.delete(key);
}
