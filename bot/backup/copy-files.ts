import { randomUUID } from 'node:crypto';
import { constants, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toDisk } from '../../entities/files/to-disk.js';
import { hasCode } from '../has-code.js';
import { hashFile } from './hash-file.js';
import { BackupRefused } from './refused.js';

export interface KeptFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface Copied {
  readonly files: readonly KeptFile[];
  /** How many of them were not there before. */
  readonly added: number;
  /** Those whose content is not what their name promises; an earlier copy that is whole is kept and counts. */
  readonly damaged: readonly string[];
}

/** Where a file of the store lies below its folder: `ab/abcdef…`. */
export const placeOf = (sha256: string): string => join(sha256.slice(0, 2), sha256);

/**
 * Copies of a store of files by content what the other does not have yet, and only what is whole.
 *
 * @throws BackupRefused when the store cannot be read
 */
export async function copyFiles(from: string, to: string): Promise<Copied> {
  const [files, damaged]: [KeptFile[], string[]] = [[], []];
  let added = 0;
  for (const sha256 of await namesIn(from)) {
    const [source, target] = [join(from, placeOf(sha256)), join(to, placeOf(sha256))];
    const [here, there] = [await sizeOf(source), await sizeOf(target)];
    // Of another size, one of the two is damaged: the copy is made anew, or the source found out.
    if (there !== null && (here === null || here === there)) {
      files.push({ sha256, size: there });
      continue;
    }
    const size = await copyWhole(source, target, sha256);
    if (size === 'gone') continue;
    if (size !== 'damaged') {
      files.push({ sha256, size });
      added += 1;
      continue;
    }
    damaged.push(sha256);
    if (there !== null && (await hashFile(target)).sha256 === sha256) files.push({ sha256, size: there });
  }
  return { files, added, damaged };
}

/** A bad sector, or a folder where the file was: others are saved all the same. */
const UNREADABLE = ['EIO', 'EISDIR'];

/** Under its name only when it is whole. `gone`: it was dropped meanwhile, since nothing names it any more. */
export async function copyWhole(from: string, to: string, sha256: string): Promise<number | 'gone' | 'damaged'> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const temporary = `${to}.${randomUUID()}`;
  try {
    await copyFile(from, temporary, constants.COPYFILE_FICLONE);
    const copy = await hashFile(temporary);
    if (copy.sha256 !== sha256) return 'damaged';
    await toDisk(temporary);
    await rename(temporary, to);
    return copy.size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone';
    if (UNREADABLE.some((code) => hasCode(error, code))) return 'damaged';
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

async function namesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const shelf of await listOf(folder)) {
    if (/^[0-9a-f]{2}$/.test(shelf)) found.push(...(await listOf(join(folder, shelf))));
  }
  return found.filter((name) => /^[0-9a-f]{64}$/.test(name));
}

/** A folder that is not there yet has nothing in it; one that may not be read is no empty one. */
async function listOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw new BackupRefused(`读不了 ${folder}，没有完成。请用运行服务的用户执行，或检查目录的权限。`);
  }
}
