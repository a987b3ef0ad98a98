import { timingSafeEqual } from 'node:crypto';

/** Compares a text with our secret in a time that depends on nothing but the text's own length. */
export function same(given: string, secret: string): boolean {
  const [theirs, ours] = [Buffer.from(given), Buffer.from(secret)];
  const asLong = Buffer.alloc(theirs.length);
  ours.copy(asLong);
  return timingSafeEqual(theirs, asLong) && theirs.length === ours.length;
}
