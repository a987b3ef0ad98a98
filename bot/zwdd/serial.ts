import { setTimeout as delay } from 'node:timers/promises';

/** Does one thing after the other, with a pause between two. */
export type Serial = <T>(work: () => Promise<T>) => Promise<T>;

/** @param elapsed - milliseconds on a clock that nobody moves */
export function serial(gapMs: number, elapsed: () => number): Serial {
  let last: Promise<unknown> = Promise.resolve();
  let endedAt = Number.NEGATIVE_INFINITY;
  return (work) => {
    const mine = last.then(async () => {
      const wait = endedAt + gapMs - elapsed();
      if (wait > 0) await delay(wait);
      try {
        return await work();
      } finally {
        endedAt = elapsed();
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}
