import { dataSheets, readDocx, readWorkbook } from '../../documents/index.js';
import type { Papers } from '../../handlers/papers.js';

/** Made and opened where they are asked for. */
export const papersHere: Papers = { dataSheets, readDocx: (bytes) => Promise.resolve(readDocx(bytes)), readWorkbook };
