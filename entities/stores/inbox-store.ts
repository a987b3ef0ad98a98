import type { Inbox } from '../inbox.entity.js';
import type { Session } from '../sql/session.js';
import type { Table } from '../sql/table.js';

export class InboxStore {
  constructor(
    private readonly rows: Table<Inbox>,
    private readonly session: Session,
  ) {}

  /** True the first time; false for everything that was delivered again. */
  async insertIfAbsent(key: string, at: number): Promise<boolean> {
    return (await this.rows.insertIfAbsent({ key, at })) !== null;
  }

  /** Forgets what came before an instant; returns how many. */
  async purge(before: number): Promise<number> {
    return (await this.session.run('DELETE FROM `inbox` WHERE `at` < ?', [before])).affected;
  }
}
