import { dirname, join } from 'node:path';
import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type DatabaseTools, toolsFor } from '../../entities/dump/index.js';
import { copyWhole, placeOf } from './copy-files.js';
import { hashFile } from './hash-file.js';
import { type Manifest, readManifest } from './manifest.js';
import { BackupRefused } from './refused.js';

export interface Target {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Whatever is in the database may go. */
  readonly overwrite: boolean;
}

/**
 * Puts a backup back: the one in the folder, or the newest below it. Everything is held against its list first; nothing is
 * touched unless it is whole. Files that are there stay.
 *
 * @throws BackupRefused
 */
export async function restoreBackup(
  folder: string,
  { databaseUrl, dataDir, overwrite }: Target,
): Promise<{ readonly at: string; readonly manifest: Manifest }> {
  const { at, manifest } = await readManifest(folder);
  const tools = toolsFor(databaseUrl);
  if (tools.kind !== manifest.kind) {
    throw new BackupRefused(
      `这份备份是 ${NAMES[manifest.kind]} 的，DATABASE_URL 却是 ${NAMES[tools.kind]}。请改成同一种数据库再恢复。`,
    );
  }
  const dump = join(at, manifest.database.name);
  const found = await hashFile(dump).catch(() => null);
  if (found?.sha256 !== manifest.database.sha256) throw new BackupRefused(`${dump} 已损坏或不在，没有恢复。请换一份备份。`);
  const store = join(dirname(at), 'files');
  await whole(store, manifest);
  if (!overwrite && !(await tools.isEmpty())) {
    throw new BackupRefused('目标数据库里已有内容，没有恢复。确认不要里面的内容后，停掉服务，加 --overwrite 再执行。');
  }
  if (await staysInUse(tools)) {
    throw new BackupRefused('目标数据库还有程序在用，没有恢复。请先停掉全部服务进程，再执行。');
  }
  for (const { sha256 } of manifest.files) {
    const target = join(dataDir, 'files', placeOf(sha256));
    if ((await hashFile(target).catch(() => null))?.sha256 !== sha256) {
      const copied = await copyWhole(join(store, placeOf(sha256)), target, sha256);
      if (typeof copied !== 'number') throw new BackupRefused(`${target} 没有写成，数据库没有动。请检查磁盘后再恢复。`);
    }
  }
  await tools.load(dump);
  return { at, manifest };
}

const LOOKS = 10;
const LOOK_EVERY_MS = 200;
const NAMES = { sqlite: 'SQLite', mysql: 'MySQL / MariaDB' } as const;

/** A server takes a moment to notice that somebody has gone. */
async function staysInUse(tools: DatabaseTools): Promise<boolean> {
  for (let tried = 0; tried < LOOKS; tried += 1) {
    if (!(await tools.isInUse())) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}

async function whole(store: string, { files }: Manifest): Promise<void> {
  const bad: string[] = [];
  for (const { sha256, size } of files) {
    const path = join(store, placeOf(sha256));
    const there = await stat(path).catch(() => null);
    if (there?.size !== size || (await hashFile(path)).sha256 !== sha256) bad.push(path);
  }
  if (bad.length > 0) {
    throw new BackupRefused(`备份里有 ${bad.length} 个材料已损坏或不在，没有恢复：${bad.slice(0, 5).join('、')}。请换一份备份。`);
  }
}
