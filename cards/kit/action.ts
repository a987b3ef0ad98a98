import { z } from 'zod';

const id = z.coerce.number().int().positive();
const version = z.coerce.number().int().min(1);
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,31}$/);
const index = z.coerce.number().int().min(0);
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const year = z.coerce.number().int().min(2000).max(2100);
/** Suppositions on a button: what, and what it is supposed to be. */
const supposed = z.string().regex(/^[A-Za-z0-9_-]{1,70}$/);
const word = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
/** Another button within one, as `encodeWithin` writes it. */
const within = z.string().regex(/^[A-Za-z0-9_:-]{1,100}$/);

/**
 * Every button of every card: verb → its arguments, in order. A button's name on the wire is `verb.arg.arg`, because on a
 * form's submission the platform returns the name and often not the value. Adding a verb here breaks the build until it
 * has a handler (`handlers/actions/index.ts`).
 */
export const ACTIONS = {
  /** Open one of the home card's commands. */
  'home.run': { command: word },
  /** A list's next part or another tab. */
  'list.show': { list: word, page: index },
  /** 申报: choose the policy, say that it is not 涉密, begin a draft. */
  'draft.begin': { policy: name },
  /** 申报, when the project is 涉密: refused at the door. */
  'draft.refuse': { policy: name },
  /** 申报 with the answers of an earlier declaration of the unit. */
  'draft.copy': { policy: name, project: id },
  'draft.open': { project: id },
  'draft.view': { project: id },
  'draft.delete': { project: id, version },
  /** Fill a form: keep page `page` and go to page `to`; past the last page is the confirmation. */
  'form.goto': { task: id, version, page: index, to: index },
  'form.save': { task: id, version, page: index },
  /** Keep what stands on a page while it is typed: nothing is said of it. */
  'form.keep': { task: id, page: index },
  'form.submit': { task: id, version },
  /** Keep nothing, read one page of a form as it stands. */
  'form.view': { task: id, page: index },
  /** Table rows of a form page. */
  'row.add': { task: id, version, page: index, field: name },
  'row.edit': { task: id, version, page: index, field: name, row: index },
  'row.keep': { task: id, version, page: index, field: name, row: index },
  'row.delete': { task: id, version, page: index, field: name, row: index },
  /** Another part of a long table; `from` is the first row shown. */
  'row.show': { task: id, version, page: index, field: name, from: index },
  'table.template': { task: id, field: name },
  /** Put back the rows that a table sent into the chat took the place of. */
  'table.undo': { task: id, version, field: name },
  /** Materials: ask for the file that is sent next; choose what a file that was sent is. */
  'material.ask': { task: id, material: name },
  'material.assign': { file: id, task: id, material: name },
  /** The blank of a material, to be filled in. */
  'material.template': { task: id, material: name },
  /** `file`: the very one that the card shows, since each lot has its own; 0 for the newest. */
  'material.send': { project: id, material: name, file: index },
  /** What the check of the document found, point by point. */
  'material.findings': { project: id, material: name },
  /** Decide: show the form of one outcome, then take it. */
  'task.show': { task: id },
  /** The same from the form of an outcome, with what was typed on it kept. */
  'task.back': { task: id, outcome: name },
  'task.ask': { task: id, version, outcome: name },
  'task.decide': { task: id, version, outcome: name },
  'task.start': { project: id, task: name },
  'task.snooze': { task: id },
  /** 批量办理: choose an outcome of a kind of task, then the projects; go over them, change them, let them be decided, stop. */
  'batch.pick': { task: name, outcome: name },
  'batch.confirm': { task: name, outcome: name },
  'batch.change': { batch: id },
  'batch.run': { batch: id, version },
  'batch.stop': { batch: id },
  'batch.show': { batch: id },
  /** 撤回: take back what was handed in, until somebody acted on it. */
  'task.withdraw': { task: id, version },
  /** 转交: to whom and why; 接手: take it from whoever has it. */
  'task.handOver': { task: id, version },
  'task.giveTo': { task: id, version },
  'task.takeOver': { task: id, version },
  /** Ask those who hold it to do it soon. */
  'task.urge': { task: id },
  /** 加签: whom to ask and what; his answer; no longer wait for it. */
  'advice.ask': { task: id, version },
  'advice.send': { task: id, version },
  'advice.show': { advice: id },
  'advice.answer': { advice: id, version, verdict: z.enum(['agree', 'disagree']) },
  'advice.withdraw': { advice: id, version },
  /** Opinions: answer one; the reviewer accepts it or opens it again. */
  'opinion.answer': { task: id, version, opinion: id },
  /** All opinions with their answers; change an answer that was given. */
  'opinion.list': { task: id },
  'opinion.open': { task: id, opinion: id },
  'opinion.accept': { task: id, version, opinion: id },
  'opinion.reopen': { task: id, version, opinion: id },
  'project.show': { project: id },
  'project.next': { project: id },
  'project.why': { project: id },
  /** What waits in a project for whoever presses. */
  'project.tasks': { project: id },
  'project.history': { project: id },
  /** 抄送: who follows a project. */
  'watch.list': { project: id },
  'watch.add': { project: id },
  'watch.drop': { project: id, person: id },
  /** The project's file as a .zip, sent to whoever presses. */
  'project.export': { project: id },
  'flag.set': { project: id, version, flag: name, value: z.enum(['on', 'off']) },
  'deadline.why': { deadline: id },
  /** The article behind a gate, a material or a task, and what it was tested on. */
  'gate.why': { task: id, gate: name },
  'material.why': { task: id, material: name },
  'task.why': { project: id, task: name },
  /** What would be otherwise if something were as supposed; `what` is written by `workflow/suppose/wire.ts`. Nothing changes. */
  'suppose.show': { project: id, what: supposed },
  /** Correct the date that a deadline counts from. */
  'date.correct': { task: id, version },
  'date.keep': { task: id, version },
  'meeting.plan': { policy: name, kind: name },
  'meeting.show': { meeting: id },
  /** Open a part of a meeting for editing; the verbs below keep it. */
  'meeting.edit': { meeting: id, part: z.enum(['plan', 'agenda', 'seats']) },
  'meeting.open': { meeting: id, project: id, part: z.enum(['papers', 'conclusion']) },
  'meeting.save': { meeting: id, version },
  'meeting.agenda': { meeting: id, version },
  'meeting.seats': { meeting: id, version },
  'meeting.addSeat': { meeting: id, version },
  'meeting.dropSeat': { meeting: id, version, attendee: id },
  'meeting.invite': { meeting: id, version },
  'meeting.cancel': { meeting: id, version },
  'meeting.answer': { meeting: id, attendee: id, answer: z.enum(['yes', 'no']) },
  'meeting.record': { meeting: id, version, attendee: id, answer: z.enum(['yes', 'no']) },
  'meeting.papers': { meeting: id, version, project: id },
  'meeting.conclude': { meeting: id, version, project: id },
  'ledger.confirm': { entry: id, version },
  'ledger.drop': { entry: id, version },
  'letter.send': { letter: id },
  'letter.list': { project: id },
  /** A yearly list: look at what it holds, then issue it; `after` is how often it was issued when it was looked at. */
  'register.preview': { register: name, year },
  'register.issue': { register: name, year, after: index },
  /** The office's switches of a project. */
  'flag.list': { project: id },
  /** 代理: ask a colleague to stand in; end it. */
  'deputy.set': {},
  'deputy.end': { deputy: id, version },
  /** 交接: whose; back to whom; look at it, do it, see what came of it. */
  'transfer.choose': {},
  'transfer.again': { person: id },
  'transfer.preview': { person: id },
  'transfer.run': { transfer: id, version },
  'transfer.show': { transfer: id },
  /** 通知方式: where to be told; `auto`: where one was active last. */
  'notify.choose': { platform: word },
  'group.save': { version },
  'outbox.retry': { row: id },
  'count.day': { date, days: index },
  /** 在网页中打开: a link of one's own to the page of what the card shows; `shows` is the button that shows the card again. */
  'page.open': { shows: within },
} as const satisfies Record<string, Record<string, z.ZodType>>;

export type Verb = keyof typeof ACTIONS;
type Arguments<V extends Verb> = {
  readonly [K in keyof (typeof ACTIONS)[V]]: (typeof ACTIONS)[V][K] extends z.ZodType<infer T> ? T : never;
};

/** What a button asks for: typed data, checked again when it comes back. */
export type ActionOf<V extends Verb> = { readonly verb: V } & Arguments<V>;
export type Action = { [V in Verb]: ActionOf<V> }[Verb];

/** The name of a button on the wire. */
export function encodeAction(action: Action): string {
  const fields: Record<string, unknown> = { ...action };
  return [action.verb.replace('.', '-'), ...Object.keys(ACTIONS[action.verb]).map((key) => String(fields[key]))].join('.');
}

/** Reads a button's name back; null for anything that no card of this bot carries. */
export function parseAction(wire: string): Action | null {
  const [head = '', ...rest] = wire.split('.');
  const verb = head.replace('-', '.');
  if (!isVerb(verb)) return null;
  const { keys, schema } = shapeOf(verb);
  if (keys.length !== rest.length) return null;
  const parsed = schema.safeParse(Object.fromEntries(keys.map((key, at) => [key, rest[at]])));
  return parsed.success ? ({ verb, ...parsed.data } as Action) : null;
}

/** An action as an argument of another: on the wire a dot parts the arguments of the outer one. */
export function encodeWithin(action: Action): string {
  return encodeAction(action).replaceAll('.', ':');
}

/** Reads back what `encodeWithin` wrote; null as for `parseAction`. */
export function parseWithin(text: string): Action | null {
  return parseAction(text.replaceAll(':', '.'));
}

const shapes = new Map<Verb, { readonly keys: readonly string[]; readonly schema: z.ZodType<Record<string, unknown>> }>();

/** Made once a verb: a schema compiles itself when it first parses. */
function shapeOf(verb: Verb) {
  const shape: Record<string, z.ZodType> = ACTIONS[verb];
  const made = shapes.get(verb) ?? { keys: Object.keys(shape), schema: z.object(shape) };
  shapes.set(verb, made);
  return made;
}

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(ACTIONS, verb);
}
