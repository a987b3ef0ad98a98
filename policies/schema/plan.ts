import { z } from 'zod';
import { cited } from './cited.js';
import { Condition } from './condition.js';

const when = { when: Condition.optional() };

/** A table that the document must hold: found by its heading cells, each with the words that may stand there. */
export const PlanTable = z.strictObject({
  name: z.string().min(1),
  ...cited,
  ...when,
  /** Each inner list holds words of which one must stand in a heading cell. */
  columns: z.array(z.array(z.string()).min(1)).min(1),
});

/** A chapter of the outline by its title, with the sections that the outline asks for in it. */
const Chapter = z.union([
  z.string().min(1),
  z.strictObject({ title: z.string().min(1), sections: z.array(z.string().min(1)).default([]) }),
]);

const Called = z.union([z.boolean(), z.string().min(2)]);

/**
 * What the check of a document (.docx) looks for. Findings are advice before submission and evidence in review. The file is
 * read once, when it arrives; `when` and the total are held against the answers whenever the findings are shown.
 */
export const PlanOutline = z.strictObject({
  /** What the document is called: 建设方案, 基本情况报告 … */
  name: z.string().min(1),
  naming: z.strictObject({ ...cited, pattern: z.string(), example: z.string() }).optional(),
  /** `flexible`: the outline may be fitted to the project, so a chapter that is missing is a hint only. */
  chapters: z.strictObject({ ...cited, flexible: z.boolean().default(false), titles: z.array(Chapter).min(1) }).optional(),
  /** Content that must be found: by a heading that holds one of the words and has text under it, else by a word in the text. */
  sections: z.array(z.strictObject({ name: z.string(), ...cited, ...when, words: z.array(z.string()).min(1) })).default([]),
  /** What stands on the cover; a word instead of `true`: what the regulation calls it there (申报单位, 项目起止日期). */
  cover: z.strictObject({ ...cited, name: z.boolean().default(true), unit: Called, date: Called }).optional(),
  contents: z.strictObject({ ...cited }).optional(),
  pageNumbers: z.strictObject({ ...cited }).optional(),
  tables: z.array(PlanTable).default([]),
  /** Labour prices, 元 per person-day and 万元 per person-month; outside is a finding, never a refusal. */
  labour: z.strictObject({ ...cited, dayFrom: z.number(), dayTo: z.number(), month: z.number() }).optional(),
  /** At most `max` characters stand under a heading that holds one of the words. */
  limits: z
    .array(z.strictObject({ name: z.string(), ...cited, words: z.array(z.string()).min(1), max: z.int().min(1) }))
    .default([]),
  /** The document's total is that of this fact (万元). */
  total: z.strictObject({ ...cited, field: z.string().min(3), words: z.array(z.string()).min(1) }).optional(),
});
export type PlanOutline = z.infer<typeof PlanOutline>;
