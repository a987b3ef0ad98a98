import type { Inbox } from '../inbox.entity.js';
import type { Table } from '../sql/table.js';

/** So many are forgotten in one statement. */
const AT_ONCE = 500;

export class InboxStore {
  constructor(private readonly rows: Table<Inbox>) {}

  /** True the first time; false for everything that was delivered again. */
  async insertIfAbsent(key: string, at: number): Promise<boolean> {
    return (await this.rows.insertIfAbsent({ key, at })) !== null;
  }

  /**
   * Forgets what came before an instant; returns how many. No index holds the instant, since every press would have to write to it: the keys are
   * read first, and a DELETE by its key locks no row of a press that comes in meanwhile.
   */
  async purge(before: number): Promise<number> {
    const old = (await this.rows.pick(['key'], 'WHERE t.`at` < ?', [before])).map(({ key }) => key);
    let gone = 0;
    for (let from = 0; from < old.length; from += AT_ONCE) {
      gone += await this.rows.remove({ key: old.slice(from, from + AT_ONCE) });
    }
    return gone;
  }
}
