import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, type IndexSpec } from './kit.js';

/** What a batch decides is the task as it was seen when it was picked; a person finds his last batch again. */
const COLUMNS = { batch_item: { taskVersion: 'int?' } } as const;
const INDICES: readonly IndexSpec[] = [{ table: 'batch', name: 'ix_batch_by', on: ['byId'] }];

export class Batch1795662000000 implements MigrationInterface {
  readonly name = 'Batch1795662000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, COLUMNS, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, COLUMNS, INDICES);
  }
}
