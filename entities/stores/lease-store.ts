import type { JobLease } from '../job-lease.entity.js';
import type { Session } from '../sql/session.js';
import type { Table } from '../sql/table.js';

export class LeaseStore {
  constructor(
    private readonly rows: Table<JobLease>,
    private readonly session: Session,
  ) {}

  /** True when `owner` may run the job until `now + ttlMs`; asking again while it holds the lease prolongs it. */
  async acquire(key: string, owner: string, now: number, ttlMs: number): Promise<boolean> {
    const { affected } = await this.session.run(
      'UPDATE `job_lease` SET `owner` = ?, `untilMs` = ? WHERE `key` = ? AND (`owner` = ? OR `untilMs` <= ?)',
      [owner, now + ttlMs, key, owner, now],
    );
    if (affected === 1) return true;
    return (await this.rows.insertIfAbsent({ key, owner, untilMs: now + ttlMs })) !== null;
  }

  /** How many ended before an instant and are nobody's since. */
  stale(before: number): Promise<number> {
    return this.rows.count('WHERE t.`untilMs` < ?', [before]);
  }

  /** Gives the lease back early; nothing happens when it is someone else's by now. */
  async release(key: string, owner: string): Promise<void> {
    await this.rows.remove({ key, owner });
  }
}
