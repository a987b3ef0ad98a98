import type { Expectation } from '../expectation.entity.js';
import type { Material } from '../material.entity.js';
import type { New, Patch, Table } from '../sql/table.js';
import { RowStore } from './row-store.js';
import { forProject, type WhichProject } from './which-project.js';

type Received = Omit<New<Material>, 'projectId' | 'material' | 'state'>;

const ofProject = forProject((id) => `WHERE \`projectId\` = ${id} AND \`state\` = 'current' ORDER BY \`id\``);

export class MaterialStore extends RowStore<Material> {
  /** What counts now. */
  ofProject(which: WhichProject): Promise<Material[]> {
    return this.rows.select(...ofProject(which));
  }

  /** All that was ever sent for it, older first. */
  history(projectId: number): Promise<Material[]> {
    return this.rows.list({ projectId }, { order: '`id`' });
  }

  /** Takes a file as this material of the project; those before it, or the ones named, are kept as replaced. Returns the new id. */
  async replaceCurrent(projectId: number, material: string, row: Received, replaced?: readonly number[]): Promise<number> {
    await this.rows.update({ projectId, material, state: 'current', ...(replaced && { id: replaced }) }, { state: 'replaced' });
    return this.rows.insert({ ...row, projectId, material, state: 'current' });
  }

  /** The files of all of them, each once; or of those alone whose names begin with these hex digits. */
  async files(digits = ''): Promise<string[]> {
    const rows = await this.rows.pick(['sha256'], 'WHERE t.`sha256` >= ? AND t.`sha256` < ? GROUP BY t.`sha256`', [
      digits,
      `${digits}g`,
    ]);
    return rows.map(({ sha256 }) => sha256);
  }

  /** The files of the so many that came last, each once. */
  async newestFiles(most: number): Promise<string[]> {
    const rows = await this.rows.pick(['sha256'], 'ORDER BY t.`id` DESC LIMIT ?', [most]);
    return [...new Set(rows.map(({ sha256 }) => sha256))];
  }

  /** Whether a file was ever sent as anything. */
  async names(sha256: string): Promise<boolean> {
    return (await this.rows.first({ sha256 })) !== null;
  }

  byMessage(messageId: string): Promise<Material | null> {
    return this.rows.first({ messageId }, { order: '`id` DESC' });
  }

  async update(id: number, patch: Patch<Material>): Promise<boolean> {
    return (await this.rows.update({ id }, patch)) === 1;
  }
}

export class ExpectationStore {
  constructor(private readonly rows: Table<Expectation>) {}

  /** A person is asked for one material at a time: a newer request takes the place of the older. */
  async set(row: Expectation): Promise<void> {
    const { staffId, ...asked } = row;
    if ((await this.rows.insertIfAbsent(row)) === null) await this.rows.update({ staffId }, asked);
  }

  get(staffId: number): Promise<Expectation | null> {
    return this.rows.first({ staffId });
  }

  async clear(staffId: number): Promise<void> {
    await this.rows.remove({ staffId });
  }
}
