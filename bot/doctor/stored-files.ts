import { join } from 'node:path';
import type { Db } from '../../entities/db.js';
import { fileStore } from '../../entities/files/file-store.js';
import { inLanes } from '../../jobs/lanes.js';
import type { Clock } from '../clock.js';
import { bad, type Finding, good } from './finding.js';

/** So many are looked for: a folder that is not the shared one lacks what came last. */
const LOOKED_FOR = 200;
const LANES = 16;

/**
 * Whether what units sent lies in this process's folder: it does not where a second machine has one of its own, or where the
 * database was moved without it. Whether the bytes are sound only a backup asks. None where nobody has sent anything.
 */
export async function storedFiles(db: Db, dataDir: string, clock: Clock): Promise<Finding[]> {
  const newest = await db.tx((tx) => tx.materials.newestFiles(LOOKED_FOR));
  if (newest.length === 0) return [];
  const store = fileStore(join(dataDir, 'files'), () => clock.now());
  const there = await inLanes(newest, LANES, (sha256) => store.has(sha256));
  const missing = there.filter((isThere) => !isThere).length;
  const looked = `最近收到的 ${String(newest.length)} 个文件`;
  if (missing === 0) return [good('材料文件', `${looked}都在`)];
  const mend =
    missing === newest.length
      ? 'DATA_DIR 不是存材料的那个目录：几台机器要用同一个共享目录；搬过数据库的，把原来的 files 目录一起搬来。'
      : '几台机器的 DATA_DIR 要是同一个共享目录，看是否都已挂载；被误删的，从备份的 files 目录拷回来。';
  return [bad('材料文件', `${looked}里有 ${String(missing)} 个不在 ${join(dataDir, 'files')}，大家打不开`, mend)];
}
