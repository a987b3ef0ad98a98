import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, type IndexSpec } from './kit.js';

/** Lists and overviews cost what they show, not what the years have left: the latest projects, and clocks by their days. */
const INDICES: readonly IndexSpec[] = [
  { table: 'project', name: 'ix_project_standing', on: ['policyId', 'status', 'stage', 'policyVersion', 'unitId'] },
  { table: 'project', name: 'ix_project_recent', on: ['policyId', 'updatedAt'] },
  { table: 'deadline', name: 'ix_deadline_day', on: ['dueOn'] },
  { table: 'deadline', name: 'ix_deadline_closed', on: ['closedOn'] },
];

export class Lists1795751000000 implements MigrationInterface {
  readonly name = 'Lists1795751000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, {}, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, {}, INDICES);
  }
}
