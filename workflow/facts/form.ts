import type { Field, FieldOf, Policy } from '../../policies/schema/index.js';
import type { Fact, FormValue, FormValues, ProjectFacts, Row } from '../facts.js';
import { sumOfAmounts, tableTotals } from '../forms/money.js';
import { ownOf } from '../own.js';

/** A form's answer; of a table its total, its number of rows, or a group's total. */
export function formFact(
  policy: Policy,
  project: ProjectFacts,
  formId: string,
  [fieldId = '', part, group]: readonly string[],
): Fact {
  const values = valuesOf(policy, project, formId);
  const fields = policy.forms[formId]?.pages.flatMap((page) => page.fields) ?? [];
  const field = fields.find(({ id }) => id === fieldId);
  if (values === undefined || field === undefined) return null;
  if (field.type === 'total') return totalOf(fields, field, values);
  if (field.type === 'table') return tableFact(field, values[fieldId], part, group);
  return simple(values[fieldId]);
}

/** A form's answers as they count for whoever looks: the lot's own within a lot, else the last that were handed in. */
export function valuesOf(policy: Policy, { forms, entries, view }: ProjectFacts, formId: string): FormValues | undefined {
  if (view === null || !ownOf(policy).forms.has(formId)) return forms[formId];
  return entries.findLast(({ form, subject }) => form === formId && subject === view)?.values;
}

function totalOf(fields: readonly Field[], { of }: FieldOf<'total'>, values: FormValues): Fact {
  if (typeof of !== 'string') return sumOfAmounts(of, values);
  const table = fields.find((field) => field.id === of);
  return table?.type === 'table' ? tableFact(table, values[of], 'total', undefined) : null;
}

function tableFact(
  field: FieldOf<'table'>,
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
function isRows(value: FormValue | undefined): value is readonly Row[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object');
}

function simple(value: FormValue | undefined): Fact {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value;
  return value.filter((item): item is string => typeof item === 'string');
}
