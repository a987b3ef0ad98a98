import type { Db } from '../entities/db.js';

/** So many are named: a database in which nothing is yet lacks all. */
const NAMED = 5;

/** Which migrations of this program a database lacks, as the beginning of a sentence; null where it lacks none. */
export async function schemaLacks(db: Db): Promise<string | null> {
  const missing = await db.missing();
  if (missing.length === 0) return null;
  const some = `${missing.slice(0, NAMED).join('、')}${missing.length > NAMED ? ' 等' : ''}`;
  return `数据库比程序旧，缺 ${String(missing.length)} 项升级（${some}）`;
}
