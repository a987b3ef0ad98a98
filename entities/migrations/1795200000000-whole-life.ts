import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTables, dropColumns, dropTables, type TableSpec } from './kit.js';

const TABLES: readonly TableSpec[] = [
  {
    name: 'pause',
    columns: {
      projectId: 'int',
      fromOn: 10,
      toOn: '10?',
      why: 'text',
      article: 120,
      byId: 'int?',
      endedBy: 'int?',
      endedWhy: 'text?',
      at: 'bigint',
    },
    indices: { ix_pause_project: { on: ['projectId'] } },
  },
  {
    name: 'announcement',
    columns: { staffId: 'int', policyId: 40, season: 40, closesOn: 10, ahead: 'int', at: 'bigint' },
    indices: { ux_announcement: { on: ['staffId', 'policyId', 'season', 'closesOn', 'ahead'], unique: true } },
  },
];
const COLUMNS = {
  task: { subject: '60?', bodyUnitId: 'int?', openedBy: 'int?' },
  deadline: { opensOn: '10?', lapsesOn: '10?' },
} as const;
const INDICES = [
  { table: 'deadline', name: 'ix_deadline_lapse', on: ['state', 'lapsesOn'] },
  { table: 'task', name: 'ix_task_body', on: ['bodyUnitId'] },
] as const;

/** Bodies and lots of tasks, windows and lapses of deadlines, pauses of projects, announcements of seasons. */
export class WholeLife1795200000000 implements MigrationInterface {
  readonly name = 'WholeLife1795200000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await addColumns(runner, COLUMNS, INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, COLUMNS, INDICES);
    await dropTables(runner, TABLES);
  }
}
