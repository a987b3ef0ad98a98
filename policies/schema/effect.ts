import { z } from 'zod';
import { cited, Id } from './cited.js';
import { Condition } from './condition.js';

const when = { when: Condition.optional() };

/**
 * What an outcome does, in order. `when` is tested on the facts after the outcome's own values are taken in. A task that
 * is asked of several bodies opens once for each; a task of a lot opens in the lot of the task that opens it, or begins
 * the next lot.
 */
export const PolicyEffect = z.union([
  z.strictObject({ ...when, stage: Id }),
  z.strictObject({ ...when, open: Id }),
  z.strictObject({ ...when, cancel: Id }),
  z.strictObject({ ...when, end: z.enum(['passed', 'failed', 'cancelled', 'done']) }),
  z.strictObject({ ...when, letter: Id }),
  /** An entry in the year's ledger of the unit; with `confirm: false` it is a plain record that nobody has to confirm. */
  z.strictObject({
    ...when,
    ledger: z.strictObject({ points: z.number(), reason: z.string(), confirm: z.boolean().default(true), ...cited }),
  }),
  z.strictObject({ ...when, flag: Id, value: z.boolean() }),
  /** A form's answers no longer count: the next round begins without them. They stay on record. */
  z.strictObject({ ...when, clear: Id }),
  /** A material's files no longer count: it has to be handed in anew (a plan that must be written again). They stay on record. */
  z.strictObject({ ...when, renew: Id }),
  /** All opinions still open count as accepted. */
  z.strictObject({ ...when, settle: z.literal('opinions') }),
  /** The project stands still: its clocks stop, and only tasks with `whilePaused` go on; both sides read since when and why. */
  z.strictObject({ ...when, pause: z.string().min(1), ...cited }),
  /** It goes on: each stopped deadline is worked out again without the days in between. */
  z.strictObject({ ...when, resume: z.string().min(1) }),
  /** A notice to these roles, with facts filled in that it names by path (`{payment.amount}`); with `facts` each of these paths is set out on a line below; with `files` the newest file of each of these materials goes along into their chats. */
  z.strictObject({
    ...when,
    notify: z.array(Id).min(1),
    message: z.string().min(1),
    facts: z.array(z.string().min(3)).max(12).default([]),
    files: z.array(Id).default([]),
  }),
]);
export type PolicyEffect = z.infer<typeof PolicyEffect>;
