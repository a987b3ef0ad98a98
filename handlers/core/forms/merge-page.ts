import { createHash } from 'node:crypto';
import type { Field, Form, Page } from '../../../policies/schema/index.js';
import type { FormValue, FormValues } from '../../../workflow/facts.js';
import { ownCell } from '../../../workflow/forms/parse.js';
import { isComputed, rowsOf } from '../../../workflow/forms/table.js';

/** Under this name come the marks of the answers that a page, or a card, was drawn with: `markOf` by field id. */
export const BASE = 'its_base';

/** An answer that was changed on a page or a card and, since that was drawn, elsewhere too. */
export interface Conflict {
  readonly field: string;
  /** As it was typed there; what stands in the draft is the other. */
  readonly mine: FormValue;
}

export interface Merged {
  readonly values: FormValues;
  readonly conflicts: readonly Conflict[];
  /** Fields that were changed elsewhere only: the page still shows what stood there before. */
  readonly elsewhere: readonly string[];
}

/** Tells one answer from another. Computed cells follow from the rest and are left out. */
export function markOf(field: Field, value: FormValue | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(plain(field, value)))
    .digest('hex')
    .slice(0, 16);
}

/** The marks of the answers that a page is drawn with. */
export function marksOf(fields: readonly Field[], values: FormValues): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.id, markOf(field, values[field.id])]));
}

/**
 * Tells all answers of a form from any others: a whole number over every `cardVersion`, so that a button can carry it as its version.
 * Turning pages moves the draft's version, and leaves this as it is.
 */
export function markOfAll({ pages }: Form, values: FormValues, revision: number): number {
  const marks = marksOf(
    pages.flatMap(({ fields }) => fields),
    values,
  );
  const digest = createHash('sha256')
    .update(JSON.stringify([revision, marks]))
    .digest();
  return 2 ** 48 + digest.readUIntBE(0, 6);
}

/**
 * Takes in what was changed on a page, and leaves what was changed elsewhere since; what was changed on both sides is left as it
 * stands and named. Without marks nobody knows what was changed: what is typed is taken where nothing stands, and named where
 * something else does.
 *
 * @param base - what came under `BASE`
 * @param offered - fields whose answer stands there without anybody's having given it: it gives way
 */
export function mergePage(
  page: Page,
  stored: FormValues,
  typed: FormValues,
  base: unknown,
  offered: ReadonlySet<string> = new Set(),
): Merged {
  const marks = marksIn(base);
  const values = new Map(Object.entries(typed));
  const conflicts: Conflict[] = [];
  const elsewhere: string[] = [];
  for (const field of page.fields) {
    const [now, mine] = [markOf(field, stored[field.id]), markOf(field, typed[field.id])];
    const before = marks === null ? markOf(field, null) : marks.get(field.id);
    if (before === undefined || before === now || mine === now) continue;
    if (mine !== before && offered.has(field.id)) continue;
    values.set(field.id, stored[field.id] ?? null);
    if (mine === before) elsewhere.push(field.id);
    else conflicts.push({ field: field.id, mine: typed[field.id] ?? null });
  }
  return { values: Object.fromEntries(values), conflicts, elsewhere };
}

function marksIn(base: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof base !== 'string') return null;
  try {
    const marks: unknown = JSON.parse(base);
    return typeof marks === 'object' && marks !== null && !Array.isArray(marks)
      ? new Map<string, unknown>(Object.entries(marks))
      : null;
  } catch {
    return null;
  }
}

function plain(field: Field, value: FormValue | undefined): unknown {
  if (field.type !== 'table') return value ?? null;
  const columns = field.columns.filter((column) => !isComputed(column));
  return rowsOf(value).map((row) => columns.map(({ id }) => ownCell(row, id)));
}
