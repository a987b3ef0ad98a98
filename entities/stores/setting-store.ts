import type { Setting } from '../setting.entity.js';
import type { Table } from '../sql/table.js';

export class SettingStore {
  constructor(private readonly rows: Table<Setting>) {}

  /** Undefined when it was never set; the caller parses what it gets. */
  async get(key: string): Promise<unknown> {
    return (await this.rows.first({ key }))?.value.value;
  }

  /** All whose keys begin so, by key. */
  async beginning(prefix: string): Promise<{ readonly key: string; readonly value: unknown }[]> {
    const rows = await this.rows.select("WHERE `key` LIKE ? ESCAPE '!' ORDER BY `key`", [`${prefix}%`]);
    return rows.map(({ key, value }) => ({ key, value: value.value }));
  }

  async remove(key: string): Promise<void> {
    await this.rows.remove({ key });
  }

  /** `value` is anything that JSON can hold. */
  async set(key: string, value: unknown): Promise<void> {
    const wrapped = { value };
    if ((await this.rows.insertIfAbsent({ key, value: wrapped })) === null) await this.rows.update({ key }, { value: wrapped });
  }
}
