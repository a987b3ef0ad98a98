import type { RowShape } from './row-shape.js';
import type { Session, SqlValue } from './session.js';
import { isDuplicate } from './db-errors.js';
import { LONGEST_KEPT } from './tables-in.js';

/** Of one table; lists of every length have texts of their own. */
const TEXTS_KEPT = 500;

type NullableKeys<T> = { [K in keyof T]-?: null extends T[K] ? K : never }[keyof T];
/** A row to insert: id and version are given by the table, what may be null may be left out. */
export type New<T> = Omit<T, 'id' | 'version' | NullableKeys<T>> & Partial<Pick<T, NullableKeys<T>>>;
export type Patch<T> = Partial<Omit<T, 'id' | 'version'>>;
/** Equality; a list means any of, null means IS NULL. */
export type Where<T> = { readonly [K in keyof T]?: T[K] | readonly T[K][] };
export interface Versioned {
  readonly id: number;
  readonly version: number;
}
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

  /** The same, and returns the row. For a versioned table whose key is a number. */
  async insertRow(row: New<T>): Promise<T> {
    return this.shape.written({ ...row, id: await this.insert(row), version: 1 });
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
    const { key, sql, values } = condition(where, this.shape);
    const [page, bounds] = limit === undefined ? ['', []] : [' LIMIT ? OFFSET ?', [limit, offset]];
    const text = this.text(`list ${key}${page}${order ?? ''}`, () => this.selection(sql(), order, page));
    return this.rows(text, [...values, ...bounds]);
  }

  /** `rest` follows `SELECT t.* FROM <table> t`. */
  select(rest: string, values: readonly SqlValue[]): Promise<T[]> {
    return this.rows(
      this.text(rest, () => `SELECT t.* FROM ${quote(this.shape.table)} t ${rest}`),
      values,
    );
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

  /** The same, and returns the row as it is now; null where `swap` says false. */
  async swapRow(row: T & Versioned, patch: Patch<T>): Promise<T | null> {
    const { id, version } = row;
    return (await this.swap(id, version, patch)) ? this.shape.written({ ...row, ...patch, id, version: version + 1 }) : null;
  }

  /** Changes all rows that match and raises their version; returns how many. */
  update(where: Where<T>, patch: Patch<T>): Promise<number> {
    return this.change(where, patch);
  }

  async remove(where: Where<T>): Promise<number> {
    const { sql, values } = condition(where, this.shape);
    return (await this.session.run(`DELETE FROM ${quote(this.shape.table)} WHERE ${sql()}`, values)).affected;
  }

  private insertion(rows: readonly New<T>[]): { sql: string; values: SqlValue[] } {
    const full = rows.map((row): Record<string, unknown> => (this.shape.versioned ? { ...row, version: 1 } : row));
    const names = Object.keys(full[0] ?? {});
    const values = full.flatMap((row) => names.map((name) => this.shape.toSql(name, row[name])));
    const sql = this.text(`insert ${String(rows.length)} ${names.join()}`, () => {
      const row = `(${marks(names.length)})`;
      const listed = names.map(quote).join(', ');
      return `INSERT INTO ${quote(this.shape.table)} (${listed}) VALUES ${rows.map(() => row).join(', ')}`;
    });
    return { sql, values };
  }

  private async only(where: object, { order }: Page = {}): Promise<T | null> {
    const { key, sql, values } = condition(where, this.shape);
    const text = this.text(`only ${key}${order ?? ''}`, () => this.selection(sql(), order, ' LIMIT 1'));
    return (await this.rows(text, values))[0] ?? null;
  }

  private async change(where: object, patch: Patch<T>): Promise<number> {
    const columns = Object.keys(patch);
    if (columns.length === 0 && !this.shape.versioned) return 0;
    const { key, sql, values } = condition(where, this.shape);
    const text = this.text(`change ${columns.join()} ${key}`, () => {
      const sets = columns.map((name) => `${quote(name)} = ?`);
      if (this.shape.versioned) sets.push('`version` = `version` + 1');
      return `UPDATE ${quote(this.shape.table)} SET ${sets.join(', ')} WHERE ${sql()}`;
    });
    const patched = Object.entries(patch).map(([name, value]) => this.shape.toSql(name, value));
    return (await this.session.run(text, [...patched, ...values])).affected;
  }

  private async rows(sql: string, values: readonly SqlValue[]): Promise<T[]> {
    return this.shape.parseRows(await this.session.select(sql, values));
  }

  private selection(condition: string, order: string | undefined, page: string): string {
    const sorted = order === undefined ? '' : ` ORDER BY ${order}`;
    return `SELECT t.* FROM ${quote(this.shape.table)} t WHERE ${condition}${sorted}${page}`;
  }

  /** A statement's text is made once: everything below looks it up, and a text that was just put together is hashed anew each time. */
  private text(key: string, make: () => string): string {
    const { texts } = this.shape;
    const before = texts.get(key);
    if (before !== undefined) return before;
    const made = make();
    if (made.length > LONGEST_KEPT) return made;
    if (texts.size >= TEXTS_KEPT) texts.clear();
    texts.set(key, made);
    return made;
  }
}

/** A longer list of ids stands in the text itself: SQLite takes 32 766 parameters at most, and keeps no statement of such a length. */
const MOST_MARKS = 1000;

/** A column, and what it is compared with: one value, none, so many values, or numbers that stand in the text. */
type Part = readonly [name: string, to: string | number];

function partText([name, to]: Part): string {
  if (to === 'null') return `${quote(name)} IS NULL`;
  if (to === '=') return `${quote(name)} = ?`;
  if (to === 0) return '1 = 0';
  return `${quote(name)} IN (${typeof to === 'number' ? marks(to) : to})`;
}

interface Condition {
  /** Tells apart conditions of different texts. */
  readonly key: string;
  readonly sql: () => string;
  readonly values: readonly SqlValue[];
}

/** An undefined value or an empty condition would match every row: both are mistakes of the program. */
function condition(where: object, shape: Pick<RowShape<unknown>, 'table' | 'toSql'>): Condition {
  const parts: Part[] = [];
  const values: SqlValue[] = [];
  for (const [name, wanted] of Object.entries(where)) {
    if (wanted === undefined) throw new Error(`${shape.table}.${name} is compared with undefined`);
    const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
    const inText = list.length > MOST_MARKS && list.every(Number.isSafeInteger);
    if (wanted === null) parts.push([name, 'null']);
    else if (!Array.isArray(wanted)) parts.push([name, '=']);
    else parts.push([name, inText ? list.join(', ') : list.length]);
    if (wanted !== null && !inText) values.push(...list.map((value) => shape.toSql(name, value)));
  }
  if (parts.length === 0) throw new Error(`No condition on ${shape.table}`);
  return { key: parts.join(' '), sql: () => parts.map(partText).join(' AND '), values };
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
