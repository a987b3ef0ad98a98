import { z } from 'zod';
import { cited, Id } from './cited.js';
import { Condition } from './condition.js';
import { IsoDate } from './dates.js';
import { PolicyEffect } from './effect.js';
import { Form, Material } from './form.js';
import { Letter, Meeting, Register } from './meeting.js';
import { PlanOutline } from './plan.js';
import { StaffRole } from './staff-role.js';
import { Stage, Task } from './task.js';
import { Deadline, Ladder, Season } from './time.js';

/** A role of this policy and who holds it. `unit` roles are held by staff of the project's own unit. */
export const Role = z.strictObject({
  name: z.string().min(1),
  holds: StaffRole,
  scope: z.enum(['unit', 'jurisdiction']),
  ...cited,
  article: cited.article.optional(),
});
export type Role = z.infer<typeof Role>;

/**
 * A switch that the office sets where the text has words without a figure (投资额度较大 …); offered while `when` holds. `then` follows at
 * once whenever the office turns it, on or off: each effect says by its own `when` which way is meant.
 */
export const Flag = z.strictObject({
  name: z.string().min(1),
  ...cited,
  setBy: Id,
  when: Condition.optional(),
  then: z.array(PolicyEffect).default([]),
});

/** A rule that only informs: answered when somebody asks, and with `onDeclaring` said to whoever begins a declaration. */
export const Info = z.strictObject({
  title: z.string().min(1),
  ...cited,
  answer: z.string().min(1),
  keywords: z.array(z.string()).min(1),
  onDeclaring: z.boolean().default(false),
});

/**
 * A number worked out from others. `percentCut`: how much smaller `to` is than `from`, in percent, rounded up. `minus`: the
 * first less the others. `plus`: their sum. `average`: the mean of those that are filled in, to two decimals, the rest left off. `percentOf`: so
 * many percent of an amount, to the 分, the rest left off. `sumOf`: a form's field added up over all that were handed in (in the lot, within one), not the one being typed.
 */
export const Derived = z.union([
  z.strictObject({ name: z.string(), percentCut: z.strictObject({ from: z.string(), to: z.string() }) }),
  z.strictObject({ name: z.string(), minus: z.array(z.string()).min(2) }),
  z.strictObject({ name: z.string(), plus: z.array(z.string()).min(2) }),
  z.strictObject({ name: z.string(), average: z.array(z.string()).min(2) }),
  z.strictObject({
    name: z.string(),
    percentOf: z.strictObject({ of: z.string(), percent: z.number().positive().max(1000) }),
  }),
  z.strictObject({ name: z.string(), sumOf: z.string().min(3) }),
]);
export type Derived = z.infer<typeof Derived>;

/** One regulation as data. Everything that differs between jurisdictions is here. */
export const Policy = z.strictObject({
  id: Id,
  version: z.string().min(1),
  jurisdiction: z.string().min(1),
  authority: z.string().min(1),
  instrument: z.strictObject({
    title: z.string().min(1),
    number: z.string().optional(),
    from: IsoDate.nullable().default(null),
    until: IsoDate.nullable().default(null),
    note: z.string().optional(),
  }),
  /** Project numbers, `{year}` and `{seq}` filled in. */
  numbering: z.string().min(1),
  roles: z.record(Id, Role),
  /** 涉密 projects are refused before anything is stored. */
  classified: z.strictObject({ ...cited, refusal: z.string().min(1) }),
  /**
   * Where the project's name and total (万元) are read from: `<form>.<field>`. `renamed` are the fields of later forms in which
   * an office may give it another name; of these and of totals the first that is known counts.
   */
  facts: z.strictObject({ name: z.string(), renamed: z.array(z.string()).default([]), total: z.array(z.string()).min(1) }),
  forms: z.record(Id, Form),
  materials: z.record(Id, Material),
  stages: z.record(Id, Stage),
  /** The task that a new project begins with. */
  begins: Id,
  tasks: z.record(Id, Task),
  deadlines: z.record(Id, Deadline).default({}),
  ladders: z.record(Id, Ladder).default({}),
  meetings: z.record(Id, Meeting).default({}),
  letters: z.record(Id, Letter).default({}),
  flags: z.record(Id, Flag).default({}),
  /** Facts worked out from others, read as `derived.<id>`. */
  derived: z.record(Id, Derived).default({}),
  lists: z.array(z.strictObject({ name: z.string().min(1), ...cited, holds: Condition.optional() })).default([]),
  /** Outlines that documents are held against when they arrive, by the name that a material's `check` gives. */
  outlines: z.record(Id, PlanOutline).default({}),
  /** Kinds of things of which a project has several, each with tasks of its own (`per`): `title` names one, `<form>.<field>`. */
  lots: z.record(Id, z.strictObject({ name: z.string().min(1), title: z.string().min(3), ...cited })).default({}),
  /** Days of the year that are announced before they close. */
  seasons: z.record(Id, Season).default({}),
  registers: z.record(Id, Register).default({}),
  /** Which version this one takes running projects over from, and what is called otherwise now. */
  replaces: z
    .strictObject({ version: z.string().min(1), stages: z.record(Id, Id).default({}), tasks: z.record(Id, Id).default({}) })
    .optional(),
  info: z.array(Info).default([]),
});
export type Policy = z.infer<typeof Policy>;
