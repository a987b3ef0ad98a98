import { decodeUtf8 } from './raw-body.js';

/** The JSON value in these bytes; undefined when they hold none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch {
    return undefined;
  }
}
