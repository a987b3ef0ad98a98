import { FAULTS } from './fault.js';
import type { Limiter } from './limiter.js';

/** The numbers of the platform's pages on sending and patching messages and on files. */
export const LIMITS = {
  perTarget: [{ ms: 1000, max: 5 }],
  perApi: [
    { ms: 1000, max: 50 },
    { ms: 60_000, max: 1000 },
  ],
  textBytes: 150 * 1024,
  cardBytes: 30 * 1024,
  uuidWindowMs: 3_600_000,
  cardWindowMs: 14 * 24 * 3_600_000,
  fileBytes: 30 * 1024 * 1024,
  imageBytes: 10 * 1024 * 1024,
} as const;

/** 50 a second and 1000 a minute for each API; refuses with 99991400 and the seconds to wait. */
export function limitApi(limiter: Limiter, api: string): void {
  const wait = limiter.hit(`api ${api}`, LIMITS.perApi);
  if (wait !== null) throw FAULTS.tooManyCalls(Math.max(1, Math.ceil(wait / 1000)));
}

/** 5 a second for one person, one group, or one patched message; refuses with 230020. */
export function limitTarget(limiter: Limiter, target: string): void {
  if (limiter.hit(`target ${target}`, LIMITS.perTarget) !== null) throw FAULTS.tooManyToOne();
}
