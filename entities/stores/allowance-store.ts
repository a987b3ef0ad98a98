import type { Allowance } from '../allowance.entity.js';
import type { Session } from '../sql/session.js';
import type { Table } from '../sql/table.js';

/** What is used up within windows of time, counted once for all processes. */
export class AllowanceStore {
  constructor(
    private readonly rows: Table<Allowance>,
    private readonly session: Session,
  ) {}

  /** Adds to what a key has used, in a window that begins when the last one is over; returns the row as it is then. */
  async use(key: string, cost: number, now: number, windowMs: number): Promise<Pick<Allowance, 'used' | 'until'>> {
    const fresh = { used: cost, until: now + windowMs };
    if (!(await this.raise(key, cost, now, windowMs))) {
      if ((await this.rows.insertIfAbsent({ key, ...fresh })) !== null) return fresh;
      await this.raise(key, cost, now, windowMs);
    }
    return (await this.rows.first({ key })) ?? fresh;
  }

  /** Forgets windows that were over before an instant; returns how many. */
  async purge(before: number): Promise<number> {
    return (await this.session.run('DELETE FROM `allowance` WHERE `until` < ?', [before])).affected;
  }

  /** One statement: two processes add up. `used` is set before `until`, which MySQL reads from left to right. */
  private async raise(key: string, cost: number, now: number, windowMs: number): Promise<boolean> {
    const { affected } = await this.session.run(
      `UPDATE \`allowance\` SET \`used\` = CASE WHEN \`until\` <= ? THEN ? ELSE \`used\` + ? END,
       \`until\` = CASE WHEN \`until\` <= ? THEN ? ELSE \`until\` END WHERE \`key\` = ?`,
      [now, cost, cost, now, now + windowMs, key],
    );
    return affected === 1;
  }
}
