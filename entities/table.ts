import type { RowShape } from './row-shape.js';
import type { Session, SqlValue } from './session.js';
import { isDuplicate } from './db-errors.js';

type NullableKeys<T> = { [K in keyof T]-?: null extends T[K] ? K : never }[keyof T];
/** A row to insert: id and version are given by the table, what may be null may be left out. */
export type New<T> = Omit<T, 'id' | 'version' | NullableKeys<T>> & Partial<Pick<T, NullableKeys<T>>>;
export type Patch<T> = Partial<Omit<T, 'id' | 'version'>>;
/** Equality; a list means any of, null means IS NULL. */
export type Where<T> = { readonly [K in keyof T]?: T[K] | readonly T[K][] };
export interface Page {
  /** A fixed text of this program, never of a person: `openedAt DESC`. */
  readonly order?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** One table within one unit of work. */
export class Table<T extends object> {
  constructor(
    private readonly session: Session,
    private readonly shape: RowShape<T>,
  ) {}

  /** Returns the new id (0 for a table whose key is given). A duplicate key throws. */
  async insert(row: New<T>): Promise<number> {
    const { sql, values } = this.insertion([row]);
    return (await this.session.run(sql, values)).insertId;
  }

  /** Rows with the same columns in one statement; false, and none is there, when one has a unique key that is taken. The unit stays usable. */
  async insertAll(rows: readonly New<T>[]): Promise<boolean> {
    if (rows.length === 0) return true;
    const { sql, values } = this.insertion(rows);
    try {
      await this.session.run(sql, values);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Returns the new id, or null when a row with the same unique key is there already. The unit stays usable. */
  async insertIfAbsent(row: New<T>): Promise<number | null> {
    try {
      return await this.insert(row);
    } catch (error) {
      if (isDuplicate(error)) return null;
      throw error;
    }
  }

  get(id: number): Promise<T | null> {
    return this.only({ id });
  }

  first(where: Where<T>, page: Page = {}): Promise<T | null> {
    return this.only(where, page);
  }

  async list(where: Where<T>, { order, limit, offset = 0 }: Page = {}): Promise<T[]> {
    if (Object.values(where).some(isEmptyList)) return [];
    const { sql, values } = condition(where, this.shape);
    const sorted = order === undefined ? '' : ` ORDER BY ${order}`;
    if (limit === undefined) return this.select(`WHERE ${sql}${sorted}`, values);
    return this.select(`WHERE ${sql}${sorted} LIMIT ? OFFSET ?`, [...values, limit, offset]);
  }

  /** `rest` follows `SELECT t.* FROM <table> t`. */
  async select(rest: string, values: readonly SqlValue[]): Promise<T[]> {
    const rows = await this.session.select(`SELECT t.* FROM ${quote(this.shape.table)} t ${rest}`, values);
    return this.shape.parseRows(rows);
  }

  /** The same with these columns only: for reading many rows at once, where one of the others is long. */
  async pick<K extends keyof T & string>(
    columns: readonly K[],
    rest: string,
    values: readonly SqlValue[],
  ): Promise<Pick<T, K>[]> {
    const listed = columns.map((name) => `t.${quote(name)}`).join(', ');
    const rows = await this.session.select(`SELECT ${listed} FROM ${quote(this.shape.table)} t ${rest}`, values);
    return this.shape.parseRows(rows);
  }

  /** Compare and set: false when the row is gone or someone else has changed it since `version` was read. */
  async swap(id: number, version: number, patch: Patch<T>): Promise<boolean> {
    return (await this.change({ id, version }, patch)) === 1;
  }

  /** Changes all rows that match and raises their version; returns how many. */
  update(where: Where<T>, patch: Patch<T>): Promise<number> {
    return this.change(where, patch);
  }

  async remove(where: Where<T>): Promise<number> {
    const { sql, values } = condition(where, this.shape);
    return (await this.session.run(`DELETE FROM ${quote(this.shape.table)} WHERE ${sql}`, values)).affected;
  }

  private insertion(rows: readonly New<T>[]): { sql: string; values: SqlValue[] } {
    const full = rows.map((row): Record<string, unknown> => (this.shape.versioned ? { ...row, version: 1 } : row));
    const names = Object.keys(full[0] ?? {});
    const values = full.flatMap((row) => names.map((name) => this.shape.toSql(name, row[name])));
    const row = `(${marks(names.length)})`;
    const listed = names.map(quote).join(', ');
    return { sql: `INSERT INTO ${quote(this.shape.table)} (${listed}) VALUES ${rows.map(() => row).join(', ')}`, values };
  }

  private async only(where: object, { order }: Page = {}): Promise<T | null> {
    const { sql, values } = condition(where, this.shape);
    const sorted = order === undefined ? '' : ` ORDER BY ${order}`;
    return (await this.select(`WHERE ${sql}${sorted} LIMIT 1`, values))[0] ?? null;
  }

  private async change(where: object, patch: Patch<T>): Promise<number> {
    const columns = Object.entries(patch);
    const sets = columns.map(([name]) => `${quote(name)} = ?`);
    if (this.shape.versioned) sets.push('`version` = `version` + 1');
    if (sets.length === 0) return 0;
    const { sql, values } = condition(where, this.shape);
    const patched = columns.map(([name, value]) => this.shape.toSql(name, value));
    return (
      await this.session.run(`UPDATE ${quote(this.shape.table)} SET ${sets.join(', ')} WHERE ${sql}`, [...patched, ...values])
    ).affected;
  }
}

/** A longer list of ids stands in the text itself: SQLite takes 32 766 parameters at most, and keeps no statement of such a length. */
const MOST_MARKS = 1000;

/** An undefined value or an empty condition would match every row: both are mistakes of the program. */
function condition(where: object, shape: Pick<RowShape<unknown>, 'table' | 'toSql'>): { sql: string; values: SqlValue[] } {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  for (const [name, wanted] of Object.entries(where)) {
    if (wanted === undefined) throw new Error(`${shape.table}.${name} is compared with undefined`);
    const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
    const inText = list.length > MOST_MARKS && list.every(Number.isSafeInteger);
    if (wanted === null) parts.push(`${quote(name)} IS NULL`);
    else if (!Array.isArray(wanted)) parts.push(`${quote(name)} = ?`);
    else if (inText) parts.push(`${quote(name)} IN (${list.join(', ')})`);
    else parts.push(list.length === 0 ? '1 = 0' : `${quote(name)} IN (${marks(list.length)})`);
    if (wanted !== null && !inText) values.push(...list.map((value) => shape.toSql(name, value)));
  }
  if (parts.length === 0) throw new Error(`No condition on ${shape.table}`);
  return { sql: parts.join(' AND '), values };
}

function isEmptyList(wanted: unknown): boolean {
  return Array.isArray(wanted) && wanted.length === 0;
}

/** `?, ?, ?` */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

function quote(name: string): string {
  return `\`${name}\``;
}
