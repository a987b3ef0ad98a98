import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './numbers.js';

/** Median time to write 4 KB and have it on the disk, ms: what a durable commit cannot be faster than. */
export function fsyncMs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-fsync-'));
  const file = openSync(join(folder, 'probe'), 'w');
  const block = Buffer.alloc(4096, 1);
  const taken = Array.from({ length: 200 }, () => {
    const began = performance.now();
    writeSync(file, block, 0, block.length, 0);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return median(taken);
}
