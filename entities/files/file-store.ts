import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type PartStore, partStore } from './part-store.js';
import { toDisk } from './to-disk.js';

export interface StoredFile {
  /** 64 hex digits, the file's name in the store. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface FileStore {
  /** Keeps the bytes; the same bytes a second time are not written again. On disk when it returns. */
  put(bytes: Uint8Array): Promise<StoredFile>;
  /** Throws when there is no such file, or when what is on disk is not what was put. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /**
   * Drops a file that nothing names any more; one that is gone already is fine. One that was put again since `before`, epoch ms, stays: whoever
   * put it may be about to name it.
   */
  remove(sha256: string, before: number): Promise<void>;
  /** All that are kept whose names begin with these two hex digits. */
  shelf(digits: string): Promise<string[]>;
  /** Files that have not come whole yet. */
  readonly parts: PartStore;
}

/**
 * Attachments and letters by content: `<dir>/ab/abcdef…`, stamped with when they were put last.
 *
 * @param now - epoch ms
 */
export function fileStore(dir: string, now: () => number): FileStore {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256 in hex');
    return join(dir, sha256.slice(0, 2), sha256);
  };
  return {
    parts: partStore(join(dir, 'parts')),
    async has(sha256) {
      const path = pathOf(sha256);
      return access(path).then(
        () => true,
        () => false,
      );
    },
    remove: (sha256, before) => removeOld(pathOf(sha256), before),
    async shelf(digits) {
      const names = await readdir(join(dir, digits)).catch(() => []);
      return names.filter((name) => /^[0-9a-f]{64}$/.test(name));
    },
    async put(bytes) {
      const sha256 = digest(bytes);
      const path = pathOf(sha256);
      // Stamped after it was read: what was taken away in between cannot be, and is written anew.
      if (!(await whole(path, sha256)) || !(await stamp(path, now()))) await writeWhole(path, bytes, now());
      return { sha256, size: bytes.byteLength };
    },
    async get(sha256) {
      const bytes = await readFile(pathOf(sha256));
      if (digest(bytes) !== sha256) throw new Error(`The stored file ${sha256} is damaged`);
      return bytes;
    },
  };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A copy that was damaged on the disk is written anew. */
function whole(path: string, sha256: string): Promise<boolean> {
  return readFile(path).then(
    (bytes) => digest(bytes) === sha256,
    () => false,
  );
}

/** False when that cannot be: it is not there, or not this process's own. */
function stamp(path: string, at: number): Promise<boolean> {
  return utimes(path, at / 1000, at / 1000).then(
    () => true,
    () => false,
  );
}

/**
 * Aside first, and looked at there once more: a put that found the file has stamped it before it went aside, and then it comes back; one that
 * comes later finds none, and writes it.
 */
async function removeOld(path: string, before: number): Promise<void> {
  try {
    if ((await stat(path)).mtimeMs >= before) return;
    const aside = `${path}.${randomUUID()}`;
    await rename(path, aside);
    if ((await stat(aside)).mtimeMs >= before) await rename(aside, path);
    else await rm(aside, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** Under another name until it is whole and on disk: a power cut leaves no half file under a name that promises its content. */
async function writeWhole(path: string, bytes: Uint8Array, at: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.utimes(at / 1000, at / 1000);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await toDisk(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
