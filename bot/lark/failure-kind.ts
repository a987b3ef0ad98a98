import type { FailureKind } from '../../handlers/transport.js';

/** The platform's codes by what they mean for the row that was being sent; the rest say that this content will not do. */
const CODES: readonly (readonly [FailureKind, readonly number[]])[] = [
  ['retry', [99991400, 230020, 230049, 11232, 11233, 2200, 5000, 10101, 232096, 234019]],
  ['unreachable', [230013, 230029, 230034, 230035, 230053, 230002, 232009, 99992351, 99992361]],
  ['messageGone', [99992354, 230011, 230012, 230031, 230036, 230038, 230052, 230054, 230075, 230098, 230110, 234003, 234040]],
  ['permission', [230006, 230017, 230018, 230027, 234004, 234038, 99991401, 99991672, 99991679]],
  // No token for this app id and secret.
  ['permission', [10003, 10012, 10013, 10014]],
  // A token that was just given out is refused: the platform does not know it everywhere yet. Nothing an administrator could mend.
  ['retry', [99991661, 99991663]],
  ['quota', [230023, 230024, 99991403, 11247]],
];

const BY_CODE = new Map(CODES.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)));

/** The token that was used is not, or no longer, good: get another one and try once more. */
export function isTokenFault(code: number): boolean {
  return code === 99991663 || code === 99991661;
}

/** What a business code means. `status` is the HTTP status it came with: of unknown codes those with 429 and 5xx are tried again. */
export function failureKind(code: number, status: number, message: string): FailureKind {
  if (code === 11246 && message.includes('Service Internal Error')) return 'retry';
  return BY_CODE.get(code) ?? (status === 429 || status >= 500 ? 'retry' : 'content');
}
