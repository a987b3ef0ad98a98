import { promised } from './promised.js';
import type { Session, SqlRow, SqlValue, Written } from './session.js';
import { tablesIn } from './tables-in.js';
import type { WrittenTo } from './written-to.js';

interface Known {
  readonly values: readonly SqlValue[];
  readonly rows: Promise<readonly SqlRow[]>;
  /** How often its tables had been written to when it was read. */
  readonly writes: number;
}

/** What was read by one text, by its values. */
interface KnownOf {
  readonly tables: readonly string[];
  /** Most texts are asked for with the same values only. */
  last: Known;
  byValues: Map<SqlValue, Known> | null;
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
    const ofText = this.known.get(sql);
    if (ofText === undefined) {
      const tables = tablesIn(sql);
      const last = this.read(sql, values, this.writesTo(tables));
      this.known.set(sql, { tables, last, byValues: null });
      return last;
    }
    const writes = this.writesTo(ofText.tables);
    const { last } = ofText;
    const before = areSame(last.values, values) ? last : ofText.byValues?.get(keyOf(values));
    if (before?.writes === writes) return before;
    ofText.byValues ??= new Map([[keyOf(last.values), last]]);
    ofText.last = this.read(sql, values, writes);
    ofText.byValues.set(keyOf(values), ofText.last);
    return ofText.last;
  }

  private read(sql: string, values: readonly SqlValue[], writes: number): Known {
    return { values, rows: this.session.select(sql, values), writes };
  }

  private mustLast(): void {
    if (this.over) throw new Error('This unit of work is over: every call inside it must be awaited');
  }
}

function areSame(some: readonly SqlValue[], others: readonly SqlValue[]): boolean {
  return some.length === others.length && some.every((value, at) => value === others[at]);
}

function keyOf(values: readonly SqlValue[]): SqlValue {
  const [only = null] = values;
  return values.length === 1 ? only : JSON.stringify(values);
}
