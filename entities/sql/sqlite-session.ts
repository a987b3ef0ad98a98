import type { Database, Statement } from 'better-sqlite3';
import { promised } from './promised.js';
import { type RowMaker, rowMaker } from './row-maker.js';
import type { Session, SqlRow, SqlValue, Written } from './session.js';
import { LONGEST_KEPT } from './tables-in.js';

interface Prepared {
  readonly statement: Statement<unknown[], unknown[]>;
  /** Of its rows; none where it brings none. */
  columns: readonly string[];
  makeRow: RowMaker | null;
}

/** Beyond it the texts are not the program's own. */
const KEPT = 1000;

/**
 * TypeORM's own connection to SQLite, without its query runner: a prepared statement runs in a few µs, the way through the
 * runner takes several times that (an event broadcast and five awaits a statement).
 */
export class SqliteSession implements Session {
  private readonly prepared = new Map<string, Prepared>();

  constructor(private readonly connection: Database) {}

  select(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return promised(() => {
      const prepared = this.statement(sql);
      const rows = prepared.statement.all(...values);
      // Another program changed the schema, and SQLite has prepared the statement anew.
      if (rows[0] !== undefined && rows[0].length !== prepared.columns.length) {
        prepared.columns = columnsOf(prepared.statement);
        prepared.makeRow = null;
      }
      return rows.map((prepared.makeRow ??= rowMaker(prepared.columns)));
    });
  }

  run(sql: string, values: readonly SqlValue[] = []): Promise<Written> {
    return promised(() => {
      const { changes, lastInsertRowid } = this.statement(sql).statement.run(...values);
      return { affected: changes, insertId: Number(lastInsertRowid) };
    });
  }

  private statement(sql: string): Prepared {
    const before = this.prepared.get(sql);
    if (before !== undefined) return before;
    const statement = this.connection.prepare<unknown[], unknown[]>(sql);
    // Rows as lists: the driver takes twice as long for objects, of which it names each field anew.
    const columns = statement.reader ? columnsOf(statement.raw()) : [];
    const prepared: Prepared = { statement, columns, makeRow: null };
    if (sql.length > LONGEST_KEPT) return prepared;
    if (this.prepared.size >= KEPT) this.prepared.clear();
    this.prepared.set(sql, prepared);
    return prepared;
  }
}

function columnsOf(statement: Prepared['statement']): string[] {
  return statement.columns().map(({ name }) => name);
}
