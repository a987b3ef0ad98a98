import type { Field, FieldOf, Form } from '../../policies/schema/index.js';
import { besideValue } from '../describe/unit.js';
import type { FormValues, Row } from '../facts.js';
import { ownCell } from './parse.js';
import { EMPTY, showCell, showValue } from './show.js';
import { rowsOf } from './table.js';

/** One change between two submissions, ready to be read. `row` names a table's row by its text. */
export type FormChange =
  | { readonly kind: 'value'; readonly label: string; readonly before: string; readonly after: string }
  | { readonly kind: 'rowAdded' | 'rowRemoved'; readonly label: string; readonly row: string }
  | { readonly kind: 'rowChanged'; readonly label: string; readonly row: string; readonly cells: readonly CellChange[] };

export interface CellChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What changed from one submission to the next, in the form's order. A row that only moved has not changed. */
export function diffForms(form: Form, before: FormValues, after: FormValues): FormChange[] {
  return form.pages.flatMap((page) =>
    page.fields.flatMap((field): FormChange[] =>
      field.type === 'table'
        ? diffRows(field, rowsOf(own(before, field)), rowsOf(own(after, field)))
        : diffValue(field, showValue(field, own(before, field)), showValue(field, own(after, field))),
    ),
  );
}

/** `预算总额：120 万元 → 100 万元`. */
export function changeSentence(change: FormChange): string {
  switch (change.kind) {
    case 'value':
      return `${change.label}：${change.before} → ${change.after}`;
    case 'rowAdded':
      return `${change.label}：新增“${change.row}”`;
    case 'rowRemoved':
      return `${change.label}：删除“${change.row}”`;
    case 'rowChanged':
      return `${change.label}：“${change.row}”的${change.cells.map(({ label, before, after }) => `${label} ${before} → ${after}`).join('，')}`;
  }
}

function own(values: FormValues, { id }: Field): FormValues[string] | undefined {
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

function diffValue({ label }: Field, before: string, after: string): FormChange[] {
  return before === after ? [] : [{ kind: 'value', label: besideValue(besideValue(label, before), after), before, after }];
}

/** Rows have no identity of their own: equal rows pair first, then rows of the same name; what is left came or went. */
function diffRows(field: FieldOf<'table'>, before: readonly Row[], after: readonly Row[]): FormChange[] {
  const { label } = field;
  const same = pair(before, after, (row) => JSON.stringify(ownColumns(field).map(({ id }) => ownCell(row, id))));
  const named = pair(same.left, same.right, (row) => nameOf(field, row));
  return [
    ...named.pairs.map(([old, now]): FormChange => ({
      kind: 'rowChanged',
      label,
      row: nameOf(field, now),
      cells: diffCells(field, old, now),
    })),
    ...named.right.map((row): FormChange => ({ kind: 'rowAdded', label, row: rowText(field, row) })),
    ...named.left.map((row): FormChange => ({ kind: 'rowRemoved', label, row: rowText(field, row) })),
  ];
}

interface Pairing {
  readonly pairs: readonly (readonly [Row, Row])[];
  readonly left: readonly Row[];
  readonly right: readonly Row[];
}

/** Pairs rows with the same key, in order. */
function pair(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string): Pairing {
  const waiting = new Map<string, number[]>();
  before.forEach((row, at) => waiting.set(keyOf(row), [...(waiting.get(keyOf(row)) ?? []), at]));
  const paired = new Set<number>();
  const pairs: [Row, Row][] = [];
  const right = after.filter((row) => {
    const at = waiting.get(keyOf(row))?.shift();
    const old = at === undefined ? undefined : before[at];
    if (at === undefined || old === undefined) return true;
    paired.add(at);
    pairs.push([old, row]);
    return false;
  });
  return { pairs, left: before.filter((_, at) => !paired.has(at)), right };
}

function diffCells(field: FieldOf<'table'>, before: Row, after: Row): CellChange[] {
  return ownColumns(field).flatMap((column) => {
    const [old, now] = [showCell(column, ownCell(before, column.id)), showCell(column, ownCell(after, column.id))];
    return old === now ? [] : [{ label: column.label, before: old || EMPTY, after: now || EMPTY }];
  });
}

/** A share moves with every other row: it is no change of its own. */
function ownColumns({ columns }: FieldOf<'table'>): FieldOf<'table'>['columns'] {
  return columns.filter(({ share }) => share !== true);
}

/** A row is known by its first text cell. */
function nameOf(field: FieldOf<'table'>, row: Row): string {
  const column = field.columns.find(({ type }) => type === 'text') ?? field.columns[0];
  return column === undefined ? '' : showCell(column, ownCell(row, column.id)) || '（未命名）';
}

function rowText(field: FieldOf<'table'>, row: Row): string {
  const cells = ownColumns(field)
    .map((column) => showCell(column, ownCell(row, column.id)))
    .filter((text) => text !== '');
  return cells.join(' · ');
}
