import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, type IndexSpec } from './kit.js';

/** Events of one kind over many projects: when each came into its stages, who was reminded of what. */
const INDICES: readonly IndexSpec[] = [{ table: 'audit', name: 'ix_audit_type', on: ['type', 'subject'] }];

export class Board1795742340000 implements MigrationInterface {
  readonly name = 'Board1795742340000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, {}, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, {}, INDICES);
  }
}
