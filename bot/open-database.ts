import { type Db, openDb, type OpenOptions, SchemaTooNew } from '../entities/db.js';
import { StartRefused } from './start-refused.js';

/**
 * Connects to the database of the configuration.
 *
 * @throws StartRefused when a newer program changed it so that this one must not work on it; else what the database throws
 */
export async function openDatabase(url: string, options: OpenOptions): Promise<Db> {
  try {
    return await openDb(url, options);
  } catch (error) {
    if (!(error instanceof SchemaTooNew)) throw error;
    throw new StartRefused('数据库已由更新版本的程序改过，这个版本不能再用它。请换回新版本的程序，或恢复升级前的备份。');
  }
}
