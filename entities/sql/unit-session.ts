import { promised } from './promised.js';
import type { Session, SqlRow, SqlValue, Written } from './session.js';
import { tablesIn } from './tables-in.js';
import type { WrittenTo } from './written-to.js';

interface Known {
  readonly rows: Promise<readonly SqlRow[]>;
  /** How often its tables had been written to when it was read. */
  readonly writes: number;
}

/** What was read by one text, by its values. */
interface KnownOf {
  readonly tables: readonly string[];
  readonly byValues: Map<SqlValue, Known>;
}

/**
 * A session for one unit of work. It ends with its unit: a call that nobody awaited must not write into someone else's. And
 * what the unit has read it does not read again until it writes to one of the tables: whoever needs the same rows, however
 * far away in the code, asks for them and gets them. That others changed them meanwhile shows at the compare-and-set, as ever.
 */
export class UnitSession implements Session, WrittenTo {
  private over = false;
  private readonly known = new Map<string, KnownOf>();
  private readonly written = new Map<string, number>();

  constructor(private readonly session: Session) {}

  select(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return promised(() => {
      this.mustLast();
      return this.knownOf(sql, values).rows;
    });
  }

  run(sql: string, values: readonly SqlValue[]): Promise<Written> {
    return promised(() => {
      this.mustLast();
      for (const table of tablesIn(sql)) this.written.set(table, (this.written.get(table) ?? 0) + 1);
      return this.session.run(sql, values);
    });
  }

  /** Only ever grows, so that one sum stands for all of them. */
  writesTo(tables: readonly string[]): number {
    let sum = 0;
    if (this.written.size > 0) for (const table of tables) sum += this.written.get(table) ?? 0;
    return sum;
  }

  get hasWritten(): boolean {
    return this.written.size > 0;
  }

  end(): void {
    this.over = true;
  }

  private knownOf(sql: string, values: readonly SqlValue[]): Known {
    const ofText = this.known.get(sql) ?? { tables: tablesIn(sql), byValues: new Map<SqlValue, Known>() };
    const [only = null] = values;
    const key = values.length === 1 ? only : JSON.stringify(values);
    const writes = this.writesTo(ofText.tables);
    const before = ofText.byValues.get(key);
    if (before?.writes === writes) return before;
    const known = { rows: this.session.select(sql, values), writes };
    ofText.byValues.set(key, known);
    this.known.set(sql, ofText);
    return known;
  }

  private mustLast(): void {
    if (this.over) throw new Error('This unit of work is over: every call inside it must be awaited');
  }
}
