import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TableSpec } from './kit.js';

/** Who is signed on to the pages, and what was answered there. */
const TABLES: readonly TableSpec[] = [
  {
    name: 'page_session',
    columns: {
      tokenHash: 64,
      csrf: 64,
      staffId: 'int',
      platform: 16,
      appId: 64,
      userId: 128,
      at: 'bigint',
      seenAt: 'bigint',
      until: 'bigint',
    },
    indices: {
      ux_page_session: { on: ['tokenHash'], unique: true },
      ix_page_session_staff: { on: ['staffId'] },
      ix_page_session_until: { on: ['until'] },
    },
  },
  {
    name: 'page_answer',
    columns: { key: 64, staffId: 'int', payload: 'text', at: 'bigint' },
    indices: { ux_page_answer: { on: ['key'], unique: true }, ix_page_answer_at: { on: ['at'] } },
  },
];

export class Pages1795651200000 implements MigrationInterface {
  readonly name = 'Pages1795651200000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
