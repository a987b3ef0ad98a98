import { z } from 'zod';
import { cited } from './cited.js';

/** A table that the plan document must hold: found by its heading cells, each with the words that may stand there. */
export const PlanTable = z.strictObject({
  name: z.string().min(1),
  ...cited,
  /** Each inner list holds words of which one must stand in a heading cell. */
  columns: z.array(z.array(z.string()).min(1)).min(1),
});

/** What the check of a plan document (.docx) looks for. Findings are advice before submission and evidence in review. */
export const PlanOutline = z.strictObject({
  naming: z.strictObject({ ...cited, pattern: z.string(), example: z.string() }),
  chapters: z.strictObject({ ...cited, titles: z.array(z.string()).min(1) }),
  sections: z.array(z.strictObject({ name: z.string(), ...cited, words: z.array(z.string()).min(1) })).default([]),
  cover: z.strictObject({ ...cited, unit: z.boolean(), date: z.boolean() }).optional(),
  contents: z.strictObject({ ...cited }).optional(),
  pageNumbers: z.strictObject({ ...cited }).optional(),
  tables: z.array(PlanTable).default([]),
  /** Labour prices, 元 per person-day and 万元 per person-month; outside is a finding, never a refusal. */
  labour: z.strictObject({ ...cited, dayFrom: z.number(), dayTo: z.number(), month: z.number() }).optional(),
});
export type PlanOutline = z.infer<typeof PlanOutline>;
