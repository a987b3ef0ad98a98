/**
 * What a start has read and checked of the policies, kept beside the compiled program for as long as neither changes. A file that is broken, or
 * made from anything else, is as good as none.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PolicyBook } from '../policies/book.js';
import { isRecord } from '../policies/check/is-record.js';
import type { Policy } from '../policies/schema/index.js';

/** Written in when the program is compiled (`start/bundle.js`): the file that it becomes, named after all that it is made of. */
declare const COMPILED_AS: string | undefined;

/** The file of the running program; null where it is translated as it is read: nothing tells then whether the checks are still the same. */
export const PROGRAM = typeof COMPILED_AS === 'undefined' ? null : COMPILED_AS;

/** All that the loader reads of a policy. */
const READ = /\.(ya?ml|docx|xlsx)$/;

/** Templates by the hash of what is in them. */
interface Source {
  readonly key: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

interface Kept {
  readonly policy: Policy;
  /** Names of templates to their hashes. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Reads the policies of `dir` by `read`, or gives back what it made of the very same files.
 *
 * @param program - the compiled program that asks
 */
export async function keptOrRead<T>(
  program: string,
  dir: string,
  read: () => Promise<{ book: PolicyBook } | T>,
): Promise<{ book: PolicyBook } | T> {
  const place = `${program}.policies-${sha(resolve(dir)).slice(0, 8)}`;
  const source = attempt(() => sourceOf(program, dir));
  const kept = source === null ? null : attempt(() => recall(place, source));
  if (kept !== null) return { book: kept };
  const result = await read();
  if (source !== null && isBook(result)) attempt(() => keep(place, program, dir, source, result.book));
  return result;
}

function isBook<T>(result: { book: PolicyBook } | T): result is { book: PolicyBook } {
  return typeof result === 'object' && result !== null && 'book' in result;
}

/** Synchronous: some hundred small files take several times as long one promise each, and nothing else is under way yet. */
function sourceOf(program: string, dir: string): Source {
  const files = new Map<string, Uint8Array>();
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => READ.test(name));
  const lines = names.sort().map((name) => {
    const bytes = readFileSync(join(dir, name));
    const hash = sha(bytes);
    if (!/ya?ml$/.test(name)) files.set(hash, new Uint8Array(bytes));
    return `${hash} ${name}`;
  });
  return { key: sha([basename(program), ...lines].join('\n')), files };
}

/** @throws where the file is missing, broken or of something else */
function recall(place: string, { key, files }: Source): PolicyBook {
  const text = readFileSync(place, 'utf8');
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== sealOf(key, body)) throw new Error('not of these policies');
  const kept: unknown = JSON.parse(body);
  if (!isKept(kept)) throw new Error('not of this program');
  return new PolicyBook(
    kept.map(({ policy, files: named }) => ({
      policy,
      files: new Map(Object.entries(named).map(([name, hash]) => [name, bytesOf(files, hash)])),
    })),
  );
}

/** No deeper look is needed: the seal says that `keep` wrote it, and its key that the same program did. */
function isKept(value: unknown): value is readonly Kept[] {
  return Array.isArray(value) && value.every((one) => isRecord(one) && isRecord(one['policy']) && isRecord(one['files']));
}

function bytesOf(files: Source['files'], hash: string): Uint8Array {
  const bytes = files.get(hash);
  if (bytes === undefined) throw new Error('a template that stands elsewhere');
  return bytes;
}

function keep(place: string, program: string, dir: string, source: Source, book: PolicyBook): void {
  const kept = book.loaded().map(({ policy, files }): Kept => {
    const named = [...files].map(([name, bytes]): [string, string] => [name, sha(bytes)]);
    for (const [, hash] of named) bytesOf(source.files, hash);
    return { policy, files: Object.fromEntries(named) };
  });
  const body = JSON.stringify(kept);
  if (!isDeepStrictEqual(JSON.parse(body), kept)) return;
  // Somebody may have saved a file between the two readings.
  if (sourceOf(program, dir).key !== source.key) return;
  const unfinished = `${place}.${process.pid}`;
  try {
    writeFileSync(unfinished, `${sealOf(source.key, body)}\n${body}`);
    renameSync(unfinished, place);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function sealOf(key: string, body: string): string {
  return sha(`${key}\n${body}`);
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
