import type { New, Patch, Table, Versioned } from '../sql/table.js';

/** What the stores of most tables have in common. */
export class RowStore<T extends object> {
  constructor(protected readonly rows: Table<T>) {}

  get(id: number): Promise<T | null> {
    return this.rows.get(id);
  }

  /** Returns the new id. */
  insert(row: New<T>): Promise<number> {
    return this.rows.insert(row);
  }
}

/** Rows that two people may change: whoever read an older version is refused. */
export class VersionedStore<T extends Versioned> extends RowStore<T> {
  /** False when the row is gone or was changed since `version` was read; raises the version. */
  update(id: number, version: number, patch: Patch<T>): Promise<boolean> {
    return this.rows.swap(id, version, patch);
  }

  /** The same, and returns the row as it is now; null where `update` says false. */
  change(row: T, patch: Patch<T>): Promise<T | null> {
    return this.rows.swapRow(row, patch);
  }

  /** Returns the row. */
  add(row: New<T>): Promise<T> {
    return this.rows.insertRow(row);
  }
}
