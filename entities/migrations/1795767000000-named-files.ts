import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, type IndexSpec } from './kit.js';

/** Before a file goes it is asked whether anything names it: each night, among all that was ever handed in and issued. */
const INDICES: readonly IndexSpec[] = [
  { table: 'material', name: 'ix_material_file', on: ['sha256'] },
  { table: 'letter', name: 'ix_letter_file', on: ['sha256'] },
];

export class NamedFiles1795767000000 implements MigrationInterface {
  readonly name = 'NamedFiles1795767000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, {}, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, {}, INDICES);
  }
}
