import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { readRawBody } from '../../../bot/http/raw-body.js';

const closers: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** What became of one body that was sent in these pieces; `null` hangs up. */
async function sent(announced: number, pieces: readonly (Buffer | null)[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      readRawBody(request, 100)
        .then(resolve, reject)
        .finally(() => response.end());
    });
    closers.push(
      () => server.close(),
      () => server.closeAllConnections(),
    );
    server.listen(0, '127.0.0.1', () => {
      const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
      closers.push(() => line.destroy());
      line.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${announced}\r\n\r\n`);
      pieces.forEach((piece, at) => setTimeout(() => (piece === null ? line.destroy() : line.write(piece)), 20 * (at + 1)));
    });
  });
}

const word = Buffer.from('项目');

test('a body in one piece, and in two that part a character, is the bytes that were sent', async () => {
  expect(await sent(6, [word])).toEqual(word);
  expect(await sent(6, [word.subarray(0, 4), word.subarray(4)])).toEqual(word);
});

test('a sender who hangs up in the middle leaves no body', async () => {
  await expect(sent(6, [word.subarray(0, 4), null])).rejects.toThrow();
});
