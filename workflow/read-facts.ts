import type { Field, Policy } from '../policies/schema/index.js';
import type { Fact, FactReader, FormValue, FormValues, ProjectFacts, Row } from './facts.js';
import { percentCut, tableTotals } from './forms/money.js';

/** Answers the paths of `policies/schema/condition.ts` for one project; null where nothing is known. */
export function factReader(policy: Policy, project: ProjectFacts): FactReader {
  const read: FactReader = (path) => {
    const [head = '', ...rest] = path.split('.');
    const key = rest[0] ?? '';
    switch (head) {
      case 'stage':
        return project.stage;
      case 'status':
        return project.status;
      case 'result':
        return project.result;
      case 'material':
        return project.materials.includes(key);
      case 'flag':
        return project.flags[key] ?? false;
      case 'done':
        return project.tasks.findLast((task) => task.task === key && task.state === 'done')?.outcome ?? null;
      case 'times':
        return project.tasks.filter((task) => task.task === key && task.state === 'done').length;
      case 'open':
        return project.tasks.some((task) => task.task === key && task.state === 'open');
      case 'opinions':
        return project.opinions.filter((item) => (key === 'unanswered' ? item.state === 'open' : item.state !== 'accepted'))
          .length;
      case 'project':
        return key === 'total' ? (policy.facts.total.map(read).find((total) => total !== null) ?? null) : null;
      case 'derived':
        return derived(policy, key, read);
      default:
        return formFact(policy, project.forms, head, rest);
    }
  };
  return read;
}

/** The same facts with one form's answers replaced: what a decision sees once the answers are taken in. */
export function withForm(project: ProjectFacts, form: string, values: FormValues): ProjectFacts {
  return { ...project, forms: { ...project.forms, [form]: values } };
}

function derived(policy: Policy, id: string, read: FactReader): Fact {
  const rule = policy.derived[id]?.percentCut;
  const from = rule === undefined ? null : read(rule.from);
  const to = rule === undefined ? null : read(rule.to);
  return typeof from === 'number' && typeof to === 'number' ? percentCut(from, to) : null;
}

function formFact(
  policy: Policy,
  forms: ProjectFacts['forms'],
  formId: string,
  [fieldId = '', part, group]: readonly string[],
): Fact {
  const values = forms[formId];
  const fields = policy.forms[formId]?.pages.flatMap((page) => page.fields) ?? [];
  const field = fields.find(({ id }) => id === fieldId);
  if (values === undefined || field === undefined) return null;
  if (field.type === 'total') return totalOf(fields, field.of, values);
  if (field.type === 'table') return tableFact(field, values[fieldId], part, group);
  return simple(values[fieldId]);
}

function totalOf(fields: readonly Field[], tableId: string, values: FormValues): Fact {
  const table = fields.find((field) => field.id === tableId);
  return table?.type === 'table' ? tableFact(table, values[tableId], 'total', undefined) : null;
}

function tableFact(
  field: Extract<Field, { type: 'table' }>,
  value: FormValue | undefined,
  part: string | undefined,
  group: string | undefined,
): Fact {
  const rows = isRows(value) ? value : [];
  if (part === 'rows') return rows.length;
  if (part !== 'total') return rows.length > 0;
  const { total, groups } = tableTotals(field, rows);
  return group === undefined ? total : (groups.find(({ name }) => name === group)?.total ?? 0);
}

/** Whether a form's answer is a table's rows. */
export function isRows(value: FormValue | undefined): value is readonly Row[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object');
}

function simple(value: FormValue | undefined): Fact {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value;
  return value.filter((item): item is string => typeof item === 'string');
}
