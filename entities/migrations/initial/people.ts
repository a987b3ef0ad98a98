import type { TableSpec } from '../kit.js';

/** Units, their staff, the groups they talk in, and what the program keeps for itself. */
export const PEOPLE_TABLES: readonly TableSpec[] = [
  {
    name: 'unit',
    columns: {
      policyId: 40,
      name: 120,
    },
    indices: {
      ux_unit_name: { on: ['policyId', 'name'], unique: true },
    },
  },
  {
    name: 'staff',
    columns: {
      policyId: 40,
      unitId: 'int',
      name: 60,
      mobile: '20?',
      title: '60?',
      roles: 'json',
      active: 'bool',
    },
    indices: {
      ix_staff_mobile: { on: ['mobile'] },
      ix_staff_policy: { on: ['policyId', 'unitId'] },
    },
  },
  {
    name: 'identity',
    columns: {
      staffId: 'int',
      platform: 16,
      appId: 64,
      userId: 128,
    },
    indices: {
      ix_identity_staff: { on: ['staffId'] },
      ux_identity_user: { on: ['platform', 'appId', 'userId'], unique: true },
    },
  },
  {
    name: 'group_chat',
    columns: {
      platform: 16,
      chatId: 128,
      name: 200,
      policyId: '40?',
      unitId: 'int?',
      reminders: 'json',
      hour: 'int',
      state: 16,
      version: 'int',
    },
    indices: {
      ix_group_unit: { on: ['policyId', 'unitId'] },
      ux_group_chat: { on: ['platform', 'chatId'], unique: true },
    },
  },
  {
    name: 'job_lease',
    key: 'key',
    columns: {
      key: 80,
      owner: 64,
      untilMs: 'bigint',
    },
  },
  {
    name: 'sequence',
    key: 'key',
    columns: {
      key: 80,
      value: 'int',
    },
  },
  {
    name: 'setting',
    key: 'key',
    columns: {
      key: 80,
      value: 'json',
    },
  },
];
