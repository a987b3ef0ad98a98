import { timingSafeEqual } from 'node:crypto';

/** Compares a text with our secret in a time that depends on nothing but the text's own length. */
export function same(given: string, secret: string): boolean {
  const [theirs, ours] = [Buffer.from(given), Buffer.from(secret)];
  const asLong = theirs.length === ours.length;
  return timingSafeEqual(theirs, asLong ? ours : theirs) && asLong;
}
