import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, type IndexSpec } from './kit.js';

/** Whether a message had arrived is looked up by its chat and its id, for each one that an outage held up. */
const INDICES: readonly IndexSpec[] = [
  { table: 'outbox', name: 'ix_outbox_message', on: ['messageId'] },
  { table: 'outbox', name: 'ix_outbox_to', on: ['toId'] },
];

export class OutboxLookup1795743000000 implements MigrationInterface {
  readonly name = 'OutboxLookup1795743000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, {}, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, {}, INDICES);
  }
}
