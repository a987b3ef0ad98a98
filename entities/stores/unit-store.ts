import type { Unit } from '../unit.entity.js';
import { LostRace } from '../db-errors.js';
import { RowStore } from './row-store.js';
import { forProject, type WhichProject } from './which-project.js';

const ofProject = forProject((id) => `JOIN \`project\` p ON p.\`unitId\` = t.\`id\` WHERE p.\`id\` = ${id}`);

/** What names a unit, beside its people. */
const HOLDERS = [
  ['project', 'unitId'],
  ['task', 'bodyUnitId'],
  ['group_chat', 'unitId'],
  ['ledger_entry', 'unitId'],
] as const;

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

  /** All of this name, of whichever policy. */
  named(name: string): Promise<Unit[]> {
    return this.rows.list({ name }, { order: '`id`' });
  }

  /** Its new name must be free. */
  async rename(id: number, name: string): Promise<void> {
    await this.rows.update({ id }, { name });
  }

  /** Whether anything but people belongs to it. */
  async hasBelongings(id: number): Promise<boolean> {
    const holds = HOLDERS.map(([table, column]) => `EXISTS (SELECT 1 FROM \`${table}\` o WHERE o.\`${column}\` = t.\`id\`)`);
    return (await this.rows.count(`WHERE t.\`id\` = ? AND (${holds.join(' OR ')})`, [id])) > 0;
  }

  /** Forgets one to which nothing and nobody belongs. */
  async remove(id: number): Promise<void> {
    await this.rows.remove({ id });
  }

  list(policyId: string): Promise<Unit[]> {
    return this.rows.list({ policyId }, { order: '`name`' });
  }
}
