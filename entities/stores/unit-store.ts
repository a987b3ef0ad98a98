import type { Unit } from '../unit.entity.js';
import { LostRace } from '../db-errors.js';
import { RowStore } from './row-store.js';
import { forProject, type WhichProject } from './which-project.js';

const ofProject = forProject((id) => `JOIN \`project\` p ON p.\`unitId\` = t.\`id\` WHERE p.\`id\` = ${id}`);

export class UnitStore extends RowStore<Unit> {
  getMany(ids: readonly number[]): Promise<Unit[]> {
    return this.rows.list({ id: ids });
  }

  /** Whose a project is. */
  async ofProject(which: WhichProject): Promise<Unit | null> {
    const found = await this.rows.select(...ofProject(which));
    return found[0] ?? null;
  }

  find(policyId: string, name: string): Promise<Unit | null> {
    return this.rows.first({ policyId, name });
  }

  /** Finds the unit or registers it. */
  async ensure(policyId: string, name: string): Promise<Unit> {
    const found = await this.find(policyId, name);
    if (found !== null) return found;
    const id = await this.rows.insertIfAbsent({ policyId, name });
    if (id === null) throw new LostRace(`unit ${name}`);
    return { id, policyId, name };
  }

  list(policyId: string): Promise<Unit[]> {
    return this.rows.list({ policyId }, { order: '`name`' });
  }
}
