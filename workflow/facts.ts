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
}

export interface OpinionFacts {
  readonly id: number;
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
  /** Ids of the materials that are present (their newest file not recalled). */
  readonly materials: readonly string[];
  readonly opinions: readonly OpinionFacts[];
  readonly deadlines: readonly DeadlineFacts[];
  readonly flags: Readonly<Record<string, boolean>>;
}

/** A fact that a condition can test. */
export type Fact = string | number | boolean | readonly string[] | null;
export type FactReader = (path: string) => Fact;
export type { Condition };
