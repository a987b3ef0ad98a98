import type { Deps } from './context.js';
import { makeAllowance } from './core/allowance.js';

/** Files that a person begins to send over pages; counted for all processes together. */
export interface UploadQuota {
  /** A file of so many bytes begins to come. Null: it may; else the instant, epoch ms, from which it may. */
  begin(staffId: number, bytes: number): Promise<number | null>;
  /** So many bytes came of a file that did not say at its beginning how many there would be. */
  came(staffId: number, bytes: number): Promise<void>;
}

const HOUR_MS = 3_600_000;
const FILES = 120;
/** Sixty files of the largest kind. */
const MEGABYTES = 3000;

export function uploadQuota(deps: Pick<Deps, 'db' | 'now'>): UploadQuota {
  const files = makeAllowance(deps, { name: 'upload-files', limit: FILES, windowMs: HOUR_MS, step: 1 });
  const size = makeAllowance(deps, { name: 'upload-mb', limit: MEGABYTES, windowMs: HOUR_MS, step: 1 });
  return {
    begin: async (staffId, bytes) => {
      const key = String(staffId);
      return (await files.take(key)) ?? (await size.take(key, megabytes(bytes)));
    },
    came: async (staffId, bytes) => {
      await size.take(String(staffId), megabytes(bytes));
    },
  };
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_048_576);
}
