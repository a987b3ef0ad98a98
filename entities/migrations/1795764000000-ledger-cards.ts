import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, isSqlite, type ColumnSpecs, type IndexSpec } from './kit.js';

/** A card that asks whether a point counts knows which: when somebody has settled it, the cards of all the others say so. */
const COLUMNS: ColumnSpecs = { card_message: { entryId: 'int?' } };
const INDEX: IndexSpec = { table: 'card_message', name: 'ix_card_entry', on: ['entryId'] };
/** Few cards ask this: on SQLite the others write no page of it. */
const OF_SOME: IndexSpec = { ...INDEX, where: '`entryId` IS NOT NULL' };

export class LedgerCards1795764000000 implements MigrationInterface {
  readonly name = 'LedgerCards1795764000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, COLUMNS, [isSqlite(runner) ? OF_SOME : INDEX]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, COLUMNS, [INDEX]);
  }
}
