/** Answers to any form, drawn by chance within the limits of its questions. */
import type { Column, Field, FieldOf, Form, Policy } from '../../../policies/schema/index.js';
import type { FactReader, FormValue, FormValues, Row } from '../../../workflow/facts.js';
import { computeTotals, rowsOf } from '../../../workflow/forms/table.js';
import { askedFields } from '../../../workflow/forms/show.js';
import { addDays } from '../../../workflow/time/civil.js';
import type { Chance } from '../../faults/kit/random.js';

interface At {
  readonly chance: Chance;
  readonly today: string;
  /** Sums that the regulation knows of the project (万元): what is still unpaid. Often asked for to the last 分. */
  readonly sums: readonly number[];
}

/**
 * A form filled in from its first question to its last.
 *
 * @param readerOf - the facts with these answers taken in: what is asked may hang on what was answered
 */
export function answersTo(form: Form, readerOf: (values: FormValues) => FactReader, at: At): FormValues {
  let values: FormValues = {};
  for (const page of form.pages) {
    for (const { id } of page.fields) {
      const field = askedFields(page, readerOf(values)).find((asked) => asked.id === id);
      if (field !== undefined) values = { ...values, [id]: answerTo(field, readerOf(values), at) };
    }
  }
  return computeTotals(form, addingUp(form, values, at.chance));
}

/** The sums that a policy derives and knows now. */
export function sumsOf({ derived }: Policy, read: FactReader): number[] {
  const known = Object.keys(derived).map((id) => read(`derived.${id}`));
  return known.filter((sum): sum is number => typeof sum === 'number' && sum > 0);
}

/** As a rule a plan comes to the sum that the form asks for beside it. */
function addingUp({ pages }: Form, values: FormValues, chance: Chance): FormValues {
  const fields = pages.flatMap((page) => page.fields);
  const money = fields.find(({ id, type }) => type === 'money' && typeof values[id] === 'number');
  const table = fields.find((field) => field.type === 'table' && field.sum !== undefined && field.minRows <= 1);
  if (money === undefined || table?.type !== 'table' || chance.next() < 0.3) return values;
  const [row] = rowsOf(values[table.id]);
  return row === undefined ? values : { ...values, [table.id]: [{ ...row, [table.sum ?? '']: values[money.id] as number }] };
}

function answerTo(field: Field, read: FactReader, at: At): FormValue {
  const { chance } = at;
  if (!field.required && chance.next() < 0.3) return null;
  const known = field.copyFrom === undefined || field.everyTime === true ? null : read(field.copyFrom);
  if (known !== null && field.type !== 'table' && chance.next() < 0.7) return known;
  return drawn(field, at);
}

function drawn(field: Field, { chance, today, sums }: At): FormValue {
  switch (field.type) {
    case 'text':
      return textFor(field, chance, today);
    case 'number':
      return field.year === true ? yearOf(today) + chance.between(0, 1) : within(field.min ?? 0, field.max ?? 40, chance);
    case 'money':
      return moneyIn(field, chance, sums);
    case 'date':
      return dateFor(field, chance, today);
    case 'choice':
      return chance.oneOf(field.options);
    case 'multiChoice':
      return field.options.filter((_, at) => at === 0 || chance.next() < 0.3);
    case 'yesno':
      return field.must ?? chance.next() < 0.7;
    case 'table':
      return Array.from({ length: Math.max(field.minRows, 1) }, () => rowOf(field, chance, today));
    case 'total':
      return null;
  }
}

function textFor({ year, asks, min, max }: FieldOf<'text'>, chance: Chance, today: string): string {
  if (year === true) return String(yearOf(today) + 1);
  if (asks !== undefined) return `${String(yearOf(today) + 1)}年${String(chance.between(1, 12))}月`;
  return '字'.repeat(Math.min(max, Math.max(min, 2)));
}

/** Small sums and large ones: regulations tell them apart at 20, 50, 100, 500 万元 and more. */
function moneyIn({ min, max }: FieldOf<'money'>, chance: Chance, sums: readonly number[]): number {
  if (sums.length > 0 && chance.next() < 0.5) return Math.min(max, Math.max(min, chance.oneOf(sums)));
  const sum = Math.round(10 ** (chance.next() * 3.5) * 100) / 100;
  return Math.min(max, Math.max(min, sum));
}

function dateFor({ notAfter, notBefore }: FieldOf<'date'>, chance: Chance, today: string): string {
  const days = chance.between(0, 12);
  if (notAfter !== undefined) return addDays(today, -days);
  return addDays(today, notBefore === undefined && chance.next() < 0.5 ? -days : days * 10);
}

function rowOf({ columns }: FieldOf<'table'>, chance: Chance, today: string): Row {
  return Object.fromEntries(columns.map((column) => [column.id, cellFor(column, chance, today)]));
}

function cellFor({ type, options = [], product, share, year, min = 0, max }: Column, chance: Chance, today: string): Row[string] {
  if (product !== undefined || share === true) return null;
  if (type === 'choice') return chance.oneOf(options);
  if (type === 'text') return year === true ? String(yearOf(today) + 1) : '字'.repeat(Math.max(2, min));
  return year === true ? yearOf(today) + 1 : within(Math.max(min, 1), max ?? 30, chance);
}

/** Up to the greatest of all as often as not: 100 percent. */
function within(min: number, max: number, chance: Chance): number {
  if (max < 1000 && chance.next() < 0.4) return max;
  return chance.between(Math.ceil(min), Math.floor(Math.min(max, min + 30)));
}

function yearOf(today: string): number {
  return Number(today.slice(0, 4));
}
