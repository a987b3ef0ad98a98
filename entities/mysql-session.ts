import type { QueryRunner } from 'typeorm';
import type { Session, SqlRow, SqlValue, Written } from './session.js';

/** One connection of TypeORM's pool. */
export class MysqlSession implements Session {
  constructor(private readonly runner: QueryRunner) {}

  async select(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return parseRows((await this.runner.query(sql, [...values], true)).records);
  }

  async run(sql: string, values: readonly SqlValue[]): Promise<Written> {
    const result = await this.runner.query(sql, [...values], true);
    return { affected: result.affected ?? 0, insertId: parseInsertId(result.raw) };
  }
}

function parseInsertId(header: unknown): number {
  return typeof header === 'object' && header !== null && 'insertId' in header ? Number(header.insertId) : 0;
}

function parseRows(records: unknown[]): readonly SqlRow[] {
  return records as SqlRow[];
}
