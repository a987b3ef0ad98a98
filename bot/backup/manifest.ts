import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../http/parse-json.js';
import { BackupRefused } from './refused.js';

/** The name of the list in a backup's folder; written last, so that a backup without it is none. */
export const MANIFEST = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Shape = z.object({
  format: z.literal(1),
  /** Epoch ms at which it was begun. */
  at: z.int(),
  kind: z.enum(['sqlite', 'mysql']),
  database: z.object({ name: z.string().regex(/^[\w.-]+$/), size: z.int(), sha256 }),
  /** The migrations that had run. */
  migrations: z.array(z.string()),
  /** Every attachment and letter that the database may name; they lie in `../files`, beside all backups of the folder. */
  files: z.array(z.object({ sha256, size: z.int() })),
});

/** What a backup holds. */
export type Manifest = z.infer<typeof Shape>;

/**
 * Reads the backup in a folder, or the newest one below it.
 *
 * @returns its own folder and its list
 * @throws BackupRefused
 */
export async function readManifest(folder: string): Promise<{ readonly at: string; readonly manifest: Manifest }> {
  const at = (await has(folder)) ? folder : await newest(folder);
  if (at === null) throw new BackupRefused(`${folder} 里没有完整的备份（找不到 ${MANIFEST}）。`);
  const parsed = Shape.safeParse(parseJson(await readFile(join(at, MANIFEST))));
  if (!parsed.success) throw new BackupRefused(`${join(at, MANIFEST)} 读不懂，可能已损坏，请换一份备份。`);
  return { at, manifest: parsed.data };
}

async function newest(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names
    .filter((one) => /^\d{4}-/.test(one))
    .sort()
    .reverse()) {
    if (await has(join(folder, name))) return join(folder, name);
  }
  return null;
}

async function has(folder: string): Promise<boolean> {
  return readFile(join(folder, MANIFEST)).then(
    () => true,
    () => false,
  );
}
