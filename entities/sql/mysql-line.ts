import type { Connection } from 'mysql2';
import type { SqlRow, Written } from './session.js';

/** What one statement brought: rows, or how many it changed. */
export interface Answer extends Written {
  readonly rows: readonly SqlRow[];
}

export interface Answers {
  /** Of the statements that were carried out, in their order: the first ones. */
  readonly done: readonly Answer[];
  /** Why the next one was not; those behind it were not tried. Null when all were carried out. */
  readonly failure: Failure | null;
}

export interface Failure {
  readonly error: unknown;
  /** False when it may belong to the statement after that one instead. */
  readonly sure: boolean;
}

/**
 * Sends statements in one packet, and waits for all of their answers. Never throws. Statements are whole: their values are in them, see
 * `mysql-text.ts`.
 */
export function ask(connection: Connection, statements: readonly string[]): Promise<Answers> {
  return new Promise((resolve) => new Reply(connection, statements.length, resolve).to(statements.join('; ')));
}

interface Collected extends Answer {
  readonly rows: SqlRow[];
  readonly isSelect: boolean;
}

class Reply {
  private readonly done: Collected[] = [];
  private settled = false;

  constructor(
    private readonly connection: Connection,
    private readonly count: number,
    private readonly resolve: (answers: Answers) => void,
  ) {}

  /** A command without a callback: the driver then hands over each result as it comes, and tells the connection when that is lost. */
  to(text: string): void {
    this.connection.once('error', this.fail);
    try {
      // No values: the driver then leaves the text as it is.
      const query = this.connection.query({ sql: text, values: null });
      query.on('fields', (fields: unknown) => {
        if (fields !== undefined) this.done.push({ rows: [], affected: 0, insertId: 0, isSelect: true });
      });
      query.on('result', (result: unknown, at: unknown) => {
        if (at === undefined) this.done.push(parseHeader(result));
        else this.done.at(-1)?.rows.push(parseRow(result));
      });
      query.on('error', this.fail);
      query.on('end', () => this.settle(null));
    } catch (error) {
      this.fail(error);
    }
  }

  private readonly fail = (error: unknown): void => {
    if (this.settled) return;
    // Whether the rows of a SELECT had all come, or it is itself what failed, is not said.
    const half = this.done.at(-1)?.isSelect === true;
    if (half) this.done.pop();
    this.settle({ error, sure: !half || this.done.length + 1 === this.count });
  };

  private settle(failure: Failure | null): void {
    if (this.settled) return;
    this.settled = true;
    this.connection.removeListener('error', this.fail);
    this.resolve({ done: this.done, failure });
  }
}

function parseHeader(header: unknown): Collected {
  const { affectedRows, insertId } = header as { affectedRows: number; insertId: number | string };
  return { rows: [], affected: affectedRows, insertId: Number(insertId), isSelect: false };
}

function parseRow(row: unknown): SqlRow {
  return row as SqlRow;
}
