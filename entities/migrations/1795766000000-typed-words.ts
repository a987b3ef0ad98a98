import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TableSpec } from './kit.js';

/** What was typed for a task and not handed in waits in a row of its own. */
const TABLES: readonly TableSpec[] = [
  {
    name: 'typed_words',
    columns: { taskId: 'int', key: 80, words: 'json', at: 'bigint' },
    indices: { ux_typed_words: { on: ['taskId', 'key'], unique: true } },
  },
];

export class TypedWords1795766000000 implements MigrationInterface {
  readonly name = 'TypedWords1795766000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
