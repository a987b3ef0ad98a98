import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { DatabaseTools } from './tools.js';

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
    isEmpty: async () => !existsSync(path) || (await stat(path)).size === 0,
    isInUse: () => Promise.resolve(existsSync(path) && isOpenElsewhere(path)),
    load: async (from) => {
      await mkdir(dirname(path), { recursive: true });
      await copyFile(from, `${path}.restored`);
      await Promise.all([`${path}-wal`, `${path}-shm`].map((rest) => rm(rest, { force: true })));
      await rename(`${path}.restored`, path);
    },
  };
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
