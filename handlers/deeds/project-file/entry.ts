import type { Page } from '../../../documents/index.js';

/** A page of the file, written when it is packed. */
export interface TextEntry {
  readonly path: string;
  readonly page: Page;
}

/** A stored file that goes into the archive. */
export interface StoredEntry {
  readonly path: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}
