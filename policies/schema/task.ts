import { z } from 'zod';
import { cited, Id } from './cited.js';
import { Condition } from './condition.js';
import { PolicyEffect } from './effect.js';
import { Bound, Point } from './time.js';

/**
 * A thing that must hold before a task may be done; `refusal` tells the person what to do next. `require` tests facts,
 * `notBefore` and `notAfter` the day of doing it, or the date `of` that is written down with it (an end that lies back); a
 * refusal may name the first or last day as `{date}`, and as `{missing}` the materials among the tested facts that are not
 * there, each with its holder, and any fact by its path (`{derived.unpaid}`).
 */
export const Gate = z
  .strictObject({
    id: Id,
    ...cited,
    when: Condition.optional(),
    require: Condition.optional(),
    of: Point.optional(),
    notBefore: Bound.optional(),
    notAfter: Bound.optional(),
    refusal: z.string().min(1),
  })
  .refine(
    ({ require, notBefore, notAfter }) => require !== undefined || notBefore !== undefined || notAfter !== undefined,
    '门槛缺少条件（require、notBefore 或 notAfter）',
  );
export type Gate = z.infer<typeof Gate>;

export const Outcome = z.strictObject({
  label: z.string().min(1),
  style: z.enum(['primary', 'default', 'danger']).default('default'),
  ...cited,
  article: cited.article.optional(),
  /** What the actor must give with it: a reason, numbered opinions, or the task's own form. */
  needs: z.array(z.enum(['reason', 'opinions', 'form'])).default([]),
  /** Asked before it takes effect, where it cannot be taken back. */
  confirm: z.string().optional(),
  /** Said to whoever took it; `已` and the label unless given. */
  done: z.string().min(1).optional(),
  when: Condition.optional(),
  /** May be chosen before the task's window opens (an extension of it, a withdrawal). */
  early: z.boolean().default(false),
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
  /** What stands in the unit's ledger of this year and the last is set out for whoever decides. */
  showsLedger: z.boolean().default(false),
  /** The open opinions must each be answered before this is submitted. */
  answersOpinions: z.boolean().default(false),
  /** The actor sees the answers and accepts or reopens each opinion. */
  closesOpinions: z.boolean().default(false),
  /** What 合同备案 opens: the `filing` of a contract, and each `entry` where what was signed is written down. */
  contract: z.enum(['entry', 'filing']).optional(),
  meeting: Id.optional(),
  /**
   * Asked of each of these bodies (units of that name) at once, each with a card and a clock of its own. The actor is a
   * role that the bodies' people hold. `answers.<task>.<outcome>` and `answers.<task>.open` count the round's answers.
   */
  bodies: z.array(z.strictObject({ name: z.string().min(1), when: Condition.optional() })).optional(),
  /** One for each lot of this kind (a contract): its forms, materials, deadlines and rounds are the lot's own. */
  per: Id.optional(),
  /** Between offices: the unit is not told of its result, and does not see its opinions until it is asked to answer them. */
  inner: z.boolean().default(false),
  /** Goes on while the project stands still. */
  whilePaused: z.boolean().default(false),
  /** The actor may begin it by himself while this holds (变更申请 …); with `per` it begins the next lot. */
  startable: Condition.optional(),
  gates: z.array(Gate).default([]),
  outcomes: z.record(Id, Outcome),
});
export type Task = z.infer<typeof Task>;

/**
 * Where a project stands. `marks` says what it tells of a project that ever stood there, for lists and statistics: it has been
 * `approved`, it takes the way of `urgent` ones. No step depends on it.
 */
export const Stage = z.strictObject({
  name: z.string().min(1),
  ...cited,
  marks: z.array(z.enum(['approved', 'urgent'])).default([]),
});
export type Stage = z.infer<typeof Stage>;
