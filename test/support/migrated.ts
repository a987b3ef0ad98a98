/** Databases that are brought up to date once in a process: a test that asks for one gets a copy. */
import { rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDb } from '../../entities/db.js';

const SQLITE = 'sqlite:';
let sqlite: Promise<string> | null = null;

/** A database at an address of SQLite where nothing is yet: the schema of today and no row. */
export async function placeMigrated(url: string): Promise<void> {
  const path = url.slice(SQLITE.length);
  await mkdir(dirname(path), { recursive: true });
  await copyFile(await (sqlite ??= makeSqlite()), path);
}

async function makeSqlite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrated-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'steward.sqlite');
  await (await openDb(`${SQLITE}${path}`, { migrate: true })).close();
  return path;
}
