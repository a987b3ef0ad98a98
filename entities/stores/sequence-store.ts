import type { Sequence } from '../sequence.entity.js';
import type { Session } from '../session.js';
import type { Table } from '../table.js';

export class SequenceStore {
  constructor(
    private readonly rows: Table<Sequence>,
    private readonly session: Session,
  ) {}

  /** The next number of a counter, from 1, without gaps: a unit that fails gives its number back. */
  async next(key: string): Promise<number> {
    if (!(await this.raise(key))) {
      if ((await this.rows.insertIfAbsent({ key, value: 1 })) !== null) return 1;
      await this.raise(key);
    }
    return this.last(key);
  }

  /** Moves a counter on from where it was seen. False when it stands elsewhere. */
  async advance(key: string, from: number, to: number): Promise<boolean> {
    if ((await this.rows.update({ key, value: from }, { value: to })) === 1) return true;
    return from === 0 && (await this.rows.insertIfAbsent({ key, value: to })) !== null;
  }

  /** The number that was given last; 0 for a counter that gave none yet. */
  async last(key: string): Promise<number> {
    return (await this.rows.first({ key }))?.value ?? 0;
  }

  private async raise(key: string): Promise<boolean> {
    return (await this.session.run('UPDATE `sequence` SET `value` = `value` + 1 WHERE `key` = ?', [key])).affected === 1;
  }
}
