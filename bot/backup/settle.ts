import type { Db } from '../../entities/db.js';

/**
 * What a database needs that was put back, by whatever means, before anybody works on it: its ids go on far behind those that were given
 * after the backup (`entities/dump/skip-ids.ts`), and who signed off after it stays signed off, since everybody signs on anew.
 */
export async function settleRestored(db: Db): Promise<void> {
  await db.skipIds();
  await db.tx((tx) => tx.pageSessions.purge(Number.MAX_SAFE_INTEGER));
}
