import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyFiles, placeOf } from '../../../bot/backup/copy-files.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copy-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const nameOf = (content: string): string => createHash('sha256').update(content).digest('hex');

async function put(content: string): Promise<string> {
  const path = join(folder, 'from', placeOf(nameOf(content)));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return nameOf(content);
}

it('what cannot be read keeps nothing else from being copied, and is named', async () => {
  const whole = await put('whole');
  const unread = nameOf('not to be read');
  // The system refuses to read a folder as it refuses a bad sector.
  await mkdir(join(folder, 'from', placeOf(unread)), { recursive: true });
  const copied = await copyFiles(join(folder, 'from'), join(folder, 'to'));
  expect(copied).toEqual({ files: [{ sha256: whole, size: 5 }], added: 1, damaged: [unread] });
  expect(await readdir(join(folder, 'to', unread.slice(0, 2)))).toEqual([]);
});
