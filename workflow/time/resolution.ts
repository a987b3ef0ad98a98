/** Why a day counts or does not: 工作日, 周末, 调休上班, a holiday's name, 起算日, 顺延. */
export interface CountedDay {
  /** `yyyy-mm-dd` in Asia/Shanghai. */
  readonly date: string;
  readonly counted: boolean;
  readonly why: string;
}

/** A deadline worked out once and kept with its count. */
export interface Resolution {
  readonly startOn: string;
  readonly dueOn: string;
  /** False past the last published year (暂估): computed again when the year's notice arrives. */
  readonly certain: boolean;
  /** For working days each day; for days, months and years the corner days. */
  readonly days: readonly CountedDay[];
}
