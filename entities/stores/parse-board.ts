import type { Audit } from '../audit.entity.js';
import type { SqlRow } from '../sql/session.js';

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

/** A project under way as a board counts it. */
export interface StandingRow {
  readonly id: number;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly unitId: number;
  readonly stage: string;
  /** 万元. */
  readonly totalWan: number | null;
  /** Epoch ms. */
  readonly createdAt: number;
  /** The earliest day of a clock that runs. */
  readonly dueOn: string | null;
  /** When it was handed in first. */
  readonly declaredAt: number | null;
  /** Whether it is what is looked for. */
  readonly found: boolean;
}

export function parseStanding(row: SqlRow): StandingRow {
  const { id, policyId, policyVersion, unitId, stage, totalWan, createdAt, dueOn, declaredAt, found } = row;
  return {
    id: Number(id),
    policyId: String(policyId),
    policyVersion: String(policyVersion),
    unitId: Number(unitId),
    stage: String(stage),
    totalWan: totalWan === null ? null : Number(totalWan) / 1e6,
    createdAt: Number(createdAt),
    dueOn: typeof dueOn === 'string' ? dueOn : null,
    declaredAt: declaredAt === null ? null : Number(declaredAt),
    found: Number(found) === 1,
  };
}

/** Projects of a unit that stand alike. */
export interface TotalRow {
  readonly unitId: number;
  readonly status: string;
  readonly stage: string;
  readonly count: number;
  /** 万元, of those whose total is known. */
  readonly totalWan: number;
}

export function parseTotal({ unitId, status, stage, count, totalWan }: SqlRow): TotalRow {
  return {
    unitId: Number(unitId),
    status: String(status),
    stage: String(stage),
    count: Number(count),
    totalWan: Number(totalWan ?? 0) / 1e6,
  };
}

/** Clocks that stopped alike. */
export interface ClosedCount {
  readonly policyId: string;
  readonly policyVersion: string;
  readonly unitId: number;
  readonly deadline: string;
  readonly holder: string;
  readonly isLate: boolean;
  /** The body that had to keep them; null for a role. */
  readonly body: string | null;
  readonly count: number;
}

export function parseClosedCount({ policyId, policyVersion, unitId, deadline, holder, state, body, count }: SqlRow): ClosedCount {
  return {
    policyId: String(policyId),
    policyVersion: String(policyVersion),
    unitId: Number(unitId),
    deadline: String(deadline),
    holder: String(holder),
    isLate: state !== 'met',
    body: typeof body === 'string' ? body : null,
    count: Number(count),
  };
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
