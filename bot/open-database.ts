import { type Db, openDb, type OpenOptions, SchemaTooNew } from '../entities/db.js';
import { restoreBrokeOff } from '../entities/dump/aside.js';
import { endsProcess } from '../entities/sql/sqlite-build.js';
import { StartRefused } from './start-refused.js';

/** @throws StartRefused where the driver of SQLite would end the process in the middle of its work */
export async function assertDriver(url: string): Promise<void> {
  if (url.startsWith('sqlite:') && (await endsProcess())) throw new StartRefused(UNFIT);
}

/**
 * Connects to the database of the configuration.
 *
 * @throws StartRefused when a newer program changed it so that this one must not work on it, a restore of it was not done to its end, or the
 *   driver is unfit; else what the database throws
 */
export async function openDatabase(url: string, options: OpenOptions): Promise<Db> {
  await assertDriver(url);
  if (await restoreBrokeOff(url)) throw new StartRefused(BROKE_OFF);
  try {
    return await openDb(url, options);
  } catch (error) {
    if (!(error instanceof SchemaTooNew)) throw error;
    throw new StartRefused('数据库已由更新版本的程序改过，这个版本不能再用它。请换回新版本的程序，或恢复升级前的备份。');
  }
}

const UNFIT = [
  '这台机器上的 SQLite 组件是按 Node 24.19 或更新版本编译的，运行中会突然退出。',
  '请换用 Node 22，删掉 node_modules 后重新执行 npm ci；要留在 Node 24，就执行 npm_config_target=24.18.0 npm rebuild better-sqlite3；或改用 MySQL / MariaDB。',
].join('');
const BROKE_OFF = [
  '上次恢复没有做完，原来的数据还放在一边，现在不能用这个库。',
  '请再执行一次 npm run bot -- restore：先换回原来的数据，再恢复备份。只想用原来的数据，就不加 --overwrite。',
].join('');
