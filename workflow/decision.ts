import type { FormValues } from './facts.js';
import type { Refusal } from './refusals.js';
import type { CivilDate } from './time/civil.js';
import type { Resolution } from './time/resolution.js';

/** What happens to a project. Ids are those of rows; names are those of the policy. */
export type WorkflowEvent =
  /**
   * A task's actor finishes it with an outcome. `values` are the form's answers where the task has one; `heldOn` is the day of the meeting
   * that came to it, which may be recorded later.
   */
  | {
      readonly type: 'complete';
      readonly taskId: number;
      readonly outcome: string;
      readonly input: OutcomeInput;
      readonly heldOn?: CivilDate;
    }
  /** A person begins a task that the policy lets him begin. */
  | { readonly type: 'start'; readonly task: string }
  /** A date that deadlines count from was wrong; in a lot, that of the lot from which the facts are seen. */
  | { readonly type: 'correct'; readonly field: string; readonly value: string; readonly reason: string }
  /** Answers of an open task were kept: a date among them may start or move a deadline. */
  | { readonly type: 'filled'; readonly taskId: number }
  | { readonly type: 'flag'; readonly flag: string; readonly value: boolean }
  /** Whoever handed a task in takes it back. `touched`: what others have done about it since, if anything. `brought`: null where nobody knows. */
  | { readonly type: 'withdraw'; readonly taskId: number; readonly brought: Brought | null; readonly touched: readonly Touch[] }
  /** A deadline's day passed and its task is still open. The clock's own doing. */
  | { readonly type: 'lapse'; readonly deadlineId: number }
  /** The meeting to which the task was brought was held `on` that day, and its conclusion may be recorded later. The clock's own doing. */
  | { readonly type: 'held'; readonly taskId: number; readonly on: CivilDate }
  /** It was not, or on another day: it was cancelled, put off, or goes on without the task. */
  | { readonly type: 'notHeld'; readonly taskId: number };

/** What was written along with a hand-in, as the audit has it. */
export interface Brought {
  /** The kinds of its effects beside those that are the handing in itself, in order. */
  readonly effects: readonly EffectType[];
  /** The stage that the project went into with it, and the one in which it stood before; null where it stayed. */
  readonly moved: { readonly from: string; readonly to: string } | null;
}

/** What somebody did about what was handed in: `孔亮` `已请曹颖提意见`. */
export interface Touch {
  readonly who: string;
  readonly what: string;
}

export interface OutcomeInput {
  readonly values?: FormValues;
  readonly reason?: string;
  readonly opinions?: readonly string[];
  /** Why it comes late, where a deadline that has passed asks for it. */
  readonly lateReason?: string;
}

/** What is to be written, in order, in one transaction. Rows that do not exist yet are named by their policy ids. */
export type Effect =
  | { readonly type: 'taskClosed'; readonly taskId: number; readonly outcome: string; readonly reason: string | null }
  /** `subject`: the body that it is asked of, or the lot. */
  | { readonly type: 'taskOpened'; readonly task: string; readonly round: number; readonly subject: string | null }
  /** `why`: said to those who had it, where it was taken back from them. */
  | { readonly type: 'taskCancelled'; readonly taskId: number; readonly why?: string }
  /** It stands open as before it was handed in, with all that was typed. */
  | { readonly type: 'taskReopened'; readonly taskId: number }
  | { readonly type: 'stageEntered'; readonly stage: string }
  | { readonly type: 'ended'; readonly result: 'passed' | 'failed' | 'cancelled' | 'done' }
  | { readonly type: 'formTaken'; readonly form: string; readonly values: FormValues }
  /** Its files, of the lot its own, count no longer. */
  | { readonly type: 'materialDropped'; readonly material: string }
  | { readonly type: 'flagSet'; readonly flag: string; readonly value: boolean }
  | { readonly type: 'opinionsRaised'; readonly items: readonly string[] }
  /** All opinions of earlier rounds are settled by this outcome. */
  | { readonly type: 'opinionsAccepted'; readonly ids: readonly number[] }
  | { readonly type: 'letterIssued'; readonly letter: string }
  /** An entry in the year's ledger: proposed for the office to confirm, or a plain record. `heldOn`: the day whose year it is, where that is not today. */
  | {
      readonly type: 'ledgerProposed';
      readonly points: number;
      readonly reason: string;
      readonly article: string;
      readonly confirm: boolean;
      readonly heldOn?: CivilDate;
    }
  /** `opensOn`: the first day of its window, where it is one. Suspended while the project stands still: it runs when that goes on. */
  | {
      readonly type: 'deadlineStarted';
      readonly deadline: string;
      readonly task: string;
      readonly subject: string | null;
      readonly state: 'running' | 'suspended';
      readonly resolution: Resolution;
      readonly opensOn: string | null;
    }
  | {
      readonly type: 'deadlineMoved';
      readonly deadlineId: number;
      readonly resolution: Resolution;
      readonly opensOn: string | null;
      readonly reason: string;
      /** A longer time was granted: what follows from its day passing follows again, should it have happened before. */
      readonly anew?: boolean;
    }
  /** It runs on as if its task had not been finished. */
  | { readonly type: 'deadlineReopened'; readonly deadlineId: number }
  /** Its day passed undone, and what follows from that has happened; `missed`: its task is not waited for any more, so that it ends so. */
  | { readonly type: 'deadlineLapsed'; readonly deadlineId: number; readonly missed: boolean }
  /** The project stands still from today, these clocks with it. */
  | { readonly type: 'paused'; readonly why: string; readonly article: string; readonly deadlineIds: readonly number[] }
  | { readonly type: 'resumed'; readonly why: string }
  | {
      readonly type: 'deadlineClosed';
      readonly deadlineId: number;
      readonly state: 'met' | 'metLate' | 'cancelled';
      readonly on: string;
      readonly reason: string | null;
    }
  /** `points`: facts in words, one a line. `files`: materials whose newest file goes along. */
  | {
      readonly type: 'noticed';
      readonly roles: readonly string[];
      readonly message: string;
      readonly points: readonly string[];
      readonly files: readonly string[];
    };

export type EffectType = Effect['type'];
export type EffectOf<T extends EffectType> = Extract<Effect, { type: T }>;

export type Decision =
  { readonly ok: true; readonly effects: readonly Effect[] } | { readonly ok: false; readonly refusal: Refusal };
