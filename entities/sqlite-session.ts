import type { Database, Statement } from 'better-sqlite3';
import type { Session, SqlRow, SqlValue, Written } from './session.js';
import { LONGEST_KEPT } from './tables-in.js';

/** Beyond it the texts are not the program's own. */
const KEPT = 1000;

/**
 * TypeORM's own connection to SQLite, without its query runner: a prepared statement runs in a few µs, the way through the
 * runner takes several times that (an event broadcast and five awaits a statement).
 */
export class SqliteSession implements Session {
  private readonly prepared = new Map<string, Statement<unknown[], SqlRow>>();

  constructor(private readonly connection: Database) {}

  async select(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return this.statement(sql).all(...values);
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<Written> {
    const { changes, lastInsertRowid } = this.statement(sql).run(...values);
    return { affected: changes, insertId: Number(lastInsertRowid) };
  }

  private statement(sql: string): Statement<unknown[], SqlRow> {
    const before = this.prepared.get(sql);
    if (before !== undefined) return before;
    const statement = this.connection.prepare<unknown[], SqlRow>(sql);
    if (sql.length > LONGEST_KEPT) return statement;
    if (this.prepared.size >= KEPT) this.prepared.clear();
    this.prepared.set(sql, statement);
    return statement;
  }
}
