import { z } from 'zod';
import { cited, Id } from './cited.js';
import { Condition } from './condition.js';

const when = { when: Condition.optional() };

/** A thing that must hold before a task may be done; `refusal` tells the person what to do next. */
export const Gate = z.strictObject({ id: Id, ...cited, require: Condition, refusal: z.string().min(1), ...when });
export type Gate = z.infer<typeof Gate>;

/** What an outcome does, in order. `when` is tested on the facts after the outcome's own values are taken in. */
export const PolicyEffect = z.union([
  z.strictObject({ ...when, stage: Id }),
  z.strictObject({ ...when, open: Id }),
  z.strictObject({ ...when, cancel: Id }),
  z.strictObject({ ...when, end: z.enum(['passed', 'failed', 'cancelled', 'done']) }),
  z.strictObject({ ...when, letter: Id }),
  z.strictObject({ ...when, ledger: z.strictObject({ points: z.number(), reason: z.string(), ...cited }) }),
  z.strictObject({ ...when, flag: Id, value: z.boolean() }),
  /** A form's answers no longer count: the next round begins without them. They stay on record. */
  z.strictObject({ ...when, clear: Id }),
  /** All opinions still open count as accepted. */
  z.strictObject({ ...when, settle: z.literal('opinions') }),
  z.strictObject({ ...when, notify: z.array(Id).min(1), message: z.string().min(1) }),
]);
export type PolicyEffect = z.infer<typeof PolicyEffect>;

export const Outcome = z.strictObject({
  label: z.string().min(1),
  style: z.enum(['primary', 'default', 'danger']).default('default'),
  ...cited,
  article: cited.article.optional(),
  /** What the actor must give with it: a reason, numbered opinions, or the task's own form. */
  needs: z.array(z.enum(['reason', 'opinions', 'form'])).default([]),
  /** Asked before it takes effect, where it cannot be taken back. */
  confirm: z.string().optional(),
  when: Condition.optional(),
  gates: z.array(Gate).default([]),
  effects: z.array(PolicyEffect).default([]),
});
export type Outcome = z.infer<typeof Outcome>;

/** Something one role must do in a stage. A `form` task's first outcome is its submission. */
export const Task = z.strictObject({
  kind: z.enum(['form', 'review', 'consultation', 'meeting', 'filing', 'confirmation', 'window']),
  name: z.string().min(1),
  /** The words for 下一步, to the actor; else the name is used. */
  todo: z.string().optional(),
  stage: Id,
  actor: Id,
  ...cited,
  form: Id.optional(),
  /** Forms set out on the card of whoever decides. */
  shows: z.array(Id).default([]),
  materials: z.array(Id).default([]),
  /** The open opinions must each be answered before this is submitted. */
  answersOpinions: z.boolean().default(false),
  /** The actor sees the answers and accepts or reopens each opinion. */
  closesOpinions: z.boolean().default(false),
  meeting: Id.optional(),
  /** The actor may begin it by himself while this holds (变更申请 …). */
  startable: Condition.optional(),
  gates: z.array(Gate).default([]),
  outcomes: z.record(Id, Outcome),
});
export type Task = z.infer<typeof Task>;

/** Where a project stands. */
export const Stage = z.strictObject({ name: z.string().min(1), ...cited });
export type Stage = z.infer<typeof Stage>;
