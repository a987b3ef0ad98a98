import type { Condition } from '../policies/schema/index.js';

export type CellValue = string | number | null;
export type Row = Readonly<Record<string, CellValue>>;
/** A form's answers by field id, typed: text, choice and civil date as string; number and money (万元) as number; yesno as boolean. */
export type FormValue = string | number | boolean | readonly string[] | readonly Row[] | null;
export type FormValues = Readonly<Record<string, FormValue>>;

export interface TaskFacts {
  readonly id: number;
  /** The task's id in the policy. */
  readonly task: string;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly outcome: string | null;
  /** 1 for the first time that this task opens in the project. */
  readonly round: number;
  readonly openedOn: string;
  /** When it was finished, epoch ms, and on which civil date. */
  readonly decidedAt: number | null;
  readonly decidedOn: string | null;
  /** The body that it is asked of (its name), or the lot that it belongs to (`contract:1`); null for the project itself. */
  readonly subject: string | null;
  /** The task whose end opened it. */
  readonly openedBy: number | null;
}

/** A material that is there, its newest file not recalled. */
export interface MaterialFacts {
  readonly material: string;
  /** The task for which it was handed in. */
  readonly taskId: number | null;
  readonly subject: string | null;
  /** Epoch ms. */
  readonly at: number;
}

/** The answers that were handed in with one task. */
export interface FormEntry {
  readonly form: string;
  readonly subject: string | null;
  /** Null for answers that are just being taken in. */
  readonly taskId: number | null;
  readonly values: FormValues;
}

/** Days on which the project stood still: from `from` until `to` (exclusive), open while `to` is null. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
  readonly why: string;
}

export interface OpinionFacts {
  readonly id: number;
  /** The task with which it was raised; null while that is being decided. */
  readonly taskId: number | null;
  readonly no: number;
  readonly text: string;
  readonly answer: string | null;
  readonly state: 'open' | 'answered' | 'accepted';
}

export interface DeadlineFacts {
  readonly id: number;
  readonly deadline: string;
  readonly taskId: number | null;
  readonly startOn: string;
  readonly dueOn: string;
  /** The first day of its window. */
  readonly opensOn: string | null;
  readonly state: 'running' | 'met' | 'metLate' | 'missed' | 'suspended' | 'cancelled';
}

/** All that deciding needs of a project, loaded once; pure data. */
export interface ProjectFacts {
  readonly status: 'draft' | 'running' | 'ended';
  readonly stage: string;
  readonly result: 'passed' | 'failed' | 'cancelled' | 'done' | null;
  readonly tasks: readonly TaskFacts[];
  /** Answers that were submitted last, by form id; for whoever fills a form in, with its draft in place. */
  readonly forms: Readonly<Record<string, FormValues>>;
  /** Everything that was handed in, a task each, oldest first. */
  readonly entries: readonly FormEntry[];
  readonly materials: readonly MaterialFacts[];
  readonly opinions: readonly OpinionFacts[];
  readonly deadlines: readonly DeadlineFacts[];
  readonly flags: Readonly<Record<string, boolean>>;
  readonly pauses: readonly Pause[];
  /** From inside which body or lot the facts are read: its own forms, materials and tasks then stand for all; see `within`. */
  readonly view: string | null;
}

/** A fact that a condition can test. */
export type Fact = string | number | boolean | readonly string[] | null;
export type FactReader = (path: string) => Fact;
export type { Condition };
