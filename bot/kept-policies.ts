/**
 * What a start has read and checked of the policies, kept beside the compiled program for as long as neither changes. A file that is broken, or
 * made from anything else, is as good as none.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type LoadedPolicy, PolicyBook } from '../policies/book.js';
import { isRecord } from '../policies/check/is-record.js';
import type { Policy } from '../policies/schema/index.js';

/** Written in when the program is compiled (`start/bundle.js`): the file that it becomes, named after all that it is made of. */
declare const COMPILED_AS: string | undefined;

/** The file of the running program; null where it is translated as it is read: nothing tells then whether the checks are still the same. */
export const PROGRAM = typeof COMPILED_AS === 'undefined' ? null : COMPILED_AS;

/** All that the loader reads of a policy. */
const READ = /\.(ya?ml|docx|xlsx)$/;
const YAML = /\.ya?ml$/;

/** A folder's files: the key of all that is in them, and its templates by the hash of what is in them. */
interface Source {
  readonly key: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Folders that hold a policy, by name. */
type Sources = ReadonlyMap<string, Source>;

type Known = ReadonlyMap<string, LoadedPolicy>;

interface Kept {
  readonly folder: string;
  readonly key: string;
  readonly policy: Policy;
  /** Names of templates to their hashes. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The policies of `dir`: of each folder what was made of the very same files, and by `read` what was not.
 *
 * @param program - the compiled program that asks
 * @param read - reads all of them, but for those that are known, by the names of their folders
 */
export async function keptOrRead<T>(
  program: string,
  dir: string,
  read: (known: Known) => Promise<{ book: PolicyBook } | T>,
): Promise<{ book: PolicyBook } | T> {
  const place = `${program}.policies-${sha(resolve(dir)).slice(0, 8)}`;
  const sources = attempt(() => sourcesOf(dir));
  const known = (sources === null ? null : attempt(() => recall(place, program, sources))) ?? new Map<string, LoadedPolicy>();
  if (known.size > 0 && known.size === sources?.size) return { book: new PolicyBook([...known.values()]) };
  const result = await read(known);
  if (sources !== null && isBook(result)) attempt(() => keep(place, program, dir, sources, result.book));
  return result;
}

function isBook<T>(result: { book: PolicyBook } | T): result is { book: PolicyBook } {
  return typeof result === 'object' && result !== null && 'book' in result;
}

/** Synchronous: some hundred small files take several times as long one promise each, and nothing else is under way yet. */
function sourcesOf(dir: string): Sources {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => READ.test(name));
  const folders = new Set(names.filter((name) => YAML.test(name) && dirname(name) === topOf(name)).map(topOf));
  const sources = [...folders].map((folder): [string, Source] => {
    const files = new Map<string, Uint8Array>();
    const lines = names
      .filter((name) => topOf(name) === folder)
      .sort()
      .map((name) => {
        const bytes = readFileSync(join(dir, name));
        const hash = sha(bytes);
        if (!YAML.test(name)) files.set(hash, new Uint8Array(bytes));
        return `${hash} ${name}`;
      });
    return [folder, { key: sha(lines.join('\n')), files }];
  });
  return new Map(sources);
}

function topOf(name: string): string {
  return name.split(sep)[0] ?? '';
}

/** @throws where the file is missing, broken or of another program */
function recall(place: string, program: string, sources: Sources): Known {
  const text = readFileSync(place, 'utf8');
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== sealOf(program, body)) throw new Error('not of this program');
  const kept: unknown = JSON.parse(body);
  if (!isKept(kept)) throw new Error('not of this program');
  const same = kept.flatMap(({ folder, key, policy, files: named }): [string, LoadedPolicy][] => {
    const source = sources.get(folder);
    if (source?.key !== key) return [];
    const files = Object.entries(named).map(([name, hash]): [string, Uint8Array] => [name, bytesOf(source, hash)]);
    return [[folder, { folder, policy, files: new Map(files) }]];
  });
  return new Map(same);
}

/** No deeper look is needed: the seal says that `keep` wrote it, and that the same program did. */
function isKept(value: unknown): value is readonly Kept[] {
  const isOne = (one: unknown) => isRecord(one) && isRecord(one['policy']) && isRecord(one['files']);
  return Array.isArray(value) && value.every(isOne);
}

function bytesOf({ files }: Source, hash: string): Uint8Array {
  const bytes = files.get(hash);
  if (bytes === undefined) throw new Error('a template that stands elsewhere');
  return bytes;
}

function keep(place: string, program: string, dir: string, sources: Sources, book: PolicyBook): void {
  const kept = book.loaded().map(({ folder, policy, files }): Kept => {
    const source = sources.get(folder);
    if (source === undefined) throw new Error('a folder that came meanwhile');
    const named = [...files].map(([name, bytes]): [string, string] => [name, sha(bytes)]);
    for (const [, hash] of named) bytesOf(source, hash);
    return { folder, key: source.key, policy, files: Object.fromEntries(named) };
  });
  const body = JSON.stringify(kept);
  if (!isDeepStrictEqual(JSON.parse(body), kept)) return;
  // Somebody may have saved a file between the two readings.
  const now = sourcesOf(dir);
  if (kept.some(({ folder, key }) => now.get(folder)?.key !== key)) return;
  const unfinished = `${place}.${process.pid}`;
  try {
    writeFileSync(unfinished, `${sealOf(program, body)}\n${body}`);
    renameSync(unfinished, place);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A program's name is a hash of its sources and packages. */
function sealOf(program: string, body: string): string {
  return sha(`${basename(program)}\n${body}`);
}

function sha(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Keeping is never worth a start: whatever goes wrong with it, the policies are read. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
