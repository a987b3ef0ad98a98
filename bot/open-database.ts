import { type Db, openDb, type OpenOptions, SchemaTooNew } from '../entities/db.js';
import { restoreBrokeOff } from '../entities/dump/aside.js';
import { StartRefused } from './start-refused.js';

/**
 * Connects to the database of the configuration.
 *
 * @throws StartRefused when a newer program changed it so that this one must not work on it, or a restore of it was not done to its end;
 *   else what the database throws
 */
export async function openDatabase(url: string, options: OpenOptions): Promise<Db> {
  if (await restoreBrokeOff(url)) throw new StartRefused(BROKE_OFF);
  try {
    return await openDb(url, options);
  } catch (error) {
    if (!(error instanceof SchemaTooNew)) throw error;
    throw new StartRefused('数据库已由更新版本的程序改过，这个版本不能再用它。请换回新版本的程序，或恢复升级前的备份。');
  }
}

const BROKE_OFF = [
  '上次恢复没有做完，原来的数据还放在一边，现在不能用这个库。',
  '请再执行一次 npm run bot -- restore：先换回原来的数据，再恢复备份。只想用原来的数据，就不加 --overwrite。',
].join('');
