import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Edit, FIXTURES } from './policies.js';

/** The version that follows the invented policy's, in force from October on. */
export const NEXT = '2026.2';

/** What the next version says otherwise, over what `NEXT` itself needs. */
export type NextEdit = Required<Edit>;

/** A folder with the invented policy and its next version, with edits. Whoever asks removes it. */
export async function twoVersions(edits: readonly NextEdit[] = []): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'versions-'));
  await cp(join(FIXTURES, 'yunshan'), join(dir, 'yunshan'), { recursive: true });
  await cp(join(FIXTURES, 'yunshan'), join(dir, 'yunshan-next'), { recursive: true });
  const own = [
    { file: 'policy.yaml', find: "version: '2026.1'", replace: `version: '${NEXT}'` },
    { file: 'policy.yaml', find: 'from: 2026-01-01', replace: 'from: 2026-09-01' },
  ];
  for (const { file, find, replace } of [...own, ...edits]) {
    const path = join(dir, 'yunshan-next', file);
    const before = await readFile(path, 'utf8');
    if (!before.includes(find)) throw new Error(`“${find}” is not in ${file}`);
    await writeFile(
      path,
      before.replaceAll(find, () => replace),
    );
  }
  return dir;
}
