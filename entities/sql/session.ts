export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, unknown>>;
export interface Written {
  /** How many rows matched. */
  readonly affected: number;
  /** Means something after an INSERT only. */
  readonly insertId: number;
}

/**
 * The statements of one unit of work. SQL is the common part of SQLite and MySQL: `?` for values, backticks around names.
 * Statements are fixed texts with parameters, because TypeORM's query builder costs five times as much and defeats SQLite's
 * statement cache (ADR on the database).
 */
export interface Session {
  select(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  run(sql: string, values: readonly SqlValue[]): Promise<Written>;
}
