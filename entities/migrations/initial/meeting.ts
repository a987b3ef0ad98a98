import type { TableSpec } from '../kit.js';

/** Meetings, their agendas and lists. */
export const MEETING_TABLES: readonly TableSpec[] = [
  {
    name: 'meeting',
    columns: {
      policyId: 40,
      kind: 40,
      on: '10?',
      at: '5?',
      place: '200?',
      state: 16,
      byId: 'int',
      version: 'int',
    },
    indices: {
      ix_meeting_on: { on: ['on', 'state'] },
      ix_meeting_policy: { on: ['policyId', 'kind', 'on'] },
    },
  },
  {
    name: 'agenda_item',
    columns: {
      meetingId: 'int',
      projectId: 'int',
      taskId: 'int',
      position: 'int',
      papers: 'json',
      conclusion: '40?',
      note: 'text?',
      version: 'int',
    },
    indices: {
      ix_agenda_project: { on: ['projectId'] },
      ux_agenda_project: { on: ['meetingId', 'projectId'], unique: true },
    },
  },
  {
    name: 'attendee',
    columns: {
      meetingId: 'int',
      seat: 40,
      body: '120?',
      place: '200?',
      projectId: 'int?',
      staffId: 'int?',
      name: 60,
      org: 120,
      mobile: '20?',
      answer: 16,
      answeredAt: 'bigint?',
      recordedBy: 'int?',
    },
    indices: {
      ix_attendee_staff: { on: ['staffId'] },
      ix_attendee_meeting: { on: ['meetingId'] },
    },
  },
];
