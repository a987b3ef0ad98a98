import type { Field, Policy } from '../../../policies/schema/index.js';
import type { ProjectFacts } from '../../../workflow/facts.js';
import { datedThings } from '../../../workflow/suppose/dates.js';
import { type Supposition, totalPath } from '../../../workflow/suppose/supposition.js';
import type { CivilDate } from '../../../workflow/time/civil.js';
import { type Amount, findAmount, findDate, isStep, termIn, withoutOld } from './amounts.js';
import { bestOf } from './overlap.js';
import { folded } from './words.js';

/** What somebody supposes, as far as it was understood. */
export interface Supposed {
  readonly suppositions: readonly Supposition[];
  /** The words that are left: the project's name, if anything. */
  readonly rest: readonly string[];
  /** The words of what was only asked: 备案到哪天. */
  readonly asked: readonly string[];
  /** It is about a project that does not exist yet. */
  readonly fresh: boolean;
}

const FRESH = /新(?:申报|建|报)?(?:一个)?项目|还没(?:有)?申报/g;
const LEADS = /如果|假如|要是|假设|倘若|试算|若是|若/g;
/** What only asks, and names nothing. */
const ASKING =
  /(?:的话|会怎么?样|怎么办|会?(?:多出|有)?(?:些)?什么(?:变化|不同|要求)?|要走哪些(?:流程|程序|环节)?|要?交(?:哪些|什么)(?:材料)?|哪些|(?:截止)?到(?:哪|几)(?:天|号|日)|哪(?:一)?天|什么时候|几号|多久|有什么|会不会|[呢吗吧啊])/g;
/** What stands around a name and does not tell it apart. */
const VERBS =
  /改为|改成|变为|变成|调整为|调整到|增加到|减少到|通过|完成|办完|做完|办结|提交|收到|拿到|登记|进行|开始|认定为|属于|于|在|为|是|把|将|达到|到/g;
const TOTAL = ['预算', '总投资', '投资', '投资额', '经费', '总额', '金额', '项目金额', '总预算', '项目预算', '资金', '概算'];

/** Whether a text supposes something, whatever it is. */
export function supposes(text: string): boolean {
  return /如果|假如|要是|假设|倘若|^若|[\s，,]若|会怎么?样|会多出|要走哪些|改[为成]/.test(text);
}

/** Reads what is supposed of a project under its policy: a date of something, an amount, a choice, a switch of the office. */
export function readSupposition(policy: Policy, project: ProjectFacts, text: string, today: CivilDate): Supposed {
  const plain = text.replace(FRESH, ' ').replace(LEADS, '，');
  const suppositions: Supposition[] = [];
  const [rest, asked]: [string[], string[]] = [[], []];
  for (const clause of plain.split(/[，,；;。、？?]+/)) {
    const said = clause.replace(ASKING, ' ').trim();
    const read = readClause(policy, project, said, today);
    suppositions.push(...read.found);
    const onlyAsks = read.found.length === 0 && said !== clause.trim();
    (onlyAsks ? asked : rest).push(...read.rest.filter((word) => word.length > 1));
  }
  return { suppositions, rest, asked, fresh: text.search(FRESH) >= 0 };
}

interface Clause {
  readonly found: readonly Supposition[];
  readonly rest: readonly string[];
}

function readClause(policy: Policy, project: ProjectFacts, clause: string, today: CivilDate): Clause {
  const dated = findDate(clause, today);
  if (dated !== null) {
    const named = pick(dated.rest, dateOptions(policy));
    if (named !== null) return { found: [named.value(dated.date)], rest: named.rest };
  }
  const amount = findAmount(withoutOld(clause));
  // Taken for what it comes to, 增加 20 万 would be a project of 20 万.
  if (amount?.isMoney === true && isStep(clause)) return { found: [], rest: [] };
  if (amount !== null) {
    const words = wordsOf(amount.rest);
    const total = words.find((word) => TOTAL.includes(word));
    const path = totalPath({ policy, project });
    if (total !== undefined) return { found: [answer(path, amount.wan)], rest: words.filter((word) => word !== total) };
    const named = pick(amount.rest, numberOptions(policy, amount));
    if (named !== null) return { found: [named.value()], rest: named.rest };
    if (amount.isMoney) return { found: [answer(path, amount.wan)], rest: words };
  }
  const chosen = chosenIn(policy, clause);
  if (chosen !== null) return { found: [chosen.supposition], rest: wordsOf(clause.replace(chosen.word, ' ')) };
  return { found: [], rest: wordsOf(clause) };
}

interface Option<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** Fields and tasks that a date may be supposed of; a deadline's own name means what it counts from. */
function dateOptions(policy: Policy): Option<(on: CivilDate) => Supposition>[] {
  const dated = datedThings(policy);
  const field = (path: string) => (on: CivilDate) => answer(path, on);
  const done =
    (task: string) =>
    (on: CivilDate): Supposition => ({ kind: 'done', task, on });
  const fields = allFields(policy).filter(({ field: { type } }) => type === 'date');
  const known = [...fields].sort((a, b) => Number(dated.fields.includes(b.path)) - Number(dated.fields.includes(a.path)));
  return [
    ...known.map(({ path, field: { label } }) => ({ words: [bare(label)], value: field(path) })),
    ...Object.entries(policy.tasks).map(([id, { name }]) => ({ words: [name], value: done(id) })),
    ...Object.values(policy.deadlines).flatMap(({ name, starts }) => {
      if (starts === 'opened' || 'latest' in starts || 'yearOf' in starts || 'after' in starts) return [];
      return [{ words: [name], value: 'field' in starts ? field(starts.field) : done(starts.done) }];
    }),
  ];
}

function numberOptions(policy: Policy, amount: Amount): Option<() => Supposition>[] {
  return allFields(policy).flatMap(({ path, field }) => {
    if (field.type !== 'money' && field.type !== 'number' && field.type !== 'total') return [];
    const value = field.type === 'number' ? inUnitOf(field, amount) : amount.wan;
    return value === null ? [] : [{ words: [bare(field.label)], value: () => answer(path, value) }];
  });
}

/** A number in the unit of a field: three years of a field that counts months are 36. Null where the one cannot be the other. */
function inUnitOf(field: Extract<Field, { readonly type: 'number' }>, { n, term }: Amount): number | null {
  const own = field.year === true ? null : termIn(field.unit ?? /[（(](.*?)[)）]/.exec(field.label)?.[1] ?? '');
  if (term === null || own === null || term === own) return n;
  if (term === 'day' || own === 'day') return null;
  return own === 'month' ? n * 12 : n / 12;
}

/** A choice of a form, or a switch of the office, that a text names outright. */
function chosenIn(policy: Policy, clause: string): { readonly supposition: Supposition; readonly word: string } | null {
  const text = folded(clause);
  for (const { path, field } of allFields(policy)) {
    const word =
      field.type === 'choice' ? field.options.find((option) => option.length > 1 && text.includes(folded(option))) : undefined;
    if (word !== undefined) return { supposition: answer(path, word), word };
  }
  for (const [flag, { name }] of Object.entries(policy.flags)) {
    if (text.includes(folded(name))) return { supposition: { kind: 'flag', flag, value: true }, word: name };
  }
  return null;
}

/** The option that one of the words means, with the words that are left. */
function pick<T>(text: string, options: readonly Option<T>[]): { readonly value: T; readonly rest: readonly string[] } | null {
  const words = wordsOf(text);
  const best = bestOf(words, options, (option) => option.words);
  return best === null ? null : { value: best.option.value, rest: words.filter((word) => word !== best.word) };
}

function wordsOf(text: string): string[] {
  return text
    .replace(VERBS, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

function allFields(policy: Policy): { readonly path: string; readonly field: Field }[] {
  return Object.entries(policy.forms).flatMap(([form, { pages }]) =>
    pages.flatMap(({ fields }) => fields.map((field) => ({ path: `${form}.${field.id}`, field }))),
  );
}

function answer(path: string, value: string | number): Supposition {
  return { kind: 'answer', path, value };
}

function bare(label: string): string {
  return label.replace(/[（(].*?[)）]/g, '');
}
