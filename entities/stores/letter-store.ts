import type { Letter } from '../letter.entity.js';
import { RowStore } from './row-store.js';

export class LetterStore extends RowStore<Letter> {
  /** In the order in which they were issued. */
  ofProject(projectId: number): Promise<Letter[]> {
    return this.rows.list({ projectId }, { order: '`id`' });
  }

  /** The files of all of them, each once. */
  async files(): Promise<string[]> {
    const rows = await this.rows.pick(['sha256'], 'GROUP BY t.`sha256`', []);
    return rows.map(({ sha256 }) => sha256);
  }

  /** Those of many projects, the newest first. */
  ofProjects(projectIds: readonly number[]): Promise<Letter[]> {
    return this.rows.list({ projectId: projectIds }, { order: '`at` DESC, `id` DESC' });
  }
}
