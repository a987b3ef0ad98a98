import { LostRace } from '../db-errors.js';
import { marks } from '../sql/condition.js';
import type { Sequence } from '../sequence.entity.js';
import type { Session } from '../sql/session.js';
import type { Table } from '../sql/table.js';

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

  /**
   * Lets those who name the same thing wait for each other until their units end, so that the later sees what the earlier wrote: who raises a
   * counter keeps its row, on every database, and no lock is as portable.
   */
  async turn(key: string): Promise<void> {
    await this.next(key);
  }

  /** Moves a counter on from where it was seen. False when it stands elsewhere. */
  async advance(key: string, from: number, to: number): Promise<boolean> {
    if ((await this.rows.update({ key, value: from }, { value: to })) === 1) return true;
    return from === 0 && (await this.rows.insertIfAbsent({ key, value: to })) !== null;
  }

  /** The next number of each of these counters, each named once, by its key; those that gave none yet are left alone. */
  async raiseAll(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const begun = (await this.rows.list({ key: keys })).map(({ key }) => key);
    if (begun.length === 0) return new Map();
    const { affected } = await this.session.run(
      `UPDATE \`sequence\` SET \`value\` = \`value\` + 1 WHERE \`key\` IN (${marks(begun.length)})`,
      begun,
    );
    if (affected < begun.length) throw new LostRace('counters');
    return this.lasts(begun);
  }

  /** The number that was given last; 0 for a counter that gave none yet. */
  async last(key: string): Promise<number> {
    return (await this.rows.first({ key }))?.value ?? 0;
  }

  /** The numbers that these counters gave last, by key; those that gave none are left out. */
  async lasts(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.rows.list({ key: keys })).map(({ key, value }) => [key, value]));
  }

  private async raise(key: string): Promise<boolean> {
    return (await this.session.run('UPDATE `sequence` SET `value` = `value` + 1 WHERE `key` = ?', [key])).affected === 1;
  }
}
