import type { Audit } from '../audit.entity.js';

/** A project came into a stage. */
export interface StageEntry {
  readonly projectId: number;
  readonly stage: string;
  /** Epoch ms. */
  readonly at: number;
}

/** A project ended. */
export interface Ending {
  readonly projectId: number;
  readonly result: 'passed' | 'failed' | 'cancelled' | 'done';
  readonly at: number;
}

/** A rung of a deadline's ladder was told. */
export interface Reminder {
  readonly projectId: number;
  readonly deadlineId: number;
  readonly at: number;
  /** `staff:12`, `chat:<chat id>` */
  readonly targets: readonly string[];
}

type Stored = Pick<Audit, 'subject' | 'at' | 'body'>;

/** Subject of a project's events, without its id. */
export const PROJECT_SUBJECT = 'project:';

/** Reads what `AuditStore.append` wrote and checked; there are too many to check each again. */
export function parseStageEntry({ subject, at, body }: Stored): StageEntry {
  const { stage } = JSON.parse(body) as { readonly stage: string };
  return { projectId: projectOf(subject), stage, at };
}

export function parseEnding({ subject, at, body }: Stored): Ending {
  const { result } = JSON.parse(body) as Pick<Ending, 'result'>;
  return { projectId: projectOf(subject), result, at };
}

export function parseReminder({ subject, at, body }: Stored): Reminder {
  const { deadlineId, targets } = JSON.parse(body) as Pick<Reminder, 'deadlineId' | 'targets'>;
  return { projectId: projectOf(subject), deadlineId, at, targets };
}

function projectOf(subject: string): number {
  return Number(subject.slice(PROJECT_SUBJECT.length));
}
