import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { civilDate, minuteOfDay } from '../../workflow/time/civil.js';
import type { Db } from '../../entities/db.js';
import { toolsFor } from '../../entities/dump/index.js';
import { hasCode } from '../has-code.js';
import { copyFiles } from './copy-files.js';
import { hashFile } from './hash-file.js';
import { MANIFEST, type Manifest } from './manifest.js';
import { BackupRefused } from './refused.js';

export interface Source {
  readonly db: Pick<Db, 'migrations' | 'tx'>;
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Backs up below `into`, while others work: `<date-time>/` with a copy of the database and the list of what belongs to it, and
 * `files/` for the attachments of all backups, to which only new ones are added. A file that is damaged or lost keeps nothing else from
 * being saved.
 *
 * @throws BackupRefused
 */
export async function makeBackup(source: Source, into: string): Promise<Made & { readonly at: string }> {
  const at = join(into, stampOf(source.now));
  await mkdir(into, { recursive: true, mode: 0o700 });
  await mkdir(at, { mode: 0o700 }).catch((error: unknown) => {
    const exists = hasCode(error, 'EEXIST');
    throw new BackupRefused(exists ? `${at} 已存在：这一分钟里已备份过，请稍后再试。` : `写不了 ${at}，请检查目录与权限。`);
  });
  try {
    return { at, ...(await fill(source, at, join(into, 'files'))) };
  } catch (error) {
    // What is not whole is none, and only stands in the way of the next.
    await rm(at, { recursive: true, force: true });
    throw error;
  }
}

interface Made {
  readonly manifest: Manifest;
  /** How many files were new. */
  readonly added: number;
  /** Files that the database names and nobody has whole. */
  readonly missing: readonly string[];
  /** Files that are damaged where the bot keeps them, and whole among those of the backups. */
  readonly damaged: readonly string[];
}

async function fill({ db, databaseUrl, dataDir, now }: Source, at: string, store: string): Promise<Made> {
  const [tools, from] = [toolsFor(databaseUrl), join(dataDir, 'files')];
  // Before and after the database: what it names was there at one of the two.
  const before = await copyFiles(from, store);
  const migrations = await db.migrations();
  await tools.dump(join(at, tools.file));
  // Which of the two schemas the copy has nobody could tell, and no restore takes one that its list does not describe.
  if ((await db.migrations()).join() !== migrations.join()) {
    throw new BackupRefused('备份期间数据库正在升级，备份没有完成。请等新版本启动好，再备份一次。');
  }
  // A file is there before the row that names it.
  const named = await db.tx(async (tx) => [...(await tx.materials.files()), ...(await tx.letters.files())]);
  const after = await copyFiles(from, store);
  const files = [...new Map([...before.files, ...after.files].map((file) => [file.sha256, file])).values()];
  const there = new Set(files.map(({ sha256 }) => sha256));
  const missing = named.filter((sha256) => !there.has(sha256));
  const damaged = [...new Set([...before.damaged, ...after.damaged])];
  if (missing.length > 0 && missing.length === named.length && damaged.length === 0) {
    throw new BackupRefused(
      `数据库里记着 ${String(named.length)} 个材料文书，${from} 里一个也没有，备份没有完成。请检查 DATA_DIR 是否写对、磁盘是否已挂载。`,
    );
  }
  const manifest: Manifest = {
    format: 1,
    at: now,
    kind: tools.kind,
    database: { name: tools.file, ...(await hashFile(join(at, tools.file))) },
    migrations: [...migrations],
    files: files.sort((one, other) => (one.sha256 < other.sha256 ? -1 : 1)),
  };
  await writeFile(join(at, `${MANIFEST}.part`), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
  await rename(join(at, `${MANIFEST}.part`), join(at, MANIFEST));
  return { manifest, added: before.added + after.added, missing, damaged: damaged.filter((sha256) => there.has(sha256)) };
}

/** `2026-09-18-1007`: sorts by time. */
function stampOf(now: number): string {
  const minute = minuteOfDay(now);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${civilDate(now)}-${two(Math.floor(minute / 60))}${two(minute % 60)}`;
}
