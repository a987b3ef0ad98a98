import type { MigrationInterface, QueryRunner } from 'typeorm';
import { exchange, isSqlite, type IndexSpec } from './kit.js';

/**
 * What a press writes to, it writes page by page at the commit. An index by the instant of the last change moved with every press for lists that
 * others serve; one for the nightly purge grew with every press; the audit's held every event for three types that are looked up. On SQLite
 * a key that is the row's only name needs no second tree. A process of the release before becomes slower at most (ADR 0041).
 */
const GONE: readonly IndexSpec[] = [{ table: 'project', name: 'ix_project_policy', on: ['policyId', 'status', 'updatedAt'] }];
const COME: readonly IndexSpec[] = [{ table: 'project', name: 'ix_project_handler', on: ['handlerId', 'status'] }];
const BY_INSTANT: readonly IndexSpec[] = [{ table: 'inbox', name: 'ix_inbox_at', on: ['at'] }];
const OF_ALL: readonly IndexSpec[] = [{ table: 'audit', name: 'ix_audit_subject', on: ['subject', 'type'] }];
const OF_SOME = OF_ALL.map((index): IndexSpec => ({
  ...index,
  where: "`type` = 'STAGE_ENTERED' OR `type` = 'PROJECT_ENDED' OR `type` = 'REMINDED'",
}));

export class LeanPress1795765000000 implements MigrationInterface {
  readonly name = 'LeanPress1795765000000';

  async up(runner: QueryRunner): Promise<void> {
    await exchange(runner, GONE, COME);
    await exchange(runner, BY_INSTANT, []);
    if (!isSqlite(runner)) return;
    await exchange(runner, OF_ALL, OF_SOME);
    await remake(runner, ' WITHOUT ROWID');
  }

  async down(runner: QueryRunner): Promise<void> {
    if (isSqlite(runner)) {
      await remake(runner, '');
      await exchange(runner, OF_SOME, OF_ALL);
    }
    await exchange(runner, [], BY_INSTANT);
    await exchange(runner, COME, GONE);
  }
}

async function remake(runner: QueryRunner, how: string): Promise<void> {
  await runner.query('ALTER TABLE `inbox` RENAME TO `inbox_before`');
  await runner.query(`CREATE TABLE \`inbox\` (\`key\` varchar(160) PRIMARY KEY NOT NULL, \`at\` bigint NOT NULL)${how}`);
  await runner.query('INSERT INTO `inbox` SELECT `key`, `at` FROM `inbox_before`');
  await runner.query('DROP TABLE `inbox_before`');
}
