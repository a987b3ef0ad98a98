import type { RowShape } from './row-shape.js';
import { promised } from './promised.js';
import type { Session, SqlRow, SqlValue } from './session.js';
import { condition, marks, quote } from './condition.js';
import { isDuplicate } from '../db-errors.js';

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

interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** What stands before a change's columns, and before its condition, among the steps to its text. */
const [CHANGE, WHERE] = [['change'], ['where']] as const;

/** One table within one unit of work. */
export class Table<T extends object> {
  constructor(
    private readonly session: Session,
    private readonly shape: RowShape<T>,
  ) {}

  /** Returns the new id (0 for a table whose key is given). A duplicate key throws. */
  insert(row: New<T>): Promise<number> {
    return promised(() => {
      const { sql, values } = this.insertion([row]);
      return this.session.run(sql, values).then(({ insertId }) => insertId);
    });
  }

  /** The same, and returns the row. For a versioned table whose key is a number. */
  async insertRow(row: New<T>): Promise<T> {
    return this.shape.added(row, await this.insert(row));
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
    return this.row(this.selectionOf('WHERE `id` = ?'), [id]);
  }

  first(where: Where<T>, page: Page = {}): Promise<T | null> {
    return this.only(where, page);
  }

  list(where: Where<T>, { order, limit, offset = 0 }: Page = {}): Promise<T[]> {
    return promised(() => {
      const { steps, sql, values, isNone } = condition(where, this.shape);
      if (isNone) return [];
      const [page, bounds] = limit === undefined ? ['', []] : [' LIMIT ? OFFSET ?', [limit, offset]];
      const text = this.shape.texts.at([['list', page, order ?? ''], steps], () => this.selection(sql(), order, page));
      return this.rows(text, [...values, ...bounds]);
    });
  }

  /** `rest` follows `SELECT t.* FROM <table> t`. */
  select(rest: string, values: readonly SqlValue[]): Promise<T[]> {
    return this.rows(this.selectionOf(rest), values);
  }

  /** The same with columns of another table beside each row, as the database gives them: `o.x AS name`. */
  async selectWith(
    columns: string,
    rest: string,
    values: readonly SqlValue[],
  ): Promise<{ readonly row: T; readonly beside: SqlRow }[]> {
    const { table, texts } = this.shape;
    const sql = texts.at([['selectWith', columns, rest]], () => `SELECT t.*, ${columns} FROM ${quote(table)} t ${rest}`);
    const rows = await this.session.select(sql, values);
    return this.shape.parseRows(rows).map((row, at) => ({ row, beside: rows[at] ?? {} }));
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

  /** How many rows `where` (`WHERE …`, over `t`) finds. */
  async count(where: string, values: readonly SqlValue[]): Promise<number> {
    const rows = await this.session.select(`SELECT COUNT(*) AS \`count\` FROM ${quote(this.shape.table)} t ${where}`, values);
    return Number(rows[0]?.['count'] ?? 0);
  }

  /** Compare and set: false when the row is gone or someone else has changed it since `version` was read. */
  async swap(id: number, version: number, patch: Patch<T>): Promise<boolean> {
    return (await this.change({ id, version }, patch)) === 1;
  }

  /** The same, and returns the row as it is now; null where `swap` says false. */
  async swapRow(row: T & Versioned, patch: Patch<T>): Promise<T | null> {
    const { id, version } = row;
    return (await this.swap(id, version, patch)) ? this.shape.changed(row, patch) : null;
  }

  /** Changes all rows that match and raises their version; returns how many. */
  update(where: Where<T>, patch: Patch<T>): Promise<number> {
    return this.change(where, patch);
  }

  async remove(where: Where<T>): Promise<number> {
    const { sql, values } = condition(where, this.shape);
    return (await this.session.run(`DELETE FROM ${quote(this.shape.table)} WHERE ${sql()}`, values)).affected;
  }

  private insertion(rows: readonly New<T>[]): Statement {
    const { table, texts, versioned } = this.shape;
    const names = Object.keys(rows[0] ?? {});
    const values: SqlValue[] = [];
    for (const row of rows) {
      const given: Record<string, unknown> = row;
      for (const name of names) values.push(this.shape.toSql(name, given[name]));
      if (versioned) values.push(1);
    }
    const sql = texts.at([['insert', rows.length], names], () => {
      const all = versioned ? [...names, 'version'] : names;
      const row = `(${marks(all.length)})`;
      return `INSERT INTO ${quote(table)} (${all.map(quote).join(', ')}) VALUES ${rows.map(() => row).join(', ')}`;
    });
    return { sql, values };
  }

  private only(where: object, { order }: Page = {}): Promise<T | null> {
    return promised(() => {
      const { steps, sql, values } = condition(where, this.shape);
      const text = this.shape.texts.at([['only', order ?? ''], steps], () => this.selection(sql(), order, ' LIMIT 1'));
      return this.row(text, values);
    });
  }

  private change(where: object, patch: Patch<T>): Promise<number> {
    return promised(() => {
      const columns = Object.keys(patch);
      if (columns.length === 0 && !this.shape.versioned) return 0;
      const { sql, values } = this.changing(columns, where, patch);
      return this.session.run(sql, values).then(({ affected }) => affected);
    });
  }

  private changing(columns: readonly string[], where: object, patch: Patch<T>): Statement {
    const { table, texts, versioned } = this.shape;
    const { steps, sql: which, values } = condition(where, this.shape);
    const sql = texts.at([CHANGE, columns, WHERE, steps], () => {
      const sets = columns.map((name) => `${quote(name)} = ?`);
      if (versioned) sets.push('`version` = `version` + 1');
      return `UPDATE ${quote(table)} SET ${sets.join(', ')} WHERE ${which()}`;
    });
    const given: Record<string, unknown> = patch;
    const all = columns.map((name) => this.shape.toSql(name, given[name]));
    for (const value of values) all.push(value);
    return { sql, values: all };
  }

  private rows(sql: string, values: readonly SqlValue[]): Promise<T[]> {
    return this.session.select(sql, values).then((raw) => this.shape.parseRows(raw));
  }

  private row(sql: string, values: readonly SqlValue[]): Promise<T | null> {
    return this.session.select(sql, values).then(([raw]) => (raw === undefined ? null : this.shape.parseRow(raw)));
  }

  private selectionOf(rest: string): string {
    return this.shape.texts.at([['select', rest]], () => `SELECT t.* FROM ${quote(this.shape.table)} t ${rest}`);
  }

  private selection(condition: string, order: string | undefined, page: string): string {
    const sorted = order === undefined ? '' : ` ORDER BY ${order}`;
    return `SELECT t.* FROM ${quote(this.shape.table)} t WHERE ${condition}${sorted}${page}`;
  }
}
