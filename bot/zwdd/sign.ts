import { createHmac, randomInt } from 'node:crypto';

/** One parameter of a call, in the order in which it is sent. A list is its name repeated. */
export type Param = readonly [name: string, value: string];

export interface ToSign {
  readonly method: 'GET' | 'POST';
  /** ISO 8601 with milliseconds and zone. */
  readonly timestamp: string;
  /** Digits, never used twice. */
  readonly nonce: string;
  /** Of the interface, without host and query: `/gettoken.json`. */
  readonly path: string;
  readonly params: readonly Param[];
}

/** Blank values are neither sent nor signed. */
export function withoutBlank(params: readonly Param[]): Param[] {
  return params.filter(([, value]) => value.trim() !== '');
}

/**
 * The signature of a call: base64 of HMAC-SHA256 over method, time, nonce, path and parameters on lines of their own. The
 * parameters are raw, not encoded; their order is that of the names without regard to case, and of the values of one name.
 */
export function signature({ method, timestamp, nonce, path, params }: ToSign, secret: string): string {
  const named = withoutBlank(params).map(([name, value]) => ({ key: name.toLowerCase(), name, value }));
  named.sort((a, b) => compare(a.key, b.key) || compare(a.value, b.value));
  const query = named.map(({ name, value }) => `${name}=${value}`).join('&');
  const text = [method, timestamp, nonce, path, ...(query === '' ? [] : [query])].join('\n');
  return createHmac('sha256', secret).update(text, 'utf8').digest('base64');
}

/** The headers of a signed call. @param now - epoch ms */
export function signedHeaders(
  call: Pick<ToSign, 'method' | 'path' | 'params'>,
  { appKey, appSecret }: { readonly appKey: string; readonly appSecret: string },
  now: number,
): Record<string, string> {
  const timestamp = timestampOf(now);
  const nonce = `${String(now)}${String(randomInt(1000, 10_000))}${String(randomInt(1000, 10_000))}`;
  return {
    apiKey: appKey,
    'X-Hmac-Auth-Timestamp': timestamp,
    'X-Hmac-Auth-Version': '1.0',
    'X-Hmac-Auth-Nonce': nonce,
    'X-Hmac-Auth-Signature': signature({ ...call, timestamp, nonce }, appSecret),
  };
}

/** The signature of a group robot's address, not yet encoded for it. @param timestamp - epoch ms, as it is sent */
export function robotSignature(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`, 'utf8').digest('base64');
}

const OFFSET_MS = 8 * 3_600_000;

/** `2026-11-21T01:38:13.970+08:00`, as the platform's own library writes it. */
function timestampOf(now: number): string {
  return new Date(Math.floor(now) + OFFSET_MS).toISOString().replace('Z', '+08:00');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
