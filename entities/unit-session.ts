import type { Session, SqlRow, SqlValue, Written } from './session.js';
import { tablesIn } from './tables-in.js';

interface Known {
  readonly rows: Promise<readonly SqlRow[]>;
  /** How often its tables had been written to when it was read. */
  readonly writes: number;
}

/**
 * A session for one unit of work. It ends with its unit: a call that nobody awaited must not write into someone else's. And
 * what the unit has read it does not read again until it writes to one of the tables: whoever needs the same rows, however
 * far away in the code, asks for them and gets them. That others changed them meanwhile shows at the compare-and-set, as ever.
 */
export class UnitSession implements Session {
  private over = false;
  /** By the statement's text, then by its values. */
  private readonly known = new Map<string, Map<string, Known>>();
  private readonly written = new Map<string, number>();

  constructor(private readonly session: Session) {}

  async select(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    this.mustLast();
    const key = JSON.stringify(values);
    const writes = this.writesTo(sql);
    const known = this.known.get(sql)?.get(key);
    if (known?.writes === writes) return known.rows;
    const rows = this.session.select(sql, values);
    const ofText = this.known.get(sql) ?? new Map<string, Known>();
    this.known.set(sql, ofText.set(key, { rows, writes }));
    return rows;
  }

  async run(sql: string, values: readonly SqlValue[]): Promise<Written> {
    this.mustLast();
    for (const table of tablesIn(sql)) this.written.set(table, (this.written.get(table) ?? 0) + 1);
    return this.session.run(sql, values);
  }

  end(): void {
    this.over = true;
  }

  /** Only ever grows, so that one sum stands for all of the tables. */
  private writesTo(sql: string): number {
    return tablesIn(sql).reduce((sum, table) => sum + (this.written.get(table) ?? 0), 0);
  }

  private mustLast(): void {
    if (this.over) throw new Error('This unit of work is over: every call inside it must be awaited');
  }
}
