import type { Field, FieldOf, Form, Page } from '../../policies/schema/index.js';
import type { FactReader, FormValue, FormValues } from '../facts.js';
import { EARLIEST, LATEST } from '../time/calendar.js';
import type { CivilDate } from '../time/civil.js';
import { formatNumber, withUnit } from './money.js';
import { parseFieldInput } from './parse.js';
import { endsBefore } from './parse-month.js';
import { askedFields } from './show.js';
import { checkRows, rowsOf } from './table.js';

/** One thing to add or mend. `page` counts from 0, `row` from 1; `column` is the label, `cell` the column's id; `says` is read after the label. */
export interface FormFault {
  readonly page: number;
  readonly field: string;
  readonly label: string;
  readonly row?: number;
  readonly column?: string;
  readonly cell?: string;
  readonly says: string;
}

/** All that is missing or wrong in a form, at once, in the form's order. Fields whose condition does not hold are not asked. */
export function checkForm(form: Form, values: FormValues, read: FactReader, { today }: { today: CivilDate }): FormFault[] {
  return form.pages.flatMap((page, at) =>
    askedFields(page, read).flatMap((field) => {
      const value = answerTo(field, values);
      const where = { page: at, field: field.id, label: field.label };
      if (field.type === 'table') return checkTable(field, value).map((fault) => ({ ...where, ...fault }));
      const says = checkValue(field, value, today) ?? spanFault(form, field, values, read);
      return says === null ? [] : [{ ...where, says }];
    }),
  );
}

/** What is wrong with one answer, as a sentence after its label; null when nothing is. Tables are checked by `checkForm`. */
export function checkValue(field: Exclude<Field, FieldOf<'table'>>, value: FormValue, today: CivilDate): string | null {
  if (field.type === 'total') return null;
  const parsed = parseFieldInput(field, value);
  if ('fault' in parsed) return parsed.fault;
  if (parsed.value === null) return field.required ? missingWord(field) : null;
  return limitFault(field, parsed.value, today);
}

/**
 * Dates of a page that were picked and cannot be. They are said where they are picked: much is counted from a date, and it is one
 * press away. How much a text or a number still lacks is named at the end.
 */
export function wrongDates(
  { fields }: Pick<Page, 'fields'>,
  values: FormValues,
  today: CivilDate,
): Omit<FormFault, 'page' | 'row' | 'column' | 'cell'>[] {
  return fields.flatMap((field) => {
    const value = field.type === 'date' ? (values[field.id] ?? null) : null;
    const says = value === null || field.type !== 'date' ? null : checkValue(field, value, today);
    return says === null ? [] : [{ field: field.id, label: field.label, says }];
  });
}

/** What is wrong with the end of a span beside its beginning, which is another question of the form. */
function spanFault({ pages }: Form, field: Field, values: FormValues, read: FactReader): string | null {
  if (field.type !== 'text' || field.endOf === undefined) return null;
  const begins = pages.flatMap((page) => askedFields(page, read)).find(({ id }) => id === field.endOf);
  if (begins === undefined) return null;
  const [from, to] = [textOf(begins, values), textOf(field, values)];
  return endsBefore(from, to) ? `不能早于“${begins.label}”（${from}）` : null;
}

/** A text's answer as it is kept; empty where it cannot be read. */
function textOf(field: Field, values: FormValues): string {
  const parsed = parseFieldInput(field, answerTo(field, values));
  return 'value' in parsed && typeof parsed.value === 'string' ? parsed.value : '';
}

function answerTo({ id }: Field, values: FormValues): FormValue {
  return Object.hasOwn(values, id) ? (values[id] ?? null) : null;
}

function checkTable(field: FieldOf<'table'>, value: FormValue): Omit<FormFault, 'page' | 'field' | 'label'>[] {
  const rows = rowsOf(value);
  if (rows.length === 0) return field.required && field.minRows > 0 ? [{ says: `请至少填写 ${String(field.minRows)} 行` }] : [];
  const faults: Omit<FormFault, 'page' | 'field' | 'label'>[] = [];
  if (rows.length < field.minRows) {
    faults.push({ says: `请至少填写 ${String(field.minRows)} 行，现有 ${String(rows.length)} 行` });
  }
  if (rows.length > field.maxRows) faults.push({ says: `最多 ${String(field.maxRows)} 行，现有 ${String(rows.length)} 行` });
  return [...faults, ...checkRows(field, rows).map(({ row, column, columnId, says }) => ({ row, column, cell: columnId, says }))];
}

function missingWord(field: Field): string {
  return field.type === 'text' || field.type === 'number' || field.type === 'money' ? '请填写' : '请选择';
}

function limitFault(field: Field, value: FormValue, today: CivilDate): string | null {
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? lengthFault(value, field) : null;
    case 'number':
    case 'money':
      return typeof value === 'number' ? rangeFault(value, field) : null;
    case 'date':
      return typeof value === 'string' ? dateFault(value, field, today) : null;
    case 'yesno':
      return field.must !== undefined && value !== field.must ? `须选“${field.must ? '是' : '否'}”才能提交` : null;
    default:
      return null;
  }
}

function lengthFault(value: string, { min, max }: FieldOf<'text'>): string | null {
  const length = [...value].length;
  if (length < min) return `至少 ${String(min)} 个字，现有 ${String(length)} 个字`;
  return length > max ? `不超过 ${String(max)} 个字，现有 ${String(length)} 个字` : null;
}

function rangeFault(value: number, field: FieldOf<'number'> | FieldOf<'money'>): string | null {
  const unit = field.type === 'money' ? '万元' : field.unit;
  // A number without a unit may be a year, which takes no separators.
  const said = (bound: number) => (unit === undefined ? String(bound) : withUnit(formatNumber(bound), unit));
  if (field.min !== undefined && value < field.min) return `不能小于 ${said(field.min)}`;
  return field.max !== undefined && value > field.max ? `不能大于 ${said(field.max)}` : null;
}

function dateFault(value: CivilDate, field: FieldOf<'date'>, today: CivilDate): string | null {
  if (value < EARLIEST || value > LATEST) return `应在 ${EARLIEST} 至 ${LATEST} 之间`;
  if (field.notAfter === 'today' && value > today) return '不能晚于今天';
  return field.notBefore === 'today' && value < today ? '不能早于今天' : null;
}
