import type { FieldOf } from '../policies/schema/index.js';
import { NOTHING, readUnder, type TableRead } from './table-read.js';
import type { Heading } from './table/heading.js';
import { fault, findHeading, isNamed } from './table/heading.js';
import type { WorkbookSheet } from './table/workbook.js';

/** A table that a workbook may hold. Tables of one form have the same owner. */
export interface Wanted {
  readonly field: FieldOf<'table'>;
  readonly owner: number;
}

/** What one sheet holds for a table. */
export interface TableMatch<T> {
  readonly of: T;
  readonly sheet: string;
  readonly read: TableRead;
}

export interface WorkbookMatch<T> {
  readonly tables: readonly TableMatch<T>[];
  /** Sheets that hold a table again that another sheet held before. */
  readonly repeated: readonly string[];
}

const isEmpty = ({ rows, faults }: TableRead): boolean => rows.length + faults.length === 0;

interface Fit<T> {
  readonly of: T;
  readonly heading: Heading;
}

/**
 * Finds what the sheets of a workbook hold, a table each: the one that a sheet is named for, else the one with most of its
 * columns there, else the first of those that are wanted. All belong to one owner.
 */
export function matchTables<T extends Wanted>(sheets: readonly WorkbookSheet[], wanted: readonly T[]): WorkbookMatch<T> {
  const owner = best(sheets.flatMap((sheet) => fits(sheet, wanted)))?.of.owner;
  const own = wanted.filter((each) => each.owner === owner);
  const tables: TableMatch<T>[] = [];
  const repeated: string[] = [];
  for (const sheet of sheets) {
    const found = fits(sheet, own);
    const first = best(found);
    const fit = best(found.filter(({ of }) => !tables.some((table) => table.of === of)));
    if (first === null) continue;
    if (fit === null || weight(fit) < weight(first)) repeated.push(sheet.name);
    else tables.push({ of: fit.of, sheet: sheet.name, read: readUnder(fit.heading, fit.of.field) });
  }
  return { tables: withoutEmpty(tables), repeated };
}

/** A table that may stay empty is left as it is when its sheet holds nothing; a workbook of such sheets only holds nothing at all. */
function withoutEmpty<T>(tables: readonly TableMatch<T>[]): readonly TableMatch<T>[] {
  const filled = tables.filter(({ read }) => !isEmpty(read));
  if (filled.length > 0) return filled;
  return tables.slice(0, 1).map((table) => ({ ...table, read: { rows: [], faults: [fault('表中', NOTHING)] } }));
}

function fits<T extends Wanted>(sheet: WorkbookSheet, wanted: readonly T[]): Fit<T>[] {
  return wanted.flatMap((of) => {
    const heading = findHeading([sheet], of.field);
    return heading === null ? [] : [{ of, heading }];
  });
}

function weight<T extends Wanted>({ of, heading }: Fit<T>): number {
  return (isNamed(heading, of.field) ? 1 : 0) + heading.places.size / of.field.columns.length;
}

function best<T extends Wanted>(found: readonly Fit<T>[]): Fit<T> | null {
  return found.reduce<Fit<T> | null>((one, fit) => (one === null || weight(fit) > weight(one) ? fit : one), null);
}
