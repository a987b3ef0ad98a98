import type { Letter } from '../letter.entity.js';
import { RowStore } from './row-store.js';
import { seenBy, type Sight } from './sight.js';

const OF_PROJECT = 'JOIN `project` p ON p.`id` = t.`projectId`';

export class LetterStore extends RowStore<Letter> {
  /** In the order in which they were issued. */
  ofProject(projectId: number): Promise<Letter[]> {
    return this.rows.list({ projectId }, { order: '`id`' });
  }

  /** The files of all of them, each once; or of those alone whose names begin with these hex digits. */
  async files(digits = ''): Promise<string[]> {
    const rows = await this.rows.pick(['sha256'], 'WHERE t.`sha256` >= ? AND t.`sha256` < ? GROUP BY t.`sha256`', [
      digits,
      `${digits}g`,
    ]);
    return rows.map(({ sha256 }) => sha256);
  }

  /** Whether a file is one of them. */
  async names(sha256: string): Promise<boolean> {
    return (await this.rows.first({ sha256 })) !== null;
  }

  /** Of the letters of all projects that somebody sees so many, the newest first. */
  seen(sight: Sight, limit: number, offset = 0): Promise<Letter[]> {
    const { sql, values } = seenBy(sight, 'p');
    return this.rows.select(`${OF_PROJECT} WHERE ${sql} ORDER BY t.\`id\` DESC LIMIT ? OFFSET ?`, [...values, limit, offset]);
  }

  async countSeen(sight: Sight): Promise<number> {
    const { sql, values } = seenBy(sight, 'p');
    return this.rows.count(`${OF_PROJECT} WHERE ${sql}`, values);
  }
}
