import { z } from 'zod';
import { cited, Id } from './cited.js';
import { Condition } from './condition.js';
import { StaffRole } from './staff-role.js';

/**
 * Who sits at a meeting. `bodies`: each named body sends someone. `experts`: the expert pool and people without an IM
 * account. `unit`: people of each project's unit, one a `presents` place.
 */
export const Seat = z.strictObject({
  id: Id,
  name: z.string().min(1),
  ...cited,
  from: z.enum(['bodies', 'experts', 'unit']),
  role: Id.optional(),
  bodies: z.array(z.string()).default([]),
  min: z.int().min(0),
  max: z.int().min(1),
  /** For `unit` seats: the named places, each held by one person at most; with `holds`, by one who has that word in the staff file. */
  places: z
    .array(
      z.strictObject({
        id: Id,
        name: z.string(),
        speaks: z.enum(['main', 'second', 'whenAsked']),
        holds: StaffRole.optional(),
      }),
    )
    .default([]),
});
export type Seat = z.infer<typeof Seat>;

/** A paper that must be handed in for each project before its conclusion is recorded. */
export const Paper = z.strictObject({ id: Id, name: z.string().min(1), hint: z.string().optional() });
export type Paper = z.infer<typeof Paper>;

/** A kind of meeting. Tasks of kind `meeting` that name it wait for its agenda; their outcomes are the conclusions. */
export const Meeting = z.strictObject({
  name: z.string().min(1),
  ...cited,
  convener: Id,
  /** Suggested distance from the last one, in days. */
  everyDays: z.int().min(1).optional(),
  seats: z.array(Seat).default([]),
  papers: z.array(Paper).default([]),
  papersArticle: z.string().optional(),
  papersRules: cited.rules,
});
export type Meeting = z.infer<typeof Meeting>;

/**
 * A generated document. `template` is a .docx beside the policy; `title` may hold {{项目名称}}. Besides the tags of every
 * letter it may use its own: `fields` (tag → `<form>.<field>`), `lists` (tag → a table `<form>.<table>`, its cells by column label).
 */
export const Letter = z.strictObject({
  name: z.string().min(1),
  ...cited,
  title: z.string().min(1),
  template: z.string().min(1),
  /** `{year}` and `{seq}` are filled in. A letter of the unit carries the unit's own number: `numberFrom` names its field. */
  numbering: z.string().min(1).optional(),
  numberFrom: z.string().min(3).optional(),
  /** Who writes it, and to whom where that is not the other side (发改委, 财政局 …). */
  sender: z.enum(['authority', 'unit']).default('authority'),
  addressee: z.string().min(1).optional(),
  fields: z.record(z.string(), z.string()).default({}),
  lists: z.record(z.string(), z.string()).default({}),
  to: z.array(Id).min(1),
});
export type Letter = z.infer<typeof Letter>;

/**
 * A list of many projects for a year (.xlsx): numbered and kept like a letter, listed with each project in it. `{year}` in
 * the title and the numbering is the year asked for; `year` names the number field that says to which year a project belongs.
 */
export const Register = z.strictObject({
  name: z.string().min(1),
  ...cited,
  title: z.string().min(1),
  numbering: z.string().min(1),
  issuer: Id,
  holds: Condition,
  year: z.string().min(3).optional(),
  /** A number's path: the lines stand by it, the smallest first, those without one last; by the project's number unless given. */
  order: z.string().min(3).optional(),
  /** A fact's path, or `project.name`, `project.number`, `project.unit`, `project.stage`. */
  columns: z.array(z.strictObject({ label: z.string().min(1), field: z.string().min(3) })).min(2),
  to: z.array(Id).min(1),
});
export type Register = z.infer<typeof Register>;
