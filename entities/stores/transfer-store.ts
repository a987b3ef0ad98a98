import type { Session } from '../sql/session.js';
import type { Table } from '../sql/table.js';
import type { Transfer } from '../transfer.entity.js';
import { VersionedStore } from './row-store.js';

/** 交接. */
export class TransferStore extends VersionedStore<Transfer> {
  constructor(
    rows: Table<Transfer>,
    private readonly session: Session,
  ) {
    super(rows);
  }

  /** The last one of a person that was carried out. */
  lastOf(fromId: number): Promise<Transfer | null> {
    return this.rows.first({ fromId, state: 'done' }, { order: '`id` DESC' });
  }

  /** Forgets what was planned before an instant and never confirmed; returns how many. */
  async purge(before: number): Promise<number> {
    return (await this.session.run("DELETE FROM `transfer` WHERE `state` = 'planned' AND `at` < ?", [before])).affected;
  }
}
