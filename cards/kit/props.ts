import { z } from 'zod';

/** Shapes that many cards share. Instants are epoch ms, dates are civil `yyyy-mm-dd`, money is 万元. */
export const Id = z.int().positive();
export const Version = z.int().min(1);
export const Word = z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/);
export const CivilDate = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const ProjectRef = z.object({ id: Id, name: z.string(), number: z.string().nullable(), unit: z.string() });
export type ProjectRef = z.infer<typeof ProjectRef>;

/** Where a thing is written. With `reading` the text leaves the point open, and what is shown is the bot's own convention. */
export const ArticleView = z.object({ article: z.string(), says: z.string().nullable(), reading: z.string().nullable() });
export type ArticleView = z.infer<typeof ArticleView>;

export const DeadlineView = z.object({
  id: Id,
  name: z.string(),
  dueOn: CivilDate,
  /** False past the last published year of holidays. */
  certain: z.boolean(),
  /** Working days that are left, 0 on the day itself, negative after it; null when it no longer runs. */
  left: z.int().nullable(),
  /** Calendar days that are left, told apart from `left` where days off lie before or after its day; null likewise. */
  days: z.int().nullable(),
  state: z.enum(['running', 'met', 'metLate', 'missed', 'suspended', 'cancelled']),
  /** The first day on which it may be done, while that is still to come. */
  opensOn: CivilDate.nullable(),
  /** Its days lie in another year than today, and are said with it. */
  otherYear: z.boolean(),
  article: z.string(),
});
export type DeadlineView = z.infer<typeof DeadlineView>;

/** The count of a deadline: `workflow/time/resolution.ts`. */
export const CountView = z.object({
  startOn: CivilDate,
  dueOn: CivilDate,
  certain: z.boolean(),
  /** A date of the year: nothing was counted. */
  fixed: z.boolean(),
  days: z.array(z.object({ date: CivilDate, counted: z.boolean(), why: z.string() })),
});
export type CountView = z.infer<typeof CountView>;

export const OutcomeView = z.object({
  id: Word,
  label: z.string(),
  style: z.enum(['primary', 'default', 'danger']),
  needs: z.array(z.enum(['reason', 'opinions', 'form'])),
  confirm: z.string().nullable(),
});
export type OutcomeView = z.infer<typeof OutcomeView>;

/** Something that is missing or wrong in a form. `page` is null where it belongs to no page. */
export const FaultView = z.object({
  page: z.int().min(0).nullable(),
  field: z.string().nullable(),
  label: z.string(),
  text: z.string(),
  /** In a table: its row, from 1, and the column's id. */
  row: z.int().min(1).optional(),
  cell: Word.optional(),
});
export type FaultView = z.infer<typeof FaultView>;

export const MaterialView = z.object({
  id: Word,
  name: z.string(),
  required: z.boolean(),
  state: z.enum(['received', 'waiting', 'notNeeded']),
  /** Of one that is not needed as things stand: the question, still to be answered, that may change that. */
  hangsOn: z.string().optional(),
  file: z.object({ id: z.int().optional(), name: z.string(), at: z.int() }).nullable(),
  accept: z.array(z.string()),
  hint: z.string().nullable(),
  article: z.string().nullable(),
  /** Whether there is a blank to fill in. */
  template: z.boolean().optional(),
});
export type MaterialView = z.infer<typeof MaterialView>;

const Cell = z.union([z.string(), z.number(), z.null()]);
export const RowView = z.record(z.string(), Cell);
export type RowView = z.infer<typeof RowView>;

export const ColumnView = z.object({
  id: Word,
  label: z.string(),
  /** `percent` is a share of the whole; a `year` takes no separators. */
  type: z.enum(['text', 'number', 'money', 'choice', 'percent', 'year']),
  required: z.boolean(),
  options: z.array(z.string()),
  /** Worked out from other columns, never typed. */
  computed: z.boolean(),
});
export type ColumnView = z.infer<typeof ColumnView>;

/** Sums by group and by a second column; a share is in percent. */
export const CrossView = z.object({
  columns: z.array(z.string()),
  lines: z.array(z.object({ name: z.string(), cells: z.array(z.number()), total: z.number(), share: z.number().nullable() })),
  totals: z.array(z.number()),
  total: z.number(),
});
export type CrossView = z.infer<typeof CrossView>;

/** A table of a form. `sum` is the column that is totalled (null: none is), `groupBy` the one that the groups come from. */
export const TableView = z.object({
  id: Word,
  label: z.string(),
  columns: z.array(ColumnView),
  rows: z.array(RowView),
  sum: Word.nullable(),
  groupBy: Word.nullable(),
  groups: z.array(z.object({ name: z.string(), total: z.number() })),
  total: z.number().nullable(),
  cross: CrossView.nullable(),
  maxRows: z.int(),
  /** Whether there is an Excel template for it. */
  template: z.boolean(),
});
export type TableView = z.infer<typeof TableView>;

const asked = { id: Word, label: z.string(), required: z.boolean(), hint: z.string().nullable(), article: z.string().nullable() };

/** One question with its present answer. Numbers and money are text, as the person typed them. */
export const FieldView = z.discriminatedUnion('type', [
  z.object({ ...asked, type: z.literal('text'), value: z.string(), max: z.int(), multiline: z.boolean() }),
  z.object({ ...asked, type: z.literal('number'), value: z.string(), unit: z.string().nullable() }),
  z.object({ ...asked, type: z.literal('money'), value: z.string() }),
  z.object({ ...asked, type: z.literal('date'), value: z.string().nullable() }),
  z.object({ ...asked, type: z.literal('choice'), value: z.string().nullable(), options: z.array(z.string()) }),
  z.object({ ...asked, type: z.literal('multiChoice'), values: z.array(z.string()), options: z.array(z.string()) }),
  z.object({ ...asked, type: z.literal('yesno'), value: z.boolean().nullable() }),
  z.object({ ...asked, type: z.literal('table'), table: TableView }),
  /** Computed from a table: shown, never typed. Null while the table is empty. */
  z.object({ ...asked, type: z.literal('total'), value: z.number().nullable() }),
]);
export type FieldView = z.infer<typeof FieldView>;

export const AnswerView = z.object({ label: z.string(), value: z.string() });
export type AnswerView = z.infer<typeof AnswerView>;

/** One page of a form, filled, for reading. */
export const PageView = z.object({
  title: z.string(),
  answers: z.array(AnswerView),
  tables: z.array(TableView),
  /** Set where the reader has read it before: how much of it is new. */
  changed: z.int().min(0).optional(),
});
export type PageView = z.infer<typeof PageView>;

export const OpinionView = z.object({
  id: Id,
  no: z.int().min(1),
  text: z.string(),
  answer: z.string().nullable(),
  state: z.enum(['open', 'answered', 'accepted']),
});
export type OpinionView = z.infer<typeof OpinionView>;

/** What an answer was when it was last submitted, and is now. With `whole` the second says it all (新增“服务器”). */
export const ChangeView = z.object({
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  whole: z.literal(true).optional(),
});
export type ChangeView = z.infer<typeof ChangeView>;

/** Whose turn it is. `names` are the people who may do it; empty when nobody holds the role. */
export const TurnView = z.object({
  task: z.string(),
  role: z.string(),
  names: z.array(z.string()),
  deadline: DeadlineView.nullable(),
  /** Who handed it to the one who has it. */
  handedBy: z.string().nullable(),
});
export type TurnView = z.infer<typeof TurnView>;

/** A task that is in one person's hands. `reason` is null where he took it himself; `deputy`: the reader stands in for him. */
export const HandedView = z.object({
  to: z.string(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  deputy: z.boolean(),
});
export type HandedView = z.infer<typeof HandedView>;

/** An entry of 待办. */
export const TodoView = z.object({
  taskId: Id,
  task: z.string(),
  project: ProjectRef,
  deadline: DeadlineView.nullable(),
  /** The outcome that sent it back (退回修改); null where nothing came back. */
  returned: z.string().nullable(),
  /** The day of the meeting that has dealt with it, while its conclusion is not recorded. */
  heldOn: CivilDate.nullable(),
  /** Why its project stands still, where this has to wait until it goes on. */
  pausedFor: z.string().nullable(),
});
export type TodoView = z.infer<typeof TodoView>;

/** `found` is what is there; `unchecked` a file that could not be looked into. */
export const FindingView = z.object({
  where: z.string(),
  text: z.string(),
  article: z.string(),
  level: z.enum(['missing', 'wrong', 'advice', 'unchecked', 'found']),
});
export type FindingView = z.infer<typeof FindingView>;

/** How the check of a material's file came out, point by point. */
export const CheckView = z.object({ id: Word, name: z.string(), findings: z.array(FindingView) });
export type CheckView = z.infer<typeof CheckView>;

/** Who did what, when, and why: every decision card shows it. */
export const DecisionView = z.object({
  task: z.string(),
  outcome: z.string(),
  by: z.string(),
  at: z.int(),
  reason: z.string().nullable(),
  article: z.string().nullable(),
  /** What was put down with it: 审定金额, 最高限价 … */
  answers: z.array(AnswerView),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const LetterView = z.object({ id: Id, title: z.string(), number: z.string(), at: z.int() });
export type LetterView = z.infer<typeof LetterView>;
