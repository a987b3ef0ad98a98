import { z } from 'zod';

const id = z.int().positive();
const text = z.string();
const textOrNull = z.string().nullable();
const civilDate = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** One member of the union: its first version. `forId` is there where whoever did it stood in for somebody. */
function event<T extends string, B extends z.ZodRawShape>(type: T, body: B) {
  const stored = z.object({ v: z.literal(1), forId: id.optional(), ...body });
  return z.object({ type: z.literal(type), byId: id.nullable(), body: stored });
}

export const PROJECT_EVENTS = [
  event('PROJECT_BEGUN', { policyId: text, policyVersion: text, unitId: id, name: text }),
  event('DRAFT_DELETED', { name: text }),
  event('DRAFT_COPIED', { fromProjectId: id, name: text, number: textOrNull, taken: z.int(), left: z.array(text) }),
  event('FORM_SAVED', { taskId: id, form: text, revision: id, page: z.int() }),
  event('FORM_TAKEN', { taskId: id, form: text, revision: id }),
  event('TASK_OPENED', { taskId: id, task: text, stage: text, actor: text, round: id, subject: text.nullable().optional() }),
  /** `batchId`: where it was one of several that were decided at once. */
  event('TASK_CLOSED', { taskId: id, task: text, outcome: text, reason: textOrNull, batchId: id.optional() }),
  event('TASK_CANCELLED', { taskId: id, task: text }),
  event('TASK_WITHDRAWN', { taskId: id, task: text }),
  event('TASK_HANDED', { taskId: id, task: text, toId: id, name: text, reason: textOrNull }),
  event('TASK_RELEASED', { taskId: id, task: text, fromId: id, name: text }),
  /** The project is another's to handle. */
  event('PROJECT_HANDED', { fromId: id, toId: id, transferId: id }),
  event('TASK_URGED', { taskId: id, task: text, sendAt: z.int() }),
  event('STAGE_ENTERED', { stage: text }),
  event('PROJECT_ENDED', { result: z.enum(['passed', 'failed', 'cancelled', 'done']) }),
  event('PROJECT_PAUSED', { why: text, article: text }),
  event('PROJECT_RESUMED', { why: text }),
  /** The project goes on under another version of its policy. */
  event('POLICY_MOVED', { policyId: text, from: text, to: text, changes: z.array(text) }),
  event('FLAG_SET', { flag: text, value: z.boolean() }),
  event('OPINIONS_RAISED', { taskId: id, items: z.array(z.object({ no: id, text })) }),
  event('OPINION_ANSWERED', { opinionId: id, no: id, answer: text }),
  event('OPINION_ACCEPTED', { opinionId: id, no: id }),
  event('OPINION_REOPENED', { opinionId: id, no: id, reason: textOrNull }),
  event('MATERIAL_RECEIVED', { materialId: id, material: textOrNull, name: text, sha256: text, size: z.int() }),
  event('MATERIAL_RECALLED', { materialId: id, material: textOrNull, name: text }),
  /** Its files count no longer: it has to be handed in anew. */
  event('MATERIAL_RENEWED', { material: text }),
  event('LETTER_ISSUED', { letterId: id, letter: text, number: text, title: text, sha256: text }),
  event('LEDGER_PROPOSED', { entryId: id, points: z.int(), reason: text, article: text }),
  event('ADVICE_ASKED', { adviceId: id, taskId: id, name: text, question: text }),
  event('ADVICE_ANSWERED', {
    adviceId: id,
    taskId: id,
    name: text,
    verdict: z.enum(['agree', 'disagree']),
    words: textOrNull,
  }),
  event('ADVICE_WITHDRAWN', { adviceId: id, taskId: id, name: text }),
  event('WATCHER_ADDED', { staffId: id, name: text }),
  event('WATCHER_DROPPED', { staffId: id, name: text }),
  event('LEDGER_SETTLED', { entryId: id, state: z.enum(['confirmed', 'dropped']) }),
] as const;

export const TIME_EVENTS = [
  event('DEADLINE_STARTED', {
    deadlineId: id,
    deadline: text,
    startOn: civilDate,
    dueOn: civilDate,
    certain: z.boolean(),
    /** Absent where it runs: one that begins while its project stands still waits with it. */
    state: z.enum(['running', 'suspended']).optional(),
  }),
  event('DEADLINE_MOVED', {
    deadlineId: id,
    deadline: text,
    from: civilDate,
    startOn: civilDate,
    dueOn: civilDate,
    certain: z.boolean(),
    reason: text,
  }),
  event('DEADLINE_CLOSED', { deadlineId: id, deadline: text, state: text, on: civilDate, reason: textOrNull }),
  event('DEADLINE_LAPSED', { deadlineId: id, deadline: text, dueOn: civilDate }),
  event('REMINDED', { deadlineId: id, deadline: text, dueOn: civilDate, offset: z.int(), targets: z.array(text) }),
] as const;

export const MEETING_EVENTS = [
  event('MEETING_PLANNED', { kind: text, on: civilDate.nullable(), at: textOrNull, place: textOrNull }),
  event('MEETING_CHANGED', { on: civilDate.nullable(), at: textOrNull, place: textOrNull, state: text }),
  event('MEETING_CANCELLED', { reason: textOrNull }),
  event('AGENDA_SET', { projectIds: z.array(id) }),
  event('ATTENDANCE', { attendeeId: id, name: text, answer: z.enum(['pending', 'yes', 'no']) }),
  event('ATTENDEE_DROPPED', { attendeeId: id, name: text }),
  event('PAPERS_TICKED', { projectId: id, papers: z.array(text) }),
  event('CONCLUSION_RECORDED', { projectId: id, taskId: id, conclusion: text, note: textOrNull }),
] as const;

export const PLAIN_EVENTS = [
  event('GROUP_SET', { policyId: textOrNull, unitId: id.nullable(), reminders: z.array(text), hour: z.int() }),
  event('STAFF_IMPORTED', { added: z.int(), changed: z.int(), left: z.int() }),
  event('UNIT_RENAMED', { unitId: id, policyId: text, from: text, to: text, people: z.int() }),
  event('NUMBERS_RAISED', { policyId: text, counter: text, from: z.int(), to: z.int() }),
  event('DEPUTY_SET', { deputyRow: id, staffId: id, deputyId: id, from: civilDate, until: civilDate }),
  event('DEPUTY_ENDED', { deputyRow: id, staffId: id, deputyId: id, why: z.enum(['over', 'early', 'left']) }),
  event('BATCH_BEGUN', { batchId: id, policyId: text, task: text, outcome: text, reason: textOrNull, taskIds: z.array(id) }),
  event('BATCH_STOPPED', { batchId: id, left: z.int() }),
  event('BATCH_ENDED', { batchId: id, done: z.int(), skipped: z.int() }),
  event('STAFF_TRANSFERRED', {
    transferId: id,
    fromId: id,
    toId: id,
    kind: z.enum(['left', 'moved']),
    roles: z.array(text),
    moved: z.record(text, z.int()),
  }),
  /** `to` names nobody: pseudonyms and ids only. */
  event('STAFF_MASKED', { staffId: id, pseudonym: text }),
  event('STAFF_LEFT', { staffId: id, platform: text }),
  event('IDENTITY_LINKED', { staffId: id, platform: text }),
  event('ANNOUNCED', { policyId: text, season: text, closesOn: civilDate, ahead: z.int(), people: z.int() }),
  event('MESSAGE_DEAD', { outboxId: id, code: text }),
  event('MESSAGE_RETRIED', { outboxId: id }),
] as const;
