import { createHash } from 'node:crypto';
import type { Field, Page } from '../../policies/schema/index.js';
import type { FormValue, FormValues } from '../../workflow/facts.js';
import { ownCell } from '../../workflow/forms/parse.js';
import { isComputed, rowsOf } from '../../workflow/forms/table.js';

/** Under this name a page sends the marks of the answers that it was drawn with: `markOf` by field id. */
export const BASE = 'its_base';

/** An answer that was changed on a page and, since that was drawn, elsewhere too. */
export interface Conflict {
  readonly field: string;
  /** As it was typed on the page; what stands in the draft is the other. */
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
 * Takes in what was changed on a page, and leaves what was changed elsewhere since; what was changed on both sides is left as it
 * stands and named. A card sends no marks: whatever it sends is taken.
 *
 * @param base - what came under `BASE`
 */
export function mergePage(page: Page, stored: FormValues, typed: FormValues, base: unknown): Merged {
  const marks = marksIn(base);
  if (marks === null) return { values: typed, conflicts: [], elsewhere: [] };
  const values = new Map(Object.entries(typed));
  const conflicts: Conflict[] = [];
  const elsewhere: string[] = [];
  for (const field of page.fields) {
    const before = marks.get(field.id);
    const [now, mine] = [markOf(field, stored[field.id]), markOf(field, typed[field.id])];
    if (before === undefined || before === now || mine === now) continue;
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
    return typeof marks === 'object' && marks !== null ? new Map<string, unknown>(Object.entries(marks)) : null;
  } catch {
    return null;
  }
}

function plain(field: Field, value: FormValue | undefined): unknown {
  if (field.type !== 'table') return value ?? null;
  const columns = field.columns.filter((column) => !isComputed(column));
  return rowsOf(value).map((row) => columns.map(({ id }) => ownCell(row, id)));
}
