import type { Session } from '../sql/session.js';
import type { Table } from '../sql/table.js';
import type { TypedWords } from '../typed-words.entity.js';

/** Words that wait to be handed in. */
export class TypedWordsStore {
  constructor(
    private readonly rows: Table<TypedWords>,
    private readonly session: Session,
  ) {}

  /** By input name; null where nothing was typed. */
  async of(taskId: number, key: string): Promise<TypedWords['words'] | null> {
    return (await this.rows.first({ taskId, key }))?.words ?? null;
  }

  /** In the place of what was typed before. */
  async put(row: Pick<TypedWords, 'taskId' | 'key' | 'words' | 'at'>): Promise<void> {
    const { taskId, key, words, at } = row;
    if ((await this.rows.insertIfAbsent(row)) === null) await this.rows.update({ taskId, key }, { words, at });
  }

  /** Forgets those of tasks that are over; returns how many. */
  async purge(): Promise<number> {
    const over = "EXISTS (SELECT 1 FROM `task` x WHERE x.`id` = `typed_words`.`taskId` AND x.`state` <> 'open')";
    return (await this.session.run(`DELETE FROM \`typed_words\` WHERE ${over}`, [])).affected;
  }
}
