import { z } from 'zod';
import { cited, Id } from './cited.js';

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
  /** For `unit` seats: the named places, each held by one person at most. */
  places: z.array(z.strictObject({ id: Id, name: z.string(), speaks: z.enum(['main', 'second', 'whenAsked']) })).default([]),
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

/** A generated document. `template` is a .docx beside the policy; `title` may hold {{项目名称}}. */
export const Letter = z.strictObject({
  name: z.string().min(1),
  ...cited,
  title: z.string().min(1),
  template: z.string().min(1),
  /** `{year}` and `{seq}` are filled in. */
  numbering: z.string().min(1),
  to: z.array(Id).min(1),
});
export type Letter = z.infer<typeof Letter>;
