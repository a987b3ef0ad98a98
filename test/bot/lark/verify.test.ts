import { expect, test } from 'vitest';
import { verify } from '../../../bot/lark/verify.js';
import { KEYS, NOW, signed } from './door-kit.js';

const raw = Buffer.from('{"encrypt":"…"}');
const headers = signed(raw);
const push = {
  timestamp: headers['x-lark-request-timestamp'] ?? '',
  nonce: headers['x-lark-request-nonce'] ?? '',
  signature: headers['x-lark-signature'] ?? '',
  raw,
};

test('the platform’s signature over the raw bytes is taken', () => {
  expect(verify(push, KEYS.encryptKey, NOW)).toBe('ok');
});

test('without an encrypt key nothing is taken', () => {
  const forged = signed(raw, NOW, '');
  expect(verify({ ...push, signature: forged['x-lark-signature'] ?? '' }, '', NOW)).toBe('unsigned');
});

test('the time only counts for what is truly signed', () => {
  expect(verify(push, KEYS.encryptKey, NOW + 9 * 3_600_000)).toBe('stale');
  expect(verify(push, KEYS.encryptKey, NOW - 3_600_000)).toBe('from-the-future');
  expect(verify({ ...push, raw: Buffer.from('{}') }, KEYS.encryptKey, NOW + 9 * 3_600_000)).toBe('bad-signature');
});
