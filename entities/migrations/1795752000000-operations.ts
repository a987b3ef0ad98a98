import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTables, dropColumns, dropTables, type TableSpec } from './kit.js';

/** What people held goes to others, who left is forgotten in time, and what one may do in an hour is counted for all processes. */
const TABLES: readonly TableSpec[] = [
  {
    name: 'transfer',
    columns: {
      policyId: 40,
      fromId: 'int',
      toId: 'int',
      kind: 16,
      roles: 'json',
      reason: 'text?',
      byId: 'int',
      state: 16,
      at: 'bigint',
      doneAt: 'bigint?',
      moved: 'json?',
      version: 'int',
    },
    indices: { ix_transfer_from: { on: ['fromId'] }, ix_transfer_state: { on: ['state', 'at'] } },
  },
  {
    name: 'allowance',
    key: 'key',
    columns: { key: 160, used: 'int', until: 'bigint' },
    indices: { ix_allowance_until: { on: ['until'] } },
  },
];

const COLUMNS = { staff: { leftAt: 'bigint?', maskedAt: 'bigint?' }, outbox: { trace: '32?' } } as const;

export class Operations1795752000000 implements MigrationInterface {
  readonly name = 'Operations1795752000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await addColumns(runner, COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, COLUMNS);
    await dropTables(runner, TABLES);
  }
}
