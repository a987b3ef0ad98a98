import { beginImmediate } from './begin-immediate.js';
import type { Session, SqlRow, SqlValue, Written } from './session.js';
import type { SqliteSession } from './sqlite-session.js';
import { LONGEST_KEPT, tablesIn } from './tables-in.js';

/** Who is who, who stands in for whom, which group is whose: every press asks for them, and they are written to seldom. */
const LASTING: ReadonlySet<string> = new Set(['staff', 'identity', 'deputy', 'group_chat']);
/** Longer lists are not what a press asks for. */
const MOST_ROWS = 8;
/** Answers that are kept: a person who presses takes two or three. */
const KEPT = 5000;
/** Statements that are known: those with a list have one text for each length of it. */
const TEXTS_KEPT = 2000;

/** An answer is found value by value: a key put together of them would be hashed anew for each press. */
interface Step {
  readonly next: Map<SqlValue, Step>;
  rows: readonly SqlRow[] | null;
}

interface Text {
  readonly tables: readonly string[];
  answers: Step;
}

/**
 * SQLite's one connection and its transactions, with what lasts from one unit of work to the next: what was read of a few tables is not read
 * again until this process writes to one of them or another process commits anything (ADR 0040). Rows are parsed once, and frozen then.
 */
export class RememberingSession implements Session {
  /** By statement; null for one that reads another table too. */
  private readonly texts = new Map<string, Text | null>();
  private count = 0;
  /** What this transaction wrote to one of the tables may be undone: until its end they are read as they stand. */
  private isUnsure = false;
  private version: unknown = null;

  constructor(private readonly session: SqliteSession) {}

  /** Begins a transaction with the write lock: from now on until its end nobody else commits. */
  async begin(random: () => number): Promise<void> {
    await beginImmediate((sql) => this.session.run(sql), random);
    const [now] = await this.session.select('PRAGMA data_version', []);
    const version = now?.['data_version'];
    if (version !== this.version) this.forgetAll();
    this.version = version;
  }

  async commit(): Promise<void> {
    await this.session.run('COMMIT');
    this.isUnsure = false;
  }

  /** There is nothing to undo where SQLite itself gave the transaction up (a full disk). */
  async rollback(): Promise<void> {
    await this.session.run('ROLLBACK').catch(() => undefined);
    this.isUnsure = false;
  }

  /** A word about the transaction itself: `SAVEPOINT …`. */
  async say(sql: string): Promise<void> {
    await this.session.run(sql);
  }

  select(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    const text = this.textOf(sql);
    if (text === null || this.isUnsure) return this.session.select(sql, values);
    let here = text.answers;
    for (const value of values) {
      let next = here.next.get(value);
      if (next === undefined) here.next.set(value, (next = step()));
      here = next;
    }
    return here.rows === null ? this.ask(here, sql, values) : Promise.resolve(here.rows);
  }

  run(sql: string, values: readonly SqlValue[]): Promise<Written> {
    for (const table of tablesIn(sql)) if (LASTING.has(table)) this.forget(table);
    return this.session.run(sql, values);
  }

  private async ask(here: Step, sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    if (this.count >= KEPT) this.forgetAll();
    this.count += 1;
    const rows = await this.session.select(sql, values);
    if (!this.isUnsure && rows.length <= MOST_ROWS) here.rows = rows;
    return rows;
  }

  private forget(table: string): void {
    this.isUnsure = true;
    for (const text of this.texts.values()) if (text?.tables.includes(table) === true) text.answers = step();
  }

  private forgetAll(): void {
    this.texts.clear();
    this.count = 0;
  }

  private textOf(sql: string): Text | null {
    const before = this.texts.get(sql);
    if (before !== undefined) return before;
    const tables = tablesIn(sql);
    const text = tables.every((table) => LASTING.has(table)) ? { tables, answers: step() } : null;
    if (this.texts.size >= TEXTS_KEPT) this.forgetAll();
    if (sql.length <= LONGEST_KEPT) this.texts.set(sql, text);
    return text;
  }
}

function step(): Step {
  return { next: new Map(), rows: null };
}
