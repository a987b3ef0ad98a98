import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, type IndexSpec } from './kit.js';

/** In which chat somebody reads is looked up by his cards, for each message to him that an outage held up. */
const INDICES: readonly IndexSpec[] = [{ table: 'card_message', name: 'ix_card_staff', on: ['staffId'] }];

export class ChatLookup1795762000000 implements MigrationInterface {
  readonly name = 'ChatLookup1795762000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, {}, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, {}, INDICES);
  }
}
