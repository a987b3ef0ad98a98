import { Readable } from 'node:stream';
import { TransportError } from '../../handlers/transport.js';

export function isReadable(value: unknown): value is Readable {
  return value instanceof Readable;
}

/**
 * Reads a download to its end.
 *
 * @throws TransportError `content/tooLarge` as soon as it passes `maxBytes`, `retry/timeout` after `ms`, `retry/network`
 *   when the connection breaks
 */
export async function readLimited(stream: Readable, maxBytes: number, ms: number): Promise<Uint8Array> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stream.destroy(new Error('too slow'));
  }, ms);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) throw new TransportError('retry', 'badAnswer', 'the download is not made of bytes');
      length += chunk.length;
      if (length > maxBytes) throw new TransportError('content', 'tooLarge', `the file is larger than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof TransportError) throw error;
    throw new TransportError('retry', late ? 'timeout' : 'network', 'the download broke off');
  } finally {
    clearTimeout(timer);
    stream.destroy();
  }
  return Buffer.concat(chunks, length);
}
