import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PolicyBook } from '../../policies/book.js';
import { loadPolicies, type PolicyFault } from '../../policies/load.js';
import type { Policy } from '../../policies/schema/index.js';

/** The invented policy 云山县: small, with one of everything, and no code of its own. */
export const FIXTURES = fileURLToPath(new URL('../fixtures/policies', import.meta.url));
/** The policies that are shipped. */
export const SHIPPED = fileURLToPath(new URL('../../policies', import.meta.url));

/** The book of a directory that must be sound; its faults are the failure's message. */
export async function bookOf(dir: string): Promise<PolicyBook> {
  const result = await loadPolicies(dir);
  if ('faults' in result) {
    throw new Error(result.faults.map(({ file, line, path, says }) => `${file}:${line} ${path} ${says}`).join('\n'));
  }
  return result.book;
}

/** The invented policy as it stands. */
export async function yunshan(): Promise<Policy> {
  const policy = (await bookOf(FIXTURES)).current('yunshan');
  if (policy === undefined) throw new Error('the fixture policy is gone');
  return policy;
}

/** Text that is replaced once in one file of the invented policy; an edit of a file that is not there writes it. */
export interface Edit {
  readonly file: string;
  readonly find?: string;
  readonly replace: string;
}

/** What loading says of the invented policy after `edits`; its files are named without their folder. */
export async function faultsAfter(
  edits: readonly Edit[],
): Promise<{ faults: PolicyFault[]; lineOf: (file: string, text: string) => number }> {
  const dir = await mkdtemp(join(tmpdir(), 'policies-'));
  try {
    const folder = join(dir, 'yunshan');
    await cp(join(FIXTURES, 'yunshan'), folder, { recursive: true });
    const written = new Map<string, string>();
    for (const { file, find, replace } of edits) {
      const before = written.get(file) ?? (find === undefined ? '' : await readFile(join(folder, file), 'utf8'));
      if (find !== undefined && before.split(find).length !== 2) throw new Error(`“${find}” stands not exactly once in ${file}`);
      written.set(file, find === undefined ? replace : before.replace(find, () => replace));
      await writeFile(join(folder, file), written.get(file) ?? '');
    }
    const result = await loadPolicies(dir);
    const faults = 'faults' in result ? result.faults : [];
    return {
      faults: faults.map((fault) => ({ ...fault, file: fault.file.replace(`${folder}/`, '') })),
      lineOf: (file, text) => lineIn(written.get(file) ?? '', text),
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function lineIn(content: string, text: string): number {
  const at = content.indexOf(text);
  if (at < 0) throw new Error(`“${text}” is not in the edited file`);
  return content.slice(0, at).split('\n').length;
}
