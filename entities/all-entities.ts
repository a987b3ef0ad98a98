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
import { Sequence } from './sequence.entity.js';
import { Setting } from './setting.entity.js';
import { Staff } from './staff.entity.js';
import { Task } from './task.entity.js';
import { Telling } from './telling.entity.js';
import { Transfer } from './transfer.entity.js';
import { TypedWords } from './typed-words.entity.js';
import { Unit } from './unit.entity.js';
import { Urge } from './urge.entity.js';
import { Watcher } from './watcher.entity.js';

/** Every table, listed by import: a glob would miss one that is built away. */
export const ALL_ENTITIES = [
  Advice,
  AgendaItem,
  Allowance,
  Announcement,
  Attendee,
  Audit,
  Batch,
  BatchItem,
  CardMessage,
  Deadline,
  Deputy,
  Digest,
  Expectation,
  Form,
  GroupChat,
  Handover,
  Identity,
  Inbox,
  JobLease,
  LedgerEntry,
  Letter,
  Material,
  Meeting,
  Notice,
  NoticeCount,
  Opinion,
  Outbox,
  PageAnswer,
  PageAttempt,
  PageLink,
  PageSession,
  Pause,
  Project,
  ReminderRung,
  Sequence,
  Setting,
  Staff,
  Task,
  Telling,
  Transfer,
  TypedWords,
  Unit,
  Urge,
  Watcher,
];
