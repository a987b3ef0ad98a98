/** `max` calls within `ms`. */
export interface Window {
  readonly ms: number;
  readonly max: number;
}

/** A call that left on time may arrive a little early: this much of a window is forgiven. */
const JITTER = 0.95;

/**
 * Counts calls in sliding windows. Time is the more patient of two clocks, so that a world whose clock jumps a day ahead is
 * not held to the seconds that passed on the machine, and a world whose clock stands still still forgets.
 */
export class Limiter {
  private readonly calls = new Map<string, number[]>();
  private time = 0;
  private seen: readonly number[];

  constructor(private readonly clocks: readonly (() => number)[]) {
    this.seen = clocks.map((clock) => clock());
  }

  /** Takes one call; answers null, or how many ms to wait when a window is full. A refused call does not count. */
  hit(key: string, windows: readonly Window[]): number | null {
    const now = this.tick();
    const longest = Math.max(...windows.map((window) => window.ms));
    const calls = (this.calls.get(key) ?? []).filter((at) => at > now - longest);
    for (const { ms, max } of windows) {
      const inside = calls.filter((at) => at > now - ms * JITTER);
      const oldest = inside[inside.length - max];
      if (oldest !== undefined) return Math.ceil(oldest + ms - now);
    }
    calls.push(now);
    this.calls.set(key, calls);
    return null;
  }

  private tick(): number {
    const read = this.clocks.map((clock) => clock());
    this.time += Math.max(0, ...read.map((at, index) => at - (this.seen[index] ?? at)));
    this.seen = read;
    return this.time;
  }
}
