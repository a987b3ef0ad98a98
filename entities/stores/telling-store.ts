import type { Session } from '../sql/session.js';
import type { Table } from '../sql/table.js';
import type { Telling } from '../telling.entity.js';
import { RowStore } from './row-store.js';

const ERROR_LENGTH = 500;

/** What was decided and is still to be told. */
export class TellingStore extends RowStore<Telling> {
  constructor(
    rows: Table<Telling>,
    private readonly session: Session,
  ) {
    super(rows);
  }

  /** What a process may tell now: its own, and what others left behind; in the order in which it was decided. */
  due(owner: string, now: number, limit: number): Promise<Telling[]> {
    return this.rows.select('WHERE t.`owner` = ? OR t.`nextAt` <= ? ORDER BY t.`id` LIMIT ?', [owner, now, limit]);
  }

  /** Takes one away to tell it. False when another process did; until the unit of work ends nobody else can. */
  async take(id: number): Promise<boolean> {
    return (await this.rows.remove({ id })) === 1;
  }

  /** It could not be told: anyone tries again, not before an instant. */
  async failed({ id, attempts }: Telling, nextAt: number, error: string): Promise<void> {
    const patch = { owner: null, attempts: attempts + 1, nextAt, lastError: error.slice(0, ERROR_LENGTH) };
    await this.rows.update({ id }, patch);
  }

  /** How many wait, and milliseconds since the oldest of them was decided; null when none waits. */
  async waiting(now: number): Promise<{ readonly count: number; readonly oldestMs: number | null }> {
    const [row] = await this.session.select('SELECT COUNT(*) AS `count`, MIN(`at`) AS `oldest` FROM `telling`', []);
    const oldest = row?.['oldest'] ?? null;
    return { count: Number(row?.['count'] ?? 0), oldestMs: oldest === null ? null : now - Number(oldest) };
  }
}
