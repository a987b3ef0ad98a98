import { z } from 'zod';
import { cited, Id } from './cited.js';
import { Condition } from './condition.js';
import { MonthDay } from './dates.js';
import { PolicyEffect } from './effect.js';

/**
 * A civil date of a project that something is counted from. `opened`: the day on which the task opened. `field`: a date in
 * a form. `done`: the day on which that task was last finished (with that outcome). `yearOf`: a fixed day of the year that a
 * number field names, `years` later or earlier. `after`: the last day of a period (`count`) after another point, as a
 * deadline of it would end. `latest`: the latest of several that are known.
 */
export type Point =
  | 'opened'
  | { field: string }
  | { done: string; outcome?: string | undefined }
  | { yearOf: string; years: number; day: string }
  | { after: Point; count: Count }
  | { latest: Point[] };
export const Point: z.ZodType<Point> = z.lazy(() =>
  z.union([
    z.literal('opened'),
    z.strictObject({ field: z.string().min(3) }),
    z.strictObject({ done: Id, outcome: Id.optional() }),
    z.strictObject({ yearOf: z.string().min(3), years: z.int().min(-5).max(5).default(0), day: MonthDay }),
    z.strictObject({ after: Point, count: Count }),
    z.strictObject({ latest: z.array(Point).min(2) }),
  ]),
);

const Unit = z.enum(['wd', 'd', 'm', 'y']);

/** `wd` working days, `d` days, `m` months, `y` years. */
export const Count = z.strictObject({ n: z.int().min(1), unit: Unit });
export type Count = z.infer<typeof Count>;

/** The same with the number read from a number field (the length of a trial run that the unit sets itself); `else` where it was left empty. */
export const FieldCount = z.strictObject({ field: z.string().min(3), unit: Unit, else: z.int().min(1).optional() });
export type FieldCount = z.infer<typeof FieldCount>;

/** A bound in time: `from` itself, or that much after it. */
export const Bound = z.strictObject({ from: Point, count: Count.optional() });
export type Bound = z.infer<typeof Bound>;

const Length = z.union([Count, FieldCount, z.strictObject({ fixed: MonthDay })]);

/** What a deadline counts from, and how long, once `when` holds (a longer time that was granted): its clock moves, and the task stays as it is. */
export const Extension = z.strictObject({
  when: Condition,
  starts: Point,
  count: Length,
  reading: z.string().optional(),
  /** Why it moved, in a few words: to those whom it concerns, and in the record. */
  because: z.string().min(1),
});
export type Extension = z.infer<typeof Extension>;

/**
 * A civil date by which `task` must be done. It starts at a point of the project's life; one that counts from a field is
 * worked out again when the field is corrected. A fixed date (`month-day`) does not move. With `opens` it is a window:
 * before that day the task is refused with the first possible date, and the opening is told.
 */
export const Deadline = z.strictObject({
  name: z.string().min(1),
  ...cited,
  task: Id,
  holder: Id,
  starts: Point,
  count: Length,
  extended: Extension.optional(),
  opens: Bound.extend({ when: Condition.optional() }).optional(),
  when: Condition.optional(),
  /** One sentence on what a miss costs, shown in reminders. */
  consequence: z.string().optional(),
  /** Whether being late must be explained by whoever does the task. */
  lateReason: z.boolean().default(false),
  /** Whether a meeting has only to be held by then: its day counts, and not that on which its conclusion is recorded. */
  byMeeting: z.boolean().default(false),
  ladder: Id.default('default'),
  /** What happens by itself when the day has passed and the task is not done; once. */
  lapses: z.array(PolicyEffect).default([]),
});
export type Deadline = z.infer<typeof Deadline>;

/** One rung of a reminder ladder: `offset` working days from the due date, negative before it; `copy` roles get it too. */
export const Rung = z.strictObject({ offset: z.int().min(-60).max(60), copy: z.array(Id).default([]) });
export type Rung = z.infer<typeof Rung>;
export const Ladder = z.strictObject({ rungs: z.array(Rung).min(1) });
export type Ladder = z.infer<typeof Ladder>;

/** A day of every year until which something is open: announced to `to` that many working days before it closes. */
export const Season = z.strictObject({
  name: z.string().min(1),
  ...cited,
  closes: MonthDay,
  announce: z.array(z.int().min(0).max(120)).min(1).default([20, 5, 1]),
  to: z.array(Id).min(1),
  /** What to do until then; `{date}` and `{nextYear}` are filled in. */
  message: z.string().min(1),
});
export type Season = z.infer<typeof Season>;
