/** Where the time comes from. Everything past `bot/` is given one; nothing else reads the system's. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that a person can move; it keeps running from where it was put. */
export interface AdjustableClock extends Clock {
  /**
   * Puts the clock at `ms`. Going back would let a day happen twice, so it throws RangeError unless `back` asks for it.
   */
  moveTo(ms: number, options?: { readonly back?: boolean }): void;
  /** How far it is ahead of `base`, in milliseconds. */
  offset(): number;
}

/** For the sandbox only: with a real platform the time is the system's. */
export function adjustableClock(base: Clock = systemClock): AdjustableClock {
  let ahead = 0;
  const now = () => base.now() + ahead;
  return {
    now,
    offset: () => ahead,
    moveTo(ms, { back = false } = {}) {
      if (!Number.isSafeInteger(ms)) throw new RangeError(`not an instant in epoch milliseconds: ${ms}`);
      if (!back && ms < now()) throw new RangeError(`the clock is at ${now()} and only moves forward: ${ms}`);
      ahead = ms - base.now();
    },
  };
}
