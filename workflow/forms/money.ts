import type { FieldOf } from '../../policies/schema/index.js';
import type { Row } from '../facts.js';

/** 万元 → 分. Six decimals of a 万元 are one 分, so this is exact for everything a form accepts. */
export function toFen(wan: number): number {
  return Math.round(wan * 1e6);
}

/** 分 → 万元. */
export function toWan(fen: number): number {
  return fen / 1e6;
}

export interface TableTotals {
  /** 万元. */
  readonly total: number;
  readonly groups: readonly { readonly name: string; readonly total: number }[];
}

/** Totals of a table, whole and by group, added in 分. Cells that are not numbers count as nothing. */
export function tableTotals(field: FieldOf<'table'>, rows: readonly Row[]): TableTotals {
  const groups = new Map<string, number>();
  let total = 0;
  for (const row of rows) {
    const fen = cellFen(field, row);
    total += fen;
    const name = field.groupBy === undefined ? null : row[field.groupBy];
    if (typeof name === 'string') groups.set(name, (groups.get(name) ?? 0) + fen);
  }
  return { total: toWan(total), groups: [...groups].map(([name, fen]) => ({ name, total: toWan(fen) })) };
}

/** The summed cell of a row in 分; a computed cell is the product of its columns, rounded to a 分. */
function cellFen(field: FieldOf<'table'>, row: Row): number {
  const column = field.columns.find(({ id }) => id === field.sum);
  if (column?.product === undefined) return toFen(numberIn(row, field.sum));
  return toFen(column.product.reduce((product, id) => product * numberIn(row, id), 1));
}

function numberIn(row: Row, id: string): number {
  const value = row[id];
  return typeof value === 'number' ? value : 0;
}

/** How much smaller `to` is than `from`, in percent with six decimals, rounded up so that anything over a bound stays over it. */
export function percentCut(fromWan: number, toWanAmount: number): number {
  const from = BigInt(toFen(fromWan));
  const cut = from - BigInt(toFen(toWanAmount));
  if (from <= 0n || cut <= 0n) return 0;
  const scaled = cut * 100_000_000n;
  return Number(scaled / from + (scaled % from === 0n ? 0n : 1n)) / 1e6;
}
