import type { TableSpec } from '../kit.js';

/** What came in, what goes out, and the trail of it. */
export const MESSAGE_TABLES: readonly TableSpec[] = [
  {
    name: 'card_message',
    columns: {
      platform: 16,
      staffId: 'int?',
      chatId: '128?',
      card: 60,
      projectId: 'int?',
      taskId: 'int?',
      meetingId: 'int?',
      messageId: '128?',
      state: 16,
      at: 'bigint',
    },
    indices: {
      ix_card_message: { on: ['messageId'] },
      ix_card_meeting: { on: ['meetingId'] },
      ix_card_task: { on: ['taskId'] },
    },
  },
  {
    name: 'inbox',
    key: 'key',
    columns: {
      key: 160,
      at: 'bigint',
    },
    indices: {
      ix_inbox_at: { on: ['at'] },
    },
  },
  {
    name: 'outbox',
    columns: {
      uuid: 36,
      key: '160?',
      topic: 16,
      platform: 16,
      toType: 16,
      toId: 128,
      cardMessageId: 'int?',
      payload: 'text',
      state: 16,
      attempts: 'int',
      nextAt: 'bigint',
      owner: '64?',
      leaseUntil: 'bigint?',
      lastCode: '40?',
      lastError: '500?',
      messageId: '128?',
      createdAt: 'bigint',
      sentAt: 'bigint?',
    },
    indices: {
      ix_outbox_card: { on: ['cardMessageId'] },
      ix_outbox_due: { on: ['state', 'nextAt'] },
      ux_outbox_key: { on: ['key'], unique: true },
      ux_outbox_uuid: { on: ['uuid'], unique: true },
    },
  },
  {
    name: 'audit',
    columns: {
      subject: 40,
      seq: 'int',
      at: 'bigint',
      type: 40,
      byId: 'int?',
      body: 'text',
      prevHash: 64,
      hash: 64,
    },
    indices: {
      ux_audit_seq: { on: ['subject', 'seq'], unique: true },
    },
  },
];
