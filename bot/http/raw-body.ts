import type { IncomingMessage } from 'node:http';

/** The sender has announced, or sent, more than we read. The HTTP answer is 413. */
export class BodyTooLarge extends Error {
  constructor(readonly limitBytes: number) {
    super(`request body is larger than ${limitBytes} bytes`);
  }
}

/**
 * Reads a request's body as the bytes that came over the wire: a signature is made over these, and a character whose
 * bytes arrive in two chunks stays whole only when nothing is decoded before the end.
 *
 * @throws BodyTooLarge as soon as the announced or the received length passes `limitBytes`
 * @throws Error when the sender hangs up in the middle
 */
export function readRawBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limitBytes) return Promise.reject(new BodyTooLarge(limitBytes));
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limitBytes) {
        chunks.push(chunk);
        return;
      }
      request.removeAllListeners('data').pause();
      reject(new BodyTooLarge(limitBytes));
    });
    request.on('end', () => resolve(whole(chunks, length)));
    request.on('error', reject);
    request.on('close', () => {
      // It comes after every request; an error made for each would cost as much as opening the push.
      if (!request.readableEnded) reject(new Error('the sender closed the connection'));
    });
  });
}

/** Most bodies arrive in one piece. */
function whole(chunks: readonly Buffer[], length: number): Buffer {
  const [only] = chunks;
  return only?.length === length ? only : Buffer.concat(chunks, length);
}

/**
 * Decodes a whole body once.
 *
 * @throws TypeError when the bytes are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return UTF_8.decode(bytes);
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
