import type { Inbox } from '../inbox.entity.js';
import type { Table } from '../sql/table.js';

/** So many are forgotten in one unit of work, for which others wait, and in one statement. */
const AT_MOST = 5000;
const AT_ONCE = 500;

export class InboxStore {
  constructor(private readonly rows: Table<Inbox>) {}

  /** True the first time; false for everything that was delivered again. */
  async insertIfAbsent(key: string, at: number): Promise<boolean> {
    return (await this.rows.insertIfAbsent({ key, at })) !== null;
  }

  /**
   * Forgets some thousands of what came before an instant; returns how many, 0 where nothing is left. No index holds the instant, since every
   * press would have to write to it: the keys are read first, and a DELETE by its key locks no row of a press that comes in meanwhile.
   */
  async purge(before: number): Promise<number> {
    const old = (await this.rows.pick(['key'], 'WHERE t.`at` < ? LIMIT ?', [before, AT_MOST])).map(({ key }) => key);
    let gone = 0;
    for (let from = 0; from < old.length; from += AT_ONCE) {
      gone += await this.rows.remove({ key: old.slice(from, from + AT_ONCE) });
    }
    return gone;
  }
}
