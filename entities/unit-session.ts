import type { QueryRunner } from 'typeorm';
import type { Session, SqlRow, SqlValue } from './session.js';

/** A session that ends with its unit: a call that nobody awaited must not write into someone else's. */
export class UnitSession implements Session {
  private over = false;

  constructor(private readonly runner: QueryRunner) {}

  async select(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return parseRows((await this.query(sql, values)).records);
  }

  async run(sql: string, values: readonly SqlValue[]): Promise<{ affected: number; insertId: number }> {
    const result = await this.query(sql, values);
    return { affected: result.affected ?? 0, insertId: parseInsertId(result.raw) };
  }

  end(): void {
    this.over = true;
  }

  private query(sql: string, values: readonly SqlValue[]) {
    if (this.over) throw new Error('This unit of work is over: every call inside it must be awaited');
    return this.runner.query(sql, [...values], true);
  }
}

/** SQLite returns the id itself, MySQL a header that holds it. */
function parseInsertId(raw: unknown): number {
  if (typeof raw === 'object' && raw !== null && 'insertId' in raw) return Number(raw.insertId);
  return typeof raw === 'number' || typeof raw === 'bigint' ? Number(raw) : 0;
}

function parseRows(records: unknown[]): readonly SqlRow[] {
  return records as SqlRow[];
}
