import { LostRace } from '../db-errors.js';
import type { GroupChat } from '../group-chat.entity.js';
import type { New, Patch, Table } from '../sql/table.js';

export class GroupStore {
  constructor(private readonly rows: Table<GroupChat>) {}

  get(platform: string, chatId: string): Promise<GroupChat | null> {
    return this.rows.first({ platform, chatId });
  }

  byId(id: number): Promise<GroupChat | null> {
    return this.rows.get(id);
  }

  /** The bot came (again) into a group: a known one keeps its settings, and takes the name. */
  async upsert(row: New<GroupChat>): Promise<GroupChat> {
    const { platform, chatId, name } = row;
    const id = await this.rows.insertIfAbsent(row);
    if (id === null) await this.rows.update({ platform, chatId }, { name, state: 'active' });
    const group = await this.get(platform, chatId);
    if (group === null) throw new LostRace(`group ${chatId}`);
    return group;
  }

  /** False when the settings were changed since `version` was read. */
  update(id: number, version: number, patch: Patch<GroupChat>): Promise<boolean> {
    return this.rows.swap(id, version, patch);
  }

  active(): Promise<GroupChat[]> {
    return this.rows.list({ state: 'active' }, { order: '`id`' });
  }

  /** The active groups that hear of a unit: its own and those of all units. With null only the latter. */
  ofUnit(policyId: string, unitId: number | null): Promise<GroupChat[]> {
    return this.rows.select("WHERE `policyId` = ? AND `state` = 'active' AND (`unitId` IS NULL OR `unitId` = ?) ORDER BY `id`", [
      policyId,
      unitId,
    ]);
  }
}
