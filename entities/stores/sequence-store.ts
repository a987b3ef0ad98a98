import type { Sequence } from '../sequence.entity.js';
import type { Session } from '../session.js';
import type { Table } from '../table.js';

export class SequenceStore {
  constructor(
    private readonly rows: Table<Sequence>,
    private readonly session: Session,
  ) {}

  /** The next number of a counter, from 1, without gaps: a unit that fails gives its number back. */
  next(key: string): Promise<number> {
    return this.take(key, 1);
  }

  /** The same for the last of `count` numbers that follow one another. */
  async take(key: string, count: number): Promise<number> {
    if (!(await this.raise(key, count))) {
      if ((await this.rows.insertIfAbsent({ key, value: count })) !== null) return count;
      await this.raise(key, count);
    }
    return this.last(key);
  }

  /** The number that was given last; 0 for a counter that gave none yet. */
  async last(key: string): Promise<number> {
    return (await this.rows.first({ key }))?.value ?? 0;
  }

  private async raise(key: string, by: number): Promise<boolean> {
    return (await this.session.run('UPDATE `sequence` SET `value` = `value` + ? WHERE `key` = ?', [by, key])).affected === 1;
  }
}
