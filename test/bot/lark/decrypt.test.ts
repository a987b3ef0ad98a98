import { expect, test } from 'vitest';
import { decrypt } from '../../../bot/lark/decrypt.js';
import { seal } from './door-kit.js';

test('the vector on the platform’s page', () => {
  const opened = decrypt('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'test key');
  expect(Buffer.from(opened).toString()).toBe('hello world');
});

test('Chinese text comes back as it went in', () => {
  const { encrypt } = JSON.parse(seal('项目管家', 'k')) as { encrypt: string };
  expect(Buffer.from(decrypt(encrypt, 'k')).toString()).toBe('项目管家');
});

test.each(['', 'AAAA', Buffer.alloc(33).toString('base64'), '!!!'])('%j is refused', (text) => {
  expect(() => decrypt(text, 'k')).toThrow();
});
