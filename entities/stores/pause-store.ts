import type { Announcement } from '../announcement.entity.js';
import type { Pause } from '../pause.entity.js';
import type { New, Patch, Table } from '../sql/table.js';
import { RowStore } from './row-store.js';
import { forProject, type WhichProject } from './which-project.js';

const ofProject = forProject((id) => `WHERE \`projectId\` = ${id} ORDER BY \`id\``);

export class PauseStore extends RowStore<Pause> {
  /** Older first. */
  ofProject(which: WhichProject): Promise<Pause[]> {
    return this.rows.select(...ofProject(which));
  }

  /** Those of many projects that last. */
  openOf(projectIds: readonly number[]): Promise<Pause[]> {
    return this.rows.list({ projectId: projectIds, toOn: null }, { order: '`id`' });
  }

  /** Ends the one that lasts; false when none does. */
  async end(projectId: number, patch: Patch<Pause>): Promise<boolean> {
    return (await this.rows.update({ projectId, toOn: null }, patch)) === 1;
  }
}

export class AnnouncementStore {
  constructor(private readonly rows: Table<Announcement>) {}

  /** True for the one process that tells this person of it. */
  async claim(row: New<Announcement>): Promise<boolean> {
    return (await this.rows.insertIfAbsent(row)) !== null;
  }
}
