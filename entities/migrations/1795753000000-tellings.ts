import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TableSpec } from './kit.js';

/** What a decision leaves to be told waits in a row of its own until its messages are drawn. */
const TABLES: readonly TableSpec[] = [
  {
    name: 'telling',
    columns: {
      projectId: 'int',
      aftermath: 'text',
      pressed: '128?',
      trace: '32?',
      at: 'bigint',
      owner: '64?',
      nextAt: 'bigint',
      attempts: 'int',
      lastError: '500?',
    },
  },
];

export class Tellings1795753000000 implements MigrationInterface {
  readonly name = 'Tellings1795753000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
