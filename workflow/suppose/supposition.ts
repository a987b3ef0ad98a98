import type { Derived, Field, FieldOf, Policy } from '../../policies/schema/index.js';
import type { Situation } from '../decide/situation.js';
import { entryOf } from '../entry.js';
import type { FormValue, FormValues, ProjectFacts, Row } from '../facts.js';
import { derivedSources } from '../facts/derived-sources.js';
import { valuesOf } from '../facts/form.js';
import { sumOfAmounts, tableTotals, toFen, toWan } from '../forms/money.js';
import { rowsOf } from '../forms/table.js';
import { factReader, withForm } from '../read-facts.js';
import type { CivilDate } from '../time/civil.js';

/** Something that is supposed to be otherwise than it is. Nothing of it is ever written. */
export type Supposition =
  /** An answer of a form, a number, a date or a choice; for a total (`<form>.<total>`) what it adds up to, in 万元. */
  | { readonly kind: 'answer'; readonly path: string; readonly value: string | number | boolean }
  /** A task is finished on that day, as it usually is. */
  | { readonly kind: 'done'; readonly task: string; readonly on: CivilDate }
  | { readonly kind: 'flag'; readonly flag: string; readonly value: boolean };

/** The facts as they would stand. */
export function supposing(situation: Situation, suppositions: readonly Supposition[]): Situation {
  return suppositions.reduce((now, each) => ({ ...now, project: otherwise(now, each) }), situation);
}

function otherwise(situation: Situation, supposition: Supposition): ProjectFacts {
  const { policy, project } = situation;
  switch (supposition.kind) {
    case 'flag':
      return { ...project, flags: { ...project.flags, [supposition.flag]: supposition.value } };
    case 'done':
      return withDone(policy, project, supposition);
    case 'answer':
      return meantPaths(policy, project, supposition.path).reduce(
        (now, path) => answered({ ...situation, project: now }, { ...supposition, path }),
        project,
      );
  }
}

/** The project's total is one amount, wherever it stands by now: whichever of its places is named, all that are known are meant. */
function meantPaths(policy: Policy, project: ProjectFacts, path: string): string[] {
  if (!policy.facts.total.includes(path)) return [path];
  const read = factReader(policy, project);
  const known = policy.facts.total.filter((each) => read(each) !== null);
  return known.length === 0 ? [path] : known;
}

function answered({ policy, project }: Situation, supposition: Extract<Supposition, { kind: 'answer' }>): ProjectFacts {
  const [form = '', id = ''] = supposition.path.split('.');
  const field = fieldAt(policy, supposition.path);
  const values = valuesOf(policy, project, form) ?? {};
  if (field === undefined) return project;
  if (field.type !== 'total') return withForm(project, form, { ...values, [id]: supposition.value });
  const { value } = supposition;
  return typeof value === 'number' ? withForm(project, form, withTotal(policy, form, field, values, value)) : project;
}

function withDone(policy: Policy, project: ProjectFacts, { task, on }: Extract<Supposition, { kind: 'done' }>): ProjectFacts {
  const [outcome = ''] = Object.keys(entryOf(policy.tasks, task)?.outcomes ?? {});
  const open = project.tasks.find((row) => row.task === task && row.state === 'open');
  const closed = { outcome, state: 'done', decidedOn: on, decidedAt: null } as const;
  const row = open ?? { id: 0, task, round: 1, openedOn: on, subject: project.view, openedBy: null };
  return { ...project, tasks: [...project.tasks.filter((each) => each !== open), { ...row, ...closed }] };
}

/** Answers that add up to so much: the difference goes into the first of the amounts, or into a row of its own. */
function withTotal(policy: Policy, form: string, { of }: FieldOf<'total'>, values: FormValues, wan: number): FormValues {
  if (typeof of === 'string') {
    const table = fieldAt(policy, `${form}.${of}`);
    return table?.type === 'table' ? { ...values, [of]: balanced(table, values[of], wan) } : values;
  }
  const [first = ''] = of;
  const now = values[first];
  const missing = toFen(wan) - toFen(sumOfAmounts(of, values) ?? 0);
  return { ...values, [first]: toWan(missing + (typeof now === 'number' ? toFen(now) : 0)) };
}

/** A table that adds up to so much: one more row makes up the difference, so that its groups stay as they are. */
function balanced(table: FieldOf<'table'>, value: FormValue | undefined, wan: number): readonly Row[] {
  const rows = rowsOf(value);
  const missing = toWan(toFen(wan) - toFen(tableTotals(table, rows).total));
  const sum = table.columns.find(({ id }) => id === table.sum);
  if (sum === undefined || missing === 0) return rows;
  const [first, ...others] = sum.product ?? [sum.id];
  return [...rows, { ...Object.fromEntries(others.map((id) => [id, 1])), ...(first === undefined ? {} : { [first]: missing }) }];
}

/** The field of a path `<form>.<field>`. */
export function fieldAt(policy: Policy, path: string): Field | undefined {
  const [form = '', id = ''] = path.split('.');
  return entryOf(policy.forms, form)
    ?.pages.flatMap(({ fields }) => fields)
    .find((field) => field.id === id);
}

/** Where the project's total stands now: the first of the policy's that is known, else the one that is asked first. */
export function totalPath({ policy, project }: Pick<Situation, 'policy' | 'project'>): string {
  const read = factReader(policy, project);
  return policy.facts.total.find((path) => read(path) !== null) ?? policy.facts.total.at(-1) ?? '';
}

/** Whether a fact is one that was supposed, or is worked out from it. */
export function touchedBy(policy: Policy, suppositions: readonly Supposition[]): (path: string) => boolean {
  const own = new Set(suppositions.flatMap((each) => ownPaths(policy, each)));
  const touched = (path: string): boolean => {
    if (own.has(path)) return true;
    if (path === 'project.total') return policy.facts.total.some(touched);
    const [head = '', id = ''] = path.split('.');
    return head === 'derived' && sourcesOf(entryOf(policy.derived, id)).some(touched);
  };
  return touched;
}

function ownPaths(policy: Policy, supposition: Supposition): string[] {
  if (supposition.kind === 'flag') return [`flag.${supposition.flag}`];
  if (supposition.kind === 'done') return donePaths(policy, supposition.task);
  const { total } = policy.facts;
  return (total.includes(supposition.path) ? total : [supposition.path]).flatMap((path) => sumPaths(policy, path));
}

/** What is known of a task that was finished as it usually is. */
function donePaths(policy: Policy, task: string): string[] {
  const [outcome = ''] = Object.keys(entryOf(policy.tasks, task)?.outcomes ?? {});
  return [`done.${task}`, `times.${task}`, `times.${task}.${outcome}`];
}

/** An amount, and the sum of the table that it is. */
function sumPaths(policy: Policy, path: string): string[] {
  const field = fieldAt(policy, path);
  const [form = ''] = path.split('.');
  return field?.type === 'total' && typeof field.of === 'string' ? [path, `${form}.${field.of}.total`] : [path];
}

function sourcesOf(rule: Derived | undefined): string[] {
  return rule === undefined ? [] : derivedSources(rule);
}
