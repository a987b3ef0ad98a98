import 'reflect-metadata';
import type { ColumnOptions, ValueTransformer } from 'typeorm';

/** `bigint` comes back from MySQL as a string: every value here is below 2^53, so it is a number in the program. */
const int64: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

/** 万元 in the program (up to six decimals), whole 分 in the database: sums stay exact. */
const wanAsFen: ValueTransformer = {
  // No database keeps the sign of a nought.
  to: (wan: number | null | undefined) => (wan === null || wan === undefined ? wan : Math.round(wan * 1e6) + 0),
  from: (fen: string | number | null) => (fen === null ? null : Number(fen) / 1e6),
};

/** A civil date, `yyyy-mm-dd` in Asia/Shanghai. Text, because `date` is shifted by the process's time zone on MySQL. */
export const civilDate = { type: 'varchar', length: 10 } as const satisfies ColumnOptions;
/** An instant, epoch ms. */
export const instant = { type: 'bigint', transformer: int64 } as const satisfies ColumnOptions;
export const money = { type: 'bigint', transformer: wanAsFen } as const satisfies ColumnOptions;
/** Long text; `mediumtext` on MySQL (see `data-source.ts`), where `text` ends at 64 KB. */
export const longText = { type: 'text' } as const satisfies ColumnOptions;
/** An object or array. Never a bare string: MySQL would parse it twice. */
export const json = { type: 'json' } as const satisfies ColumnOptions;
/** One word of a closed list: a state, a kind. */
export const word = { type: 'varchar', length: 16 } as const satisfies ColumnOptions;
/** An id given by a policy: a stage, a task, a form. */
export const policyName = { type: 'varchar', length: 40 } as const satisfies ColumnOptions;
/** An id given by a platform: a user, a chat, a message. */
export const platformId = { type: 'varchar', length: 128 } as const satisfies ColumnOptions;
export const orNull = { nullable: true } as const satisfies ColumnOptions;
