import { z } from 'zod';
import { cited, Id } from './cited.js';
import { Condition } from './condition.js';

/** `wd` working days, `d` days, `m` months, `y` years. */
export const Count = z.strictObject({ n: z.int().min(1), unit: z.enum(['wd', 'd', 'm', 'y']) });
export type Count = z.infer<typeof Count>;

/**
 * A civil date by which `task` must be done. It starts when the task opens, or on the date in a field
 * (then a correction of that field recomputes it). A fixed date (`month-day`) does not move.
 */
export const Deadline = z.strictObject({
  name: z.string().min(1),
  ...cited,
  task: Id,
  holder: Id,
  starts: z.union([z.literal('opened'), z.strictObject({ field: z.string().min(3) })]),
  count: z.union([Count, z.strictObject({ fixed: z.string().regex(/^\d\d-\d\d$/) })]),
  when: Condition.optional(),
  /** One sentence on what a miss costs, shown in reminders. */
  consequence: z.string().optional(),
  /** Whether being late must be explained by whoever does the task. */
  lateReason: z.boolean().default(false),
  ladder: Id.default('default'),
});
export type Deadline = z.infer<typeof Deadline>;

/** One rung of a reminder ladder: `offset` working days from the due date, negative before it; `copy` roles get it too. */
export const Rung = z.strictObject({ offset: z.int().min(-60).max(60), copy: z.array(Id).default([]) });
export type Rung = z.infer<typeof Rung>;
export const Ladder = z.strictObject({ rungs: z.array(Rung).min(1) });
export type Ladder = z.infer<typeof Ladder>;
