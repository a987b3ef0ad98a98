import type { Form } from '../form.entity.js';
import type { Material } from '../material.entity.js';
import type { Project, ProjectStatus } from '../project.entity.js';
import type { SqlValue } from '../session.js';
import type { Table } from '../table.js';
import type { Task } from '../task.entity.js';
import { containing } from './like.js';
import { VersionedStore } from './row-store.js';

interface OfPolicy {
  readonly status?: ProjectStatus | readonly ProjectStatus[];
  readonly limit?: number;
  readonly offset?: number;
}
interface Search {
  readonly query: string;
  /** Leave out only for someone who may see all units. */
  readonly unitId?: number;
  readonly limit?: number;
}
interface Contents {
  readonly forms: Table<Form>;
  readonly tasks: Table<Task>;
  readonly materials: Table<Material>;
}

const NEWEST_FIRST = '`updatedAt` DESC, `id` DESC';

export class ProjectStore extends VersionedStore<Project> {
  constructor(
    rows: Table<Project>,
    private readonly contents: Contents,
  ) {
    super(rows);
  }

  getMany(ids: readonly number[]): Promise<Project[]> {
    return this.rows.list({ id: ids });
  }

  byNumber(number: string): Promise<Project | null> {
    return this.rows.first({ number });
  }

  ofUnit(policyId: string, unitId: number, { status }: Pick<OfPolicy, 'status'> = {}): Promise<Project[]> {
    const where = { policyId, unitId };
    return this.rows.list(status === undefined ? where : { ...where, status }, { order: NEWEST_FIRST });
  }

  ofPolicy(policyId: string, { status, ...page }: OfPolicy = {}): Promise<Project[]> {
    return this.rows.list(status === undefined ? { policyId } : { policyId, status }, { ...page, order: NEWEST_FIRST });
  }

  /** Matches a part of the number, the name, its pinyin or its initials; an exact number comes first. */
  search(policyId: string, { query, unitId, limit = 20 }: Search): Promise<Project[]> {
    const key = query.trim().toLowerCase();
    const part = containing(key);
    const values: SqlValue[] = [policyId, part, part, part];
    if (unitId !== undefined) values.push(unitId);
    const match = ['LOWER(t.`number`)', 't.`nameKeys`', 'LOWER(t.`name`)']
      .map((text) => `${text} LIKE ? ESCAPE '!'`)
      .join(' OR ');
    return this.rows.select(
      `WHERE t.\`policyId\` = ? AND (${match})${unitId === undefined ? '' : ' AND t.`unitId` = ?'}
       ORDER BY CASE WHEN LOWER(t.\`number\`) = ? THEN 0 ELSE 1 END, ${NEWEST_FIRST} LIMIT ?`,
      [...values, key, limit],
    );
  }

  /** Removes a draft with all that was filled in. False when it is no draft any more or was changed since. */
  async deleteDraft(id: number, version: number): Promise<boolean> {
    if ((await this.rows.remove({ id, version, status: 'draft' })) === 0) return false;
    await this.contents.forms.remove({ projectId: id });
    await this.contents.tasks.remove({ projectId: id });
    await this.contents.materials.remove({ projectId: id });
    return true;
  }
}
