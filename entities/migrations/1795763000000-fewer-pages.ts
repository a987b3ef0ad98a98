import type { MigrationInterface, QueryRunner } from 'typeorm';
import { exchange, isSqlite, type IndexSpec } from './kit.js';

/**
 * Each decision moves its task within every index that holds a state, and each page of those is written by the commit: on SQLite only those
 * tasks are in an index whom somebody looks for there. MySQL has no such indices. A process of the release before becomes slower at most.
 */
const OF_ALL: readonly IndexSpec[] = [
  { table: 'task', name: 'ix_task_actor', on: ['state', 'actor'] },
  { table: 'task', name: 'ix_task_body', on: ['bodyUnitId'] },
];
const OF_SOME: readonly IndexSpec[] = [
  { table: 'task', name: 'ix_task_actor', on: ['state', 'actor'], where: "`state` = 'open'" },
  { table: 'task', name: 'ix_task_body', on: ['bodyUnitId'], where: '`bodyUnitId` IS NOT NULL' },
];

export class FewerPages1795763000000 implements MigrationInterface {
  readonly name = 'FewerPages1795763000000';

  async up(runner: QueryRunner): Promise<void> {
    if (isSqlite(runner)) await exchange(runner, OF_ALL, OF_SOME);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (isSqlite(runner)) await exchange(runner, OF_SOME, OF_ALL);
  }
}
