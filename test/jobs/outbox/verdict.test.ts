import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../../handlers/transport.js';
import { MAX_ATTEMPTS, verdictOn } from '../../../jobs/outbox/verdict.js';

const failure = (kind: FailureKind, retryAfterMs: number | null = null) => ({ kind, retryAfterMs });
const send = (attempts = 1) => ({ topic: 'send', attempts }) as const;
const waits = (attempts: number, random: number) => {
  const verdict = verdictOn(failure('retry'), send(attempts), 0, () => random);
  return verdict.kind === 'again' ? verdict.nextAt : -1;
};

describe('the verdict on a failure', () => {
  it('waits twice as long each time, up to a quarter of an hour', () => {
    expect([1, 2, 3, 4, 10, 11, 50].map((attempts) => waits(attempts, 0.5))).toEqual([
      1000, 2000, 4000, 8000, 512_000, 900_000, 900_000,
    ]);
  });

  it('spreads the waits by a quarter to both sides', () => {
    expect([waits(3, 0), waits(3, 0.999_999)]).toEqual([3000, 5000]);
  });

  it('waits as long as the platform asks, and no less than by itself', () => {
    const after = (ms: number) => verdictOn(failure('retry', ms), send(3), 100, () => 0.5);
    expect([after(60_000), after(10)]).toEqual([
      { kind: 'again', nextAt: 60_100 },
      { kind: 'again', nextAt: 4100 },
    ]);
  });

  it('gives up after about a day, and at once on what no waiting mends', () => {
    expect(verdictOn(failure('retry'), send(MAX_ATTEMPTS), 0, () => 0.5)).toEqual({ kind: 'dead' });
    const hours =
      Array.from({ length: MAX_ATTEMPTS - 1 }, (_, at) => waits(at + 1, 0.5)).reduce((sum, ms) => sum + ms, 0) / 3_600_000;
    expect(Math.round(hours)).toBe(23);
    const kinds: FailureKind[] = ['unreachable', 'content', 'permission', 'quota', 'messageGone'];
    expect(kinds.map((kind) => verdictOn(failure(kind), send(), 0, () => 0).kind)).toEqual(kinds.map(() => 'dead'));
  });

  it('does not mourn a change to a message that is gone', () => {
    expect(verdictOn(failure('messageGone'), { topic: 'patch', attempts: 1 }, 0, () => 0)).toEqual({ kind: 'dropped' });
    expect(verdictOn(failure('unreachable'), { topic: 'patch', attempts: 1 }, 0, () => 0)).toEqual({ kind: 'dead' });
  });
});
