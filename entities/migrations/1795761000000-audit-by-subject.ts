import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, type IndexSpec } from './kit.js';

/**
 * A press writes several events of one subject: with the subject first they lie on one page of the index, with the type first on a page
 * each. Whoever counts events of a type looks them up by subject either way; a process of the release before becomes slower at most.
 */
const BY_SUBJECT: readonly IndexSpec[] = [{ table: 'audit', name: 'ix_audit_subject', on: ['subject', 'type'] }];
const BY_TYPE: readonly IndexSpec[] = [{ table: 'audit', name: 'ix_audit_type', on: ['type', 'subject'] }];

export class AuditBySubject1795761000000 implements MigrationInterface {
  readonly name = 'AuditBySubject1795761000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, {}, BY_SUBJECT);
    await dropColumns(runner, {}, BY_TYPE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await addColumns(runner, {}, BY_TYPE);
    await dropColumns(runner, {}, BY_SUBJECT);
  }
}
