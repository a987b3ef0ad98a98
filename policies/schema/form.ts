import { z } from 'zod';
import { cited, Id } from './cited.js';
import { Condition } from './condition.js';

/** A table's column. Cells are text, numbers, money in 万元, or one of a list; a computed cell is the product of others. */
export const Column = z.strictObject({
  id: Id,
  label: z.string().min(1),
  type: z.enum(['text', 'number', 'money', 'choice']),
  required: z.boolean().default(false),
  options: z.array(z.string()).optional(),
  /** The least and greatest number (0 and more without it), of a text the fewest and most signs of what is filled in. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Asks for a year: 2026, 2026年, 26年. A text may say it otherwise (第一年, 2021—2023), but not as 10. */
  year: z.literal(true).optional(),
  product: z.array(Id).min(2).optional(),
  /** A computed cell: the row's share of the table's total, in percent. */
  share: z.boolean().optional(),
});
export type Column = z.infer<typeof Column>;

const common = {
  id: Id,
  label: z.string().min(1),
  /** With facts filled in that it names by path (`{derived.unpaid}`). */
  hint: z.string().optional(),
  required: z.boolean().default(true),
  /** Where the first answer comes from, so that nothing known is typed twice: a fact of the person, or another form's field. */
  prefill: z.enum(['unit.name', 'handler.name', 'handler.mobile', 'lead.name', 'nextYear', 'today']).optional(),
  copyFrom: z.string().optional(),
  /** Said anew each time that the form is handed in (what was changed this time): what was said before is not offered. */
  everyTime: z.literal(true).optional(),
  /** The field is asked only when this holds. */
  when: Condition.optional(),
  article: cited.article.optional(),
  says: cited.says,
  rules: cited.rules,
  reading: cited.reading,
};

/** One question of a form. Money is in 万元 with at most six decimals (a 分); dates are civil dates `yyyy-mm-dd`. */
export const Field = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('text'),
    min: z.number().default(0),
    max: z.number().max(1000).default(200),
    multiline: z.boolean().default(false),
    /** As a column's. */
    year: z.literal(true).optional(),
    /** Asks for a month (2026年10月), or for one or a quarter (2026年第4季度); other spellings of them are written so. */
    asks: z.enum(['month', 'monthOrQuarter']).optional(),
    /** The question of the same form that asks when the span begins of which this one asks the end. */
    endOf: Id.optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.number().default(0),
    unit: z.string().optional(),
    /** As a column's. */
    year: z.literal(true).optional(),
  }),
  z.strictObject({ ...common, type: z.literal('money'), min: z.number().default(0), max: z.number().default(1_000_000) }),
  z.strictObject({
    ...common,
    type: z.literal('date'),
    notAfter: z.literal('today').optional(),
    notBefore: z.literal('today').optional(),
  }),
  z.strictObject({ ...common, type: z.literal('choice'), options: z.array(z.string()).min(2) }),
  z.strictObject({ ...common, type: z.literal('multiChoice'), options: z.array(z.string()).min(1) }),
  z.strictObject({ ...common, type: z.literal('yesno'), must: z.boolean().optional() }),
  z.strictObject({
    ...common,
    type: z.literal('table'),
    columns: z.array(Column).min(2),
    /** Rows are totalled by this column, per group when `groupBy` names a choice column; without it nothing is totalled. */
    sum: Id.optional(),
    groupBy: Id.optional(),
    /** A second column by which the sums are shown crosswise with the groups (分项目或分地点). */
    crossBy: Id.optional(),
    minRows: z.number().default(1),
    maxRows: z.number().default(200),
    /** File name of the Excel template that the bot makes for this table. */
    template: z.string().optional(),
  }),
  /** Never typed: the total of a table of the same form, or the sum of its money fields that are named. */
  z.strictObject({ ...common, type: z.literal('total'), of: z.union([Id, z.array(Id).min(2)]) }),
]);
export type Field = z.infer<typeof Field>;
export type FieldType = Field['type'];
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>;

export const Page = z.strictObject({
  id: Id,
  title: z.string().min(1),
  hint: z.string().optional(),
  fields: z.array(Field).default([]),
  materials: z.array(Id).default([]),
});
export type Page = z.infer<typeof Page>;

/** A form is filled page by page; the confirmation page is added by the bot. */
export const Form = z.strictObject({
  title: z.string().min(1),
  ...cited,
  /** Each round begins with an empty form (a report each quarter), not with what was handed in before; what was sent back begins with itself. */
  everyTime: z.boolean().default(false),
  pages: z.array(Page).min(1),
});
export type Form = z.infer<typeof Form>;

/** A named attachment that an article requires. `accept` are file name endings without the dot. */
export const Material = z.strictObject({
  name: z.string().min(1),
  ...cited,
  accept: z.array(z.string()).min(1),
  maxMB: z.number().positive().max(100).default(30),
  required: z.boolean().default(true),
  when: Condition.optional(),
  hint: z.string().optional(),
  /** Each round of its task asks for a new file (a slip for each payment); an earlier one does not count. */
  everyTime: z.boolean().default(false),
  /** Who has it, where that is not whoever hands it in: said when it is missing. */
  holder: z.string().optional(),
  /** A blank to fill in, a file beside the policy, sent into the chat on request. */
  template: z.string().optional(),
  /** The outline (of `outlines`) that the document is held against when it arrives. */
  check: Id.optional(),
});
export type Material = z.infer<typeof Material>;
