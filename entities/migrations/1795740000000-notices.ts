import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTables, dropColumns, dropTables, type TableSpec } from './kit.js';

/** Platforms that count what is sent, and people with accounts on several of them. */
const TABLES: readonly TableSpec[] = [
  {
    name: 'notice',
    columns: { platform: 16, messageId: 128, userId: 128, on: 10, todoId: '128?', todoState: '16?' },
    indices: { ux_notice_message: { on: ['platform', 'messageId'], unique: true }, ix_notice_on: { on: ['on'] } },
  },
  {
    name: 'notice_count',
    columns: { platform: 16, on: 10, userId: 128, count: 'int' },
    indices: { ux_notice_count: { on: ['platform', 'on', 'userId'], unique: true } },
  },
];

const COLUMNS = { staff: { preferredPlatform: '16?' }, identity: { lastSeenAt: 'bigint?' } } as const;

export class Notices1795740000000 implements MigrationInterface {
  readonly name = 'Notices1795740000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await addColumns(runner, COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, COLUMNS);
    await dropTables(runner, TABLES);
  }
}
