import { createHmac, timingSafeEqual } from 'node:crypto';

/** One parameter as it was sent, decoded. */
export type Param = readonly [name: string, value: string];

/** What a call's signature is made over. */
export interface SignedCall {
  readonly method: string;
  readonly timestamp: string;
  readonly nonce: string;
  /** Without host and query. */
  readonly path: string;
  readonly params: readonly Param[];
}

/**
 * The platform's own side of the signature: base64 of HMAC-SHA256 over the parts on lines of their own; parameters raw,
 * by name without regard to case, the values of one name sorted, blank ones left out.
 */
export function signatureOf({ method, timestamp, nonce, path, params }: SignedCall, secret: string): string {
  const kept = params.filter(([, value]) => value.trim() !== '');
  const ordered = kept.toSorted(([a, one], [b, other]) => compare(a.toLowerCase(), b.toLowerCase()) || compare(one, other));
  const query = ordered.map(([name, value]) => `${name}=${value}`).join('&');
  const lines = [method.toUpperCase(), timestamp, nonce, path, query].filter((line) => line !== '');
  return createHmac('sha256', secret).update(lines.join('\n')).digest('base64');
}

/** The signature of a group robot's address. @param timestamp - epoch ms, as it was sent */
export function robotSignature(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

export function sameSignature(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
