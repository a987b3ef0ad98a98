/**
 * One unit of work: all its stores write in one transaction, or nothing is written. A handler uses it so:
 *
 * ```ts
 * const reply = await db.tx(async (tx) => {
 *   if (!(await tx.inbox.insertIfAbsent(inbound.key, at))) return null; // delivered twice
 *   const task = await tx.tasks.get(taskId);
 *   if (task === null) throw new Refused(refuse('TASK_NOT_FOUND')); // nothing is written
 *   const won = await tx.tasks.update(task.id, task.version, { state: 'done', outcome, decidedBy, decidedAt: at });
 *   if (!won) throw new Refused(refuse('STALE_CARD')); // someone was faster
 *   const body = { taskId, task: task.task, outcome, reason: null };
 *   await tx.audit.append(`project:${task.projectId}`, { type: 'TASK_CLOSED', byId: decidedBy, body }, at);
 *   await tx.outbox.enqueue({ topic: 'send', platform, toType: 'user', toId, payload: { card }, at });
 *   return card;
 * });
 * ```
 *
 * The work may run more than once (a lost race, a lost connection, a unit of the same commit that failed): it touches nothing but the stores, never waits for the
 * network, and awaits every call. A `db.tx` inside another would wait for itself; inside a `Scope` there is no `db`. A unit must not know which database it is on.
 */
import type { AllowanceStore } from './stores/allowance-store.js';
import type { AuditStore } from './stores/audit-store.js';
import type { BatchStore } from './stores/batch-store.js';
import type { BoardStore } from './stores/board-store.js';
import type { CardMessageStore } from './stores/card-message-store.js';
import type { AdviceStore, DeputyStore, HandoverStore, UrgeStore, WatcherStore } from './stores/colleague-stores.js';
import type { DeadlineStore, DigestStore, RungStore } from './stores/deadline-store.js';
import type { DutyStore } from './stores/duty-store.js';
import type { FormStore } from './stores/form-store.js';
import type { GroupStore } from './stores/group-store.js';
import type { InboxStore } from './stores/inbox-store.js';
import type { LeaseStore } from './stores/lease-store.js';
import type { LedgerStore } from './stores/ledger-store.js';
import type { LetterStore } from './stores/letter-store.js';
import type { ExpectationStore, MaterialStore } from './stores/material-store.js';
import type { AgendaStore, AttendeeStore, MeetingStore } from './stores/meeting-store.js';
import type { NoticeStore } from './stores/notice-store.js';
import type { OpinionStore } from './stores/opinion-store.js';
import type { OutboxStore } from './stores/outbox-store.js';
import type { PageAttemptStore, PageLinkStore } from './stores/page-door-stores.js';
import type { PageAnswerStore, PageSessionStore } from './stores/page-stores.js';
import type { AnnouncementStore, PauseStore } from './stores/pause-store.js';
import type { ProjectStore } from './stores/project-store.js';
import type { SequenceStore } from './stores/sequence-store.js';
import type { SettingStore } from './stores/setting-store.js';
import type { StaffStore } from './stores/staff-store.js';
import type { TaskStore } from './stores/task-store.js';
import type { TellingStore } from './stores/telling-store.js';
import type { TransferStore } from './stores/transfer-store.js';
import type { TypedWordsStore } from './stores/typed-words-store.js';
import type { UnitStore } from './stores/unit-store.js';
import type { WrittenTo } from './sql/written-to.js';

export interface Tx {
  /** What the unit did so far. */
  readonly unit: WrittenTo;
  readonly units: UnitStore;
  readonly staff: StaffStore;
  readonly projects: ProjectStore;
  readonly tasks: TaskStore;
  readonly duties: DutyStore;
  readonly forms: FormStore;
  readonly materials: MaterialStore;
  readonly expectations: ExpectationStore;
  readonly opinions: OpinionStore;
  readonly deadlines: DeadlineStore;
  readonly rungs: RungStore;
  readonly digests: DigestStore;
  readonly pauses: PauseStore;
  readonly announcements: AnnouncementStore;
  readonly meetings: MeetingStore;
  readonly agenda: AgendaStore;
  readonly attendees: AttendeeStore;
  readonly letters: LetterStore;
  readonly ledger: LedgerStore;
  readonly cardMessages: CardMessageStore;
  readonly groups: GroupStore;
  readonly inbox: InboxStore;
  readonly outbox: OutboxStore;
  readonly audit: AuditStore;
  readonly leases: LeaseStore;
  readonly sequence: SequenceStore;
  readonly settings: SettingStore;
  readonly advice: AdviceStore;
  readonly deputies: DeputyStore;
  readonly watchers: WatcherStore;
  readonly urges: UrgeStore;
  readonly handovers: HandoverStore;
  readonly batches: BatchStore;
  readonly transfers: TransferStore;
  readonly allowances: AllowanceStore;
  readonly tellings: TellingStore;
  readonly typedWords: TypedWordsStore;
  readonly notices: NoticeStore;
  readonly board: BoardStore;
  readonly pageSessions: PageSessionStore;
  readonly pageAnswers: PageAnswerStore;
  readonly pageAttempts: PageAttemptStore;
  readonly pageLinks: PageLinkStore;
}
