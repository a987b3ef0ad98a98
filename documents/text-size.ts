import type { Ending } from './office/sniff.js';
import { openZip } from './office/zip.js';

/** Bytes of XML that are read in some 30 ms. */
const SMALL = 256 * 1024;

/**
 * Whether opening an Office file takes no time worth speaking of: its directory, which the reading is held to, names little text, or the file is
 * refused before anything is unpacked.
 */
export function isSmallText(bytes: Uint8Array, ending: Ending): boolean {
  try {
    return openZip(bytes, ending).textSize <= SMALL;
  } catch {
    return true;
  }
}
