import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTables, dropColumns, dropTables, type TableSpec } from './kit.js';

/** What people do among themselves about tasks: ask, hand over, stand in, urge, follow, and decide several at once. */
const TABLES: readonly TableSpec[] = [
  {
    name: 'advice',
    columns: {
      projectId: 'int',
      taskId: 'int',
      byId: 'int',
      askedId: 'int',
      question: 'text',
      state: 16,
      verdict: '16?',
      words: 'text?',
      askedAt: 'bigint',
      answeredAt: 'bigint?',
      answeredBy: 'int?',
      version: 'int',
    },
    indices: {
      ix_advice_task: { on: ['taskId'] },
      ix_advice_asked: { on: ['askedId', 'state'] },
      ix_advice_state: { on: ['state'] },
    },
  },
  {
    name: 'deputy',
    columns: {
      policyId: 40,
      staffId: 'int',
      deputyId: 'int',
      from: 10,
      until: 10,
      state: 16,
      at: 'bigint',
      endedAt: 'bigint?',
      version: 'int',
    },
    indices: {
      ix_deputy_staff: { on: ['staffId', 'state'] },
      ix_deputy_deputy: { on: ['deputyId', 'state'] },
      ix_deputy_until: { on: ['state', 'until'] },
    },
  },
  {
    name: 'watcher',
    columns: { projectId: 'int', staffId: 'int', byId: 'int', at: 'bigint' },
    indices: { ux_watcher: { on: ['projectId', 'staffId'], unique: true }, ix_watcher_staff: { on: ['staffId'] } },
  },
  {
    name: 'urge',
    columns: { taskId: 'int', on: 10, byId: 'int', at: 'bigint', sendAt: 'bigint', state: 16 },
    indices: { ux_urge: { on: ['taskId', 'on'], unique: true }, ix_urge_due: { on: ['state', 'sendAt'] } },
  },
  {
    name: 'batch',
    columns: {
      policyId: 40,
      task: 40,
      outcome: 40,
      reason: 'text?',
      byId: 'int',
      state: 16,
      cardMessageId: 'int?',
      at: 'bigint',
      endedAt: 'bigint?',
      version: 'int',
    },
    indices: { ix_batch_state: { on: ['state', 'at'] } },
  },
  {
    name: 'batch_item',
    columns: { batchId: 'int', taskId: 'int', projectId: 'int', state: 16, why: 'text?' },
    indices: { ux_batch_item: { on: ['batchId', 'taskId'], unique: true } },
  },
  {
    name: 'handover',
    columns: { taskId: 'int', fromId: 'int', toId: 'int', reason: 'text?', at: 'bigint' },
    indices: { ix_handover_task: { on: ['taskId'] } },
  },
];

const COLUMNS = { task: { decidedFor: 'int?' } } as const;

export class Colleagues1795305600000 implements MigrationInterface {
  readonly name = 'Colleagues1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await addColumns(runner, COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, COLUMNS);
    await dropTables(runner, TABLES);
  }
}
