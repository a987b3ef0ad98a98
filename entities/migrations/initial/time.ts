import type { TableSpec } from '../kit.js';

/** Deadlines and who was reminded of them. */
export const TIME_TABLES: readonly TableSpec[] = [
  {
    name: 'deadline',
    columns: {
      projectId: 'int',
      deadline: 40,
      taskId: 'int?',
      holder: 40,
      startOn: 10,
      dueOn: 10,
      certain: 'bool',
      count: 'json',
      state: 16,
      closedOn: '10?',
      reason: 'text?',
      nextRungOn: '10?',
      version: 'int',
    },
    indices: {
      ix_deadline_project: { on: ['projectId'] },
      ix_deadline_due: { on: ['state', 'nextRungOn'] },
    },
  },
  {
    name: 'reminder_rung',
    columns: {
      deadlineId: 'int',
      dueOn: 10,
      offset: 'int',
      claimedAt: 'bigint',
      digestId: 'int?',
    },
    indices: {
      ux_rung: { on: ['deadlineId', 'dueOn', 'offset'], unique: true },
    },
  },
  {
    name: 'digest',
    columns: {
      target: 140,
      on: 10,
      at: 'bigint',
    },
    indices: {
      ux_digest: { on: ['target', 'on'], unique: true },
    },
  },
];
