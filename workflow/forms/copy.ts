import type { Field, FieldOf, Form } from '../../policies/schema/index.js';
import type { CellValue, FormValue, FormValues, Row } from '../facts.js';
import type { CivilDate } from '../time/civil.js';
import { checkValue } from './check.js';
import { checkRows, computeTotals, rowsOf } from './table.js';

/** Answers taken over from an earlier form. */
export interface Copied {
  readonly values: FormValues;
  /** How many answers came from the earlier form. */
  readonly taken: number;
  /** Labels of what was answered then and is not taken over: dates, and what does not fit any more. */
  readonly left: readonly string[];
}

/**
 * The answers of an earlier form as a beginning for a new one, which may be of a later version. What is known today (`fresh`:
 * the unit, the handler, next year) goes before what was known then; dates of another year help nobody.
 */
export function copyAnswers(
  now: Form,
  then: Form,
  { before, fresh, today }: { readonly before: FormValues; readonly fresh: FormValues; readonly today: CivilDate },
): Copied {
  const values: Record<string, FormValue> = { ...fresh };
  const left: string[] = [];
  let taken = 0;
  const known = new Map(fieldsOf(now).map((field) => [field.id, field]));
  for (const old of fieldsOf(then)) {
    const answer = Object.hasOwn(before, old.id) ? (before[old.id] ?? null) : null;
    const field = known.get(old.id);
    if (isEmpty(answer) || old.type === 'total' || Object.hasOwn(fresh, old.id)) continue;
    const fitting = field === undefined ? null : fit(field, answer, today);
    if (fitting !== null) {
      values[old.id] = fitting.value;
      taken += 1;
    }
    if (fitting?.whole !== true) left.push(old.label);
  }
  return { values: computeTotals(now, values), taken, left };
}

/** An answer as the field takes it; `whole` is false where a part of it had to go. Null where nothing of it fits. */
function fit(field: Field, answer: FormValue, today: CivilDate): { value: FormValue; whole: boolean } | null {
  if (field.type === 'date') return null;
  if (field.type === 'table') return fitRows(field, rowsOf(answer));
  if (field.type !== 'multiChoice') {
    return checkValue(field, answer, today) === null ? { value: answer, whole: true } : null;
  }
  const chosen: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const kept = field.options.filter((option) => chosen.includes(option));
  return kept.length === 0 ? null : { value: kept, whole: kept.length === chosen.length };
}

function fitRows(field: FieldOf<'table'>, rows: readonly Row[]): { value: FormValue; whole: boolean } | null {
  const kept = rows.slice(0, field.maxRows).map((row) => fitRow(field, row));
  return kept.length === 0 ? null : { value: kept, whole: kept.length === rows.length };
}

/** Cells that do not fit are left to be filled in. */
function fitRow(field: FieldOf<'table'>, row: Row): Row {
  const faulty = new Set(checkRows(field, [row]).map(({ columnId }) => columnId));
  const kept: Record<string, CellValue> = {};
  for (const { id } of field.columns) {
    if (!faulty.has(id) && Object.hasOwn(row, id)) kept[id] = row[id] ?? null;
  }
  return kept;
}

function fieldsOf(form: Form): Field[] {
  return form.pages.flatMap((page) => page.fields);
}

function isEmpty(answer: FormValue): boolean {
  return answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0);
}
