import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTables, dropColumns, dropTables, type ColumnSpecs, type IndexSpec, type TableSpec } from './kit.js';

/** Signing on to the pages: the tokens of a session change, beginnings wait for their end, links lead one person to one page. */
const TABLES: readonly TableSpec[] = [
  {
    name: 'page_attempt',
    columns: { stateHash: 64, browserHash: 64, way: 16, leadsTo: 500, until: 'bigint', codeHash: '64?' },
    indices: {
      ux_page_attempt: { on: ['stateHash'], unique: true },
      ux_page_attempt_code: { on: ['codeHash'], unique: true },
      ix_page_attempt_until: { on: ['until'] },
    },
  },
  {
    name: 'page_link',
    columns: { tokenHash: 64, staffId: 'int', wire: 255, at: 'bigint', until: 'bigint', openedAt: 'bigint?' },
    indices: { ux_page_link: { on: ['tokenHash'], unique: true }, ix_page_link_until: { on: ['until'] } },
  },
];

const COLUMNS: ColumnSpecs = { page_session: { oldHash: '64?', oldUntil: 'bigint?', renewedAt: 'bigint?', device: '64?' } };
const INDICES: readonly IndexSpec[] = [{ table: 'page_session', name: 'ix_page_session_old', on: ['oldHash'] }];

export class SignOn1795656600000 implements MigrationInterface {
  readonly name = 'SignOn1795656600000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await addColumns(runner, COLUMNS, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, COLUMNS, INDICES);
    await dropTables(runner, TABLES);
  }
}
