import type { Field, FieldOf, Form, Policy } from '../../policies/schema/index.js';
import { entryOf } from '../entry.js';
import type { FormValue, ProjectFacts } from '../facts.js';
import { ownCell, parseCell, parseFieldInput } from '../forms/parse.js';
import { showValue } from '../forms/show.js';
import { rowsOf } from '../forms/table.js';

/** What was handed in and has no place in the new version: forms, their answers, what was chosen. */
export function formObstacles(from: Policy, to: Policy, { entries }: ProjectFacts): string[] {
  const found = entries.flatMap(({ form, values }) => {
    const [before, after] = [entryOf(from.forms, form), entryOf(to.forms, form)];
    if (before === undefined || Object.values(values).every(isEmpty)) return [];
    if (after === undefined) return [`已填报的“${before.title}”在新版本中没有。`];
    const now = new Map(fieldsOf(after).map((field) => [field.id, field]));
    return fieldsOf(before).flatMap((field) => {
      const value = values[field.id] ?? null;
      return isEmpty(value) ? [] : answerObstacles(before, field, now.get(field.id), value);
    });
  });
  return [...new Set(found)];
}

function answerObstacles({ title }: Form, before: Field, after: Field | undefined, value: FormValue): string[] {
  const where = `“${title}”的“${before.label}”`;
  if (after === undefined) return [`${where}在新版本中没有，已填的是“${showValue(before, value)}”。`];
  if (after.type === 'total' || before.type === 'total') {
    return after.type === before.type ? [] : [`${where}在新版本中换了类型。`];
  }
  if (after.type !== before.type) return [`${where}在新版本中换了类型，已填的是“${showValue(before, value)}”。`];
  if (after.type === 'table') return before.type === 'table' ? tableObstacles(where, before, after, value) : [];
  const parsed = parseFieldInput(after, value);
  return 'fault' in parsed ? [`${where}填的是“${showValue(before, value)}”，新版本不接受：${parsed.fault}。`] : [];
}

/** Every cell that was filled in has a column, and is what the column takes. */
function tableObstacles(where: string, before: FieldOf<'table'>, after: FieldOf<'table'>, value: FormValue): string[] {
  const rows = rowsOf(value);
  return before.columns.flatMap((column) => {
    const filled = rows.filter((row) => ownCell(row, column.id) !== null);
    const now = after.columns.find(({ id }) => id === column.id);
    if (filled.length === 0) return [];
    if (now === undefined) return [`${where}的“${column.label}”一栏在新版本中没有。`];
    const wrong = filled.find((row) => 'fault' in parseCell(now, ownCell(row, column.id)));
    return wrong === undefined
      ? []
      : [`${where}的“${column.label}”一栏填的是“${String(ownCell(wrong, column.id))}”，新版本不接受。`];
  });
}

function fieldsOf({ pages }: Form): Field[] {
  return pages.flatMap(({ fields }) => fields);
}

function isEmpty(value: FormValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
