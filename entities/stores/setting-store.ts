import type { Setting } from '../setting.entity.js';
import type { Table } from '../table.js';

export class SettingStore {
  constructor(private readonly rows: Table<Setting>) {}

  /** Undefined when it was never set; the caller parses what it gets. */
  async get(key: string): Promise<unknown> {
    return (await this.rows.first({ key }))?.value.value;
  }

  /** `value` is anything that JSON can hold. */
  async set(key: string, value: unknown): Promise<void> {
    const wrapped = { value };
    if ((await this.rows.insertIfAbsent({ key, value: wrapped })) === null) await this.rows.update({ key }, { value: wrapped });
  }
}
