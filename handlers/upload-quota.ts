import type { Deps } from './context.js';
import { makeAllowance } from './core/allowance.js';

/** Files that a person begins to send over pages; counted for all processes together. */
export interface UploadQuota {
  /** A file of so many bytes begins to come. Null: it may; else the instant, epoch ms, from which it may. */
  begin(staffId: number, bytes: number): Promise<number | null>;
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
      return (await files.take(key)) ?? (await size.take(key, Math.ceil(bytes / 1_048_576)));
    },
  };
}
