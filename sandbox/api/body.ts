import type { IncomingMessage } from 'node:http';
import { objectOf, parseJson, type JsonObject } from '../json.js';
import { FAULTS } from './fault.js';

/** The whole body as it came; throws `tooLarge` past `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number, tooLarge: Error = FAULTS.tooLong()): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const incoming: AsyncIterable<Buffer> = request;
  for await (const bytes of incoming) {
    size += bytes.length;
    if (size <= limit) chunks.push(bytes);
  }
  if (size > limit) throw tooLarge;
  return Buffer.concat(chunks);
}

/** A JSON object body; anything else is an empty object, for which the fields are then missing. */
export async function readJson(request: IncomingMessage): Promise<JsonObject> {
  return objectOf(parseJson((await readBody(request, 1024 * 1024)).toString('utf8')));
}
