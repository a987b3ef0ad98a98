import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { toDisk } from '../files/to-disk.js';
import { fileBefore } from './aside.js';
import { BOOK_KEEPING, type DatabaseTools, DumpFailed } from './tools.js';

/** All that is left in one step: a copy that is made in steps begins anew whenever another process writes. */
const ALL_PAGES = 1_000_000_000;

/** @param path - the database's file */
export function sqliteTools(path: string): DatabaseTools {
  return {
    kind: 'sqlite',
    file: 'steward.sqlite',
    dump: async (to) => {
      const source = new Sqlite(path, { readonly: true, fileMustExist: true });
      try {
        await source.backup(to, { progress: () => ALL_PAGES });
      } finally {
        source.close();
      }
      // One file that is whole by itself.
      const copy = new Sqlite(to);
      copy.pragma('journal_mode = DELETE');
      const verdict: unknown = copy.pragma('quick_check', { simple: true });
      copy.close();
      if (verdict !== 'ok') throw new Error(`the copy is damaged: ${String(verdict)}`);
    },
    isEmpty: async () => !existsSync(path) || (await stat(path)).size === 0 || holdsNothing(path),
    isInUse: () => Promise.resolve(existsSync(path) && isOpenElsewhere(path)),
    putBack: () => putBack(path),
    load: async (from) => {
      const [coming, going] = [`${path}.being-restored`, fileBefore(path)];
      const there = existsSync(path);
      const made = [coming];
      try {
        await mkdir(dirname(path), { recursive: true });
        await copyFile(from, coming);
        await toDisk(coming);
        // The file keeps its name until the copy takes it.
        if (there) await link(path, going);
        made.push(going);
        await dropLogs(path);
        await rename(coming, path);
      } catch (error) {
        await Promise.all(made.map((left) => rm(left, { force: true })));
        throw new DumpFailed('failed', error instanceof Error ? error.message : String(error));
      }
      return {
        keep: () => rm(going, { force: true }),
        undo: async () => {
          if (there) return putBack(path);
          await dropLogs(path);
          await rm(path, { force: true });
        },
      };
    },
  };
}

async function putBack(path: string): Promise<void> {
  await dropLogs(path);
  await rename(fileBefore(path), path);
  // Two names of one file stay both: the copy had not taken the name yet.
  await rm(fileBefore(path), { force: true });
}

/** The journal can only be changed by whoever is alone. A file that is no database at all is open to nobody. */
function isOpenElsewhere(path: string): boolean {
  const db = new Sqlite(path, { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    return false;
  } catch (error) {
    return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
  } finally {
    db.close();
  }
}

/** A file that is no database holds something. */
function holdsNothing(path: string): boolean {
  const db = new Sqlite(path);
  try {
    const names = db.prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    return names.all().every(({ name }) => BOOK_KEEPING.has(name));
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return false;
    throw error;
  } finally {
    db.close();
  }
}

async function dropLogs(path: string): Promise<void> {
  await Promise.all([`${path}-wal`, `${path}-shm`].map((rest) => rm(rest, { force: true })));
}
