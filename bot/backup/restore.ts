import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openDb } from '../../entities/db.js';
import { type DatabaseTools, restoreBrokeOff, toolsFor } from '../../entities/dump/index.js';
import { ahead } from '../../entities/migrate.js';
import { type AuditVerdict, verifyAudit } from '../../entities/audit/verify-audit.js';
import { copyWhole, placeOf } from './copy-files.js';
import { hashFile } from './hash-file.js';
import { type Manifest, readManifest } from './manifest.js';
import { BackupRefused } from './refused.js';
import { settleRestored } from './settle.js';

export interface Target {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Whatever is in the database may go. */
  readonly overwrite: boolean;
  /** A backup whose audit is not whole will do: there is no better one. */
  readonly brokenAudit: boolean;
  /** The same of a backup of which files are damaged or gone. */
  readonly brokenFiles: boolean;
}

export interface Restored {
  readonly at: string;
  readonly manifest: Manifest;
  /** Files of it that nobody has whole. */
  readonly lost: readonly string[];
  readonly audit: AuditVerdict;
  /** `older`: the schema was brought up to date; `newer`: it has more than this program knows, which stays. */
  readonly schema: 'same' | 'older' | 'newer';
}

/**
 * Puts a backup back: the one in the folder, or the newest below it. Everything is held against its list first; nothing is
 * touched unless it is whole. The database is loaded beside the one that is there, and takes its place for good only once it
 * was opened, brought up to date and found whole. Files that are there stay. What an earlier restore that was killed laid aside is put
 * back before anything else.
 *
 * @throws BackupRefused what was there is there still
 */
export async function restoreBackup(folder: string, target: Target): Promise<Restored> {
  const tools = toolsFor(target.databaseUrl);
  if (await restoreBrokeOff(target.databaseUrl)) {
    await mayBeChanged(tools);
    await tools.putBack();
  }
  const { at, manifest } = await readManifest(folder);
  const dump = join(at, manifest.database.name);
  await mayBeLoaded(manifest, tools, dump);
  const store = join(dirname(at), 'files');
  const lost = await lostOf(store, target.dataDir, manifest);
  if (lost.length > 0 && !target.brokenFiles) throw new BackupRefused(lostSays(lost, store));
  await mayGo(tools, target);
  await bringFiles(
    store,
    target.dataDir,
    manifest.files.filter(({ sha256 }) => !lost.includes(sha256)),
  );
  const loaded = await tools.load(dump);
  try {
    const found = await lookAt(manifest, target);
    await loaded.keep();
    return { at, manifest, lost, ...found };
  } catch (error) {
    await loaded.undo();
    if (error instanceof BackupRefused) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupRefused(`备份里的数据库打不开或升级不了，没有恢复，${AS_BEFORE}请换一份备份。（${why}）`);
  }
}

/** Whether this program can work with it at all. */
async function mayBeLoaded(manifest: Manifest, tools: DatabaseTools, dump: string): Promise<void> {
  if (tools.kind !== manifest.kind) {
    throw new BackupRefused(
      `这份备份是 ${NAMES[manifest.kind]} 的，DATABASE_URL 却是 ${NAMES[tools.kind]}。请改成同一种数据库再恢复。`,
    );
  }
  const { takenAway } = ahead(manifest.migrations);
  if (takenAway.length > 0) {
    throw new BackupRefused('这份备份来自更新版本的程序，这个版本不能用它，没有恢复。请换成备份时的那个版本（或更新的）再恢复。');
  }
  const found = await hashFile(dump).catch(() => null);
  if (found?.sha256 !== manifest.database.sha256) throw new BackupRefused(`${dump} 已损坏或不在，没有恢复。请换一份备份。`);
}

/** Whether what is there may be changed for it. */
async function mayGo(tools: DatabaseTools, { overwrite }: Target): Promise<void> {
  if (!overwrite && !(await tools.isEmpty())) {
    throw new BackupRefused('目标数据库里已有内容，没有恢复。确认不要里面的内容后，停掉服务，加 --overwrite 再执行。');
  }
  await mayBeChanged(tools);
}

async function mayBeChanged(tools: DatabaseTools): Promise<void> {
  if (await staysInUse(tools)) {
    throw new BackupRefused('目标数据库还有程序在用，没有恢复。请先停掉全部服务进程，再执行。');
  }
}

async function bringFiles(store: string, dataDir: string, files: Manifest['files']): Promise<void> {
  for (const { sha256 } of files) {
    const target = join(dataDir, 'files', placeOf(sha256));
    if (!(await isWhole(target, sha256))) {
      const copied = await copyWhole(join(store, placeOf(sha256)), target, sha256);
      if (typeof copied !== 'number') throw new BackupRefused(`${target} 没有写成，数据库没有动。请检查磁盘后再恢复。`);
    }
  }
}

/** The database as it was loaded: what its list says of it, of today's schema, with an audit that is whole, and ready to go on. */
async function lookAt(
  { migrations }: Manifest,
  { databaseUrl, brokenAudit }: Target,
): Promise<Pick<Restored, 'audit' | 'schema'>> {
  const db = await openDb(databaseUrl, { migrate: false });
  try {
    const ran = await db.migrations();
    if (ran.join() !== migrations.join()) {
      throw new BackupRefused(`备份里的数据库与清单对不上，没有恢复，${AS_BEFORE}请换一份备份。`);
    }
    const older = await db.behind();
    if (older) await db.migrate();
    const audit = await verifyAudit(db);
    if (!audit.ok && !brokenAudit) {
      throw new BackupRefused(
        `备份里的审计记录不完整，没有恢复，${AS_BEFORE}请换一份备份；没有更好的，加 --broken-audit 再执行，并查明原因。`,
      );
    }
    await settleRestored(db);
    return { audit, schema: older ? 'older' : ahead(ran).unknown.length > 0 ? 'newer' : 'same' };
  } finally {
    await db.close();
  }
}

const LOOKS = 10;
const LOOK_EVERY_MS = 200;
const AS_BEFORE = '原来的数据没有动。';
const NAMES = { sqlite: 'SQLite', mysql: 'MySQL / MariaDB' } as const;

/** A server takes a moment to notice that somebody has gone. */
async function staysInUse(tools: DatabaseTools): Promise<boolean> {
  for (let tried = 0; tried < LOOKS; tried += 1) {
    if (!(await tools.isInUse())) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}

/** Those that are whole neither there nor in their places already: what is damaged in the one is no reason against the other. */
async function lostOf(store: string, dataDir: string, { files }: Manifest): Promise<string[]> {
  const lost: string[] = [];
  for (const { sha256 } of files) {
    const place = placeOf(sha256);
    const isThere = (await isWhole(join(store, place), sha256)) || (await isWhole(join(dataDir, 'files', place), sha256));
    if (!isThere) lost.push(sha256);
  }
  return lost;
}

function lostSays(lost: readonly string[], store: string): string {
  const some = lost.slice(0, 5).map((sha256) => join(store, placeOf(sha256)));
  return `备份里有 ${lost.length} 个材料已损坏或不在，没有恢复：${some.join('、')}。请换一份备份；没有更好的，加 --broken-files 再执行。`;
}

async function isWhole(path: string, sha256: string): Promise<boolean> {
  return hashFile(path).then(
    (found) => found.sha256 === sha256,
    () => false,
  );
}
