import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { Advice } from './advice.entity.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Allowance } from './allowance.entity.js';
import { Announcement } from './announcement.entity.js';
import { Attendee } from './attendee.entity.js';
import { Audit } from './audit.entity.js';
import { BatchItem } from './batch-item.entity.js';
import { Batch } from './batch.entity.js';
import { CardMessage } from './card-message.entity.js';
import { Deadline } from './deadline.entity.js';
import { Deputy } from './deputy.entity.js';
import { Digest } from './digest.entity.js';
import { Expectation } from './expectation.entity.js';
import { Form } from './form.entity.js';
import { GroupChat } from './group-chat.entity.js';
import { Handover } from './handover.entity.js';
import { Identity } from './identity.entity.js';
import { Inbox } from './inbox.entity.js';
import { JobLease } from './job-lease.entity.js';
import { lazily } from './lazily.js';
import { LedgerEntry } from './ledger-entry.entity.js';
import { Letter } from './letter.entity.js';
import { Material } from './material.entity.js';
import { Meeting } from './meeting.entity.js';
import { NoticeCount } from './notice-count.entity.js';
import { Notice } from './notice.entity.js';
import { Opinion } from './opinion.entity.js';
import { Outbox } from './outbox.entity.js';
import { PageAnswer } from './page-answer.entity.js';
import { PageAttempt } from './page-attempt.entity.js';
import { PageLink } from './page-link.entity.js';
import { PageSession } from './page-session.entity.js';
import { Pause } from './pause.entity.js';
import { Project } from './project.entity.js';
import { ReminderRung } from './reminder-rung.entity.js';
import { rowShape } from './sql/row-shape.js';
import { Sequence } from './sequence.entity.js';
import type { Session } from './sql/session.js';
import { Setting } from './setting.entity.js';
import { Staff } from './staff.entity.js';
import { AllowanceStore } from './stores/allowance-store.js';
import { AuditStore } from './stores/audit-store.js';
import { BatchStore } from './stores/batch-store.js';
import { BoardStore } from './stores/board-store.js';
import { CardMessageStore } from './stores/card-message-store.js';
import { AdviceStore, DeputyStore, HandoverStore, UrgeStore, WatcherStore } from './stores/colleague-stores.js';
import { DeadlineStore, DigestStore, RungStore } from './stores/deadline-store.js';
import { DutyStore } from './stores/duty-store.js';
import { FormStore } from './stores/form-store.js';
import { GroupStore } from './stores/group-store.js';
import { InboxStore } from './stores/inbox-store.js';
import { LeaseStore } from './stores/lease-store.js';
import { LedgerStore } from './stores/ledger-store.js';
import { LetterStore } from './stores/letter-store.js';
import { ExpectationStore, MaterialStore } from './stores/material-store.js';
import { AgendaStore, AttendeeStore, MeetingStore } from './stores/meeting-store.js';
import { NoticeStore } from './stores/notice-store.js';
import { OpinionStore } from './stores/opinion-store.js';
import { OutboxStore } from './stores/outbox-store.js';
import { PageAttemptStore, PageLinkStore } from './stores/page-door-stores.js';
import { PageAnswerStore, PageSessionStore } from './stores/page-stores.js';
import { AnnouncementStore, PauseStore } from './stores/pause-store.js';
import { ProjectStore } from './stores/project-store.js';
import { SequenceStore } from './stores/sequence-store.js';
import { SettingStore } from './stores/setting-store.js';
import { StaffStore } from './stores/staff-store.js';
import { TaskStore } from './stores/task-store.js';
import { TellingStore } from './stores/telling-store.js';
import { TransferStore } from './stores/transfer-store.js';
import { TypedWordsStore } from './stores/typed-words-store.js';
import { UnitStore } from './stores/unit-store.js';
import { Table } from './sql/table.js';
import { Task } from './task.entity.js';
import { Telling } from './telling.entity.js';
import { Transfer } from './transfer.entity.js';
import type { Tx } from './tx.js';
import { TypedWords } from './typed-words.entity.js';
import { Unit } from './unit.entity.js';
import type { UnitSession } from './sql/unit-session.js';
import { Urge } from './urge.entity.js';
import { Watcher } from './watcher.entity.js';

/** Learns the tables' shapes once; what it returns makes the stores of one unit of work, each when it is first used. */
export function txFactory(dataSource: DataSource): (session: UnitSession) => Tx {
  const tableOf = <T extends ObjectLiteral>(entity: EntityTarget<T>): ((session: Session) => Table<T>) => {
    const shape = rowShape(dataSource, entity);
    return (session) => new Table(session, shape);
  };
  const [units, staff, identities, projects, tasks] = [
    tableOf(Unit),
    tableOf(Staff),
    tableOf(Identity),
    tableOf(Project),
    tableOf(Task),
  ];
  const [forms, materials, expectations, opinions] = [tableOf(Form), tableOf(Material), tableOf(Expectation), tableOf(Opinion)];
  const [deadlines, rungs, digests] = [tableOf(Deadline), tableOf(ReminderRung), tableOf(Digest)];
  const [pauses, announcements] = [tableOf(Pause), tableOf(Announcement)];
  const [meetings, agenda, attendees] = [tableOf(Meeting), tableOf(AgendaItem), tableOf(Attendee)];
  const [letters, ledger, cardMessages, groups] = [
    tableOf(Letter),
    tableOf(LedgerEntry),
    tableOf(CardMessage),
    tableOf(GroupChat),
  ];
  const [inbox, outbox, audit] = [tableOf(Inbox), tableOf(Outbox), tableOf(Audit)];
  const [leases, sequences, settings] = [tableOf(JobLease), tableOf(Sequence), tableOf(Setting)];
  const [advice, deputies, watchers] = [tableOf(Advice), tableOf(Deputy), tableOf(Watcher)];
  const [urges, handovers] = [tableOf(Urge), tableOf(Handover)];
  const [pageSessions, pageAnswers] = [tableOf(PageSession), tableOf(PageAnswer)];
  const [pageAttempts, pageLinks] = [tableOf(PageAttempt), tableOf(PageLink)];
  const [batches, batchItems] = [tableOf(Batch), tableOf(BatchItem)];
  const [transfers, allowances, tellings] = [tableOf(Transfer), tableOf(Allowance), tableOf(Telling)];
  const [notices, noticeCounts, typedWords] = [tableOf(Notice), tableOf(NoticeCount), tableOf(TypedWords)];
  return lazily<Tx, UnitSession>({
    unit: (s) => s,
    units: (s) => new UnitStore(units(s)),
    staff: (s) => new StaffStore(staff(s), identities(s)),
    projects: (s) => new ProjectStore(projects(s), { forms: forms(s), tasks: tasks(s), materials: materials(s) }, s),
    tasks: (s) => new TaskStore(tasks(s), projects(s)),
    duties: (s) => new DutyStore(tasks(s), projects(s), s),
    forms: (s) => new FormStore(forms(s)),
    materials: (s) => new MaterialStore(materials(s)),
    expectations: (s) => new ExpectationStore(expectations(s)),
    opinions: (s) => new OpinionStore(opinions(s)),
    deadlines: (s) => new DeadlineStore(deadlines(s), s),
    rungs: (s) => new RungStore(rungs(s)),
    digests: (s) => new DigestStore(digests(s)),
    pauses: (s) => new PauseStore(pauses(s)),
    announcements: (s) => new AnnouncementStore(announcements(s)),
    meetings: (s) => new MeetingStore(meetings(s)),
    agenda: (s) => new AgendaStore(agenda(s)),
    attendees: (s) => new AttendeeStore(attendees(s), s),
    letters: (s) => new LetterStore(letters(s)),
    ledger: (s) => new LedgerStore(ledger(s)),
    cardMessages: (s) => new CardMessageStore(cardMessages(s)),
    groups: (s) => new GroupStore(groups(s)),
    inbox: (s) => new InboxStore(inbox(s)),
    outbox: (s) => new OutboxStore(outbox(s), s),
    audit: (s, { sequence }) => new AuditStore(audit(s), s, sequence),
    leases: (s) => new LeaseStore(leases(s), s),
    sequence: (s) => new SequenceStore(sequences(s), s),
    settings: (s) => new SettingStore(settings(s)),
    advice: (s) => new AdviceStore(advice(s)),
    deputies: (s) => new DeputyStore(deputies(s)),
    watchers: (s) => new WatcherStore(watchers(s)),
    urges: (s) => new UrgeStore(urges(s)),
    handovers: (s) => new HandoverStore(handovers(s)),
    batches: (s) => new BatchStore(batches(s), batchItems(s)),
    transfers: (s) => new TransferStore(transfers(s), s),
    allowances: (s) => new AllowanceStore(allowances(s), s),
    tellings: (s) => new TellingStore(tellings(s), s),
    typedWords: (s) => new TypedWordsStore(typedWords(s), s),
    notices: (s) => new NoticeStore(notices(s), noticeCounts(s), s),
    board: (s) =>
      new BoardStore(
        {
          projects: projects(s),
          tasks: tasks(s),
          deadlines: deadlines(s),
          pauses: pauses(s),
          audit: audit(s),
          urges: urges(s),
          opinions: opinions(s),
        },
        s,
      ),
    pageSessions: (s) => new PageSessionStore(pageSessions(s), s),
    pageAnswers: (s) => new PageAnswerStore(pageAnswers(s), s),
    pageAttempts: (s) => new PageAttemptStore(pageAttempts(s), s),
    pageLinks: (s) => new PageLinkStore(pageLinks(s), s),
  });
}
