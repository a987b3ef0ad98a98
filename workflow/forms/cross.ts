import type { FieldOf } from '../../policies/schema/index.js';
import type { Row } from '../facts.js';
import { sumFen, toWan } from './money.js';

/** A table's sums crosswise: a line a group, a column a value of `crossBy`. 万元, shares in percent. */
export interface CrossTotals {
  readonly columns: readonly string[];
  readonly lines: readonly CrossLine[];
  readonly totals: readonly number[];
  readonly total: number;
}

export interface CrossLine {
  readonly name: string;
  readonly cells: readonly number[];
  readonly total: number;
  readonly share: number | null;
}

/** What stands for an empty cell of the two columns. */
const NONE = '未填写';

/** The share of a part in a whole in percent, rounded to two decimals; null of nothing. Both in 分. */
export function shareOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const scaled = BigInt(part) * 20_000n;
  const divisor = BigInt(whole) * 2n;
  return Number((scaled + BigInt(whole)) / divisor) / 100;
}

/** The sums of a table by its groups and by a second column; null where the policy asks for none. Where no row names anything in that column, by its groups alone. */
export function crossTotals(field: FieldOf<'table'>, rows: readonly Row[]): CrossTotals | null {
  const { crossBy, groupBy } = field;
  if (crossBy === undefined || field.sum === undefined || rows.length === 0) return null;
  const named = namesIn(field, crossBy, rows);
  const columns = named.every((name) => name === NONE) ? [] : named;
  const groups = groupBy === undefined ? [] : namesIn(field, groupBy, rows);
  const sum = (of: readonly Row[]): number => of.reduce((all, row) => all + sumFen(field, row), 0);
  const across = (of: readonly Row[]): number[] =>
    columns.map((name) => toWan(sum(of.filter((row) => nameIn(row, crossBy) === name))));
  const total = sum(rows);
  return {
    columns,
    lines: groups.map((name) => {
      const own = rows.filter((row) => nameIn(row, groupBy ?? '') === name);
      return { name, cells: across(own), total: toWan(sum(own)), share: shareOf(sum(own), total) };
    }),
    totals: across(rows),
    total: toWan(total),
  };
}

/** The values that stand in a column, those of a list in its order, others as they come. */
function namesIn({ columns }: FieldOf<'table'>, id: string, rows: readonly Row[]): string[] {
  const present = new Set(rows.map((row) => nameIn(row, id)));
  const listed = (columns.find((column) => column.id === id)?.options ?? []).filter((option) => present.has(option));
  return [...listed, ...[...present].filter((name) => !listed.includes(name))];
}

function nameIn(row: Row, id: string): string {
  const value = row[id];
  return value === null || value === undefined || value === '' ? NONE : String(value);
}
