import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, type IndexSpec } from './kit.js';

/** Cards whose buttons their platform is about to stop are looked for each day, among all that were ever sent. */
const INDICES: readonly IndexSpec[] = [{ table: 'card_message', name: 'ix_card_age', on: ['state', 'card', 'at'] }];

export class AgeingCards1795768000000 implements MigrationInterface {
  readonly name = 'AgeingCards1795768000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, {}, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, {}, INDICES);
  }
}
