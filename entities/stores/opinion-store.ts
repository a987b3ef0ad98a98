import type { Opinion } from '../opinion.entity.js';
import { VersionedStore } from './row-store.js';
import { forProject, type WhichProject } from './which-project.js';

const ofProject = forProject((id) => `WHERE \`projectId\` = ${id} ORDER BY \`no\`, \`id\``);

export class OpinionStore extends VersionedStore<Opinion> {
  /** Raises one opinion a text, numbered on within the project. Returns the ids, in order. */
  async insertMany(projectId: number, taskId: number, texts: readonly string[]): Promise<number[]> {
    const last = await this.rows.first({ projectId }, { order: '`no` DESC' });
    const ids: number[] = [];
    for (const [index, text] of texts.entries()) {
      const no = (last?.no ?? 0) + index + 1;
      ids.push(await this.rows.insert({ projectId, taskId, no, text, state: 'open' }));
    }
    return ids;
  }

  /** By number. */
  ofProject(which: WhichProject): Promise<Opinion[]> {
    return this.rows.select(...ofProject(which));
  }
}
