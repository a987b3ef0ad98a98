import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../../bot/http/encode-utf8.js';

test('every text has the bytes that Node gives it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => encodeUtf8(text).equals(Buffer.from(text))));
});

test.each([
  ['empty', ''],
  ['as long as can be', '\uFFFF'.repeat(5000)],
  ['half a character', '一\uD83D'],
  ['the other half', '\uDC00二'],
])('also where it is %s', (_, text) => {
  expect(encodeUtf8(text).equals(Buffer.from(text))).toBe(true);
});
