import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, type IndexSpec } from './kit.js';

/** What is urgent and what is late is read off an index, and not off every clock that runs. */
const INDICES: readonly IndexSpec[] = [
  { table: 'deadline', name: 'ix_deadline_task', on: ['taskId', 'state', 'dueOn'] },
  { table: 'deadline', name: 'ix_deadline_open', on: ['state', 'dueOn', 'projectId'] },
];

export class Growth1795760000000 implements MigrationInterface {
  readonly name = 'Growth1795760000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, {}, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, {}, INDICES);
  }
}
