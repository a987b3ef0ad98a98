import type { FieldOf } from '../../policies/schema/index.js';
import type { FormValues, Row } from '../facts.js';

/** 万元 → 分. Six decimals of a 万元 are one 分, so this is exact for everything a form accepts. */
export function toFen(wan: number): number {
  return Math.round(wan * 1e6);
}

/** 分 → 万元. */
export function toWan(fen: number): number {
  return fen / 1e6;
}

/** Sum of 万元, exact to the 分: fractions of 万元 do not add up in binary. */
export function sumWan(values: readonly number[]): number {
  return toWan(values.reduce((total, value) => total + toFen(value), 0));
}

export interface TableTotals {
  /** 万元. */
  readonly total: number;
  readonly groups: readonly { readonly name: string; readonly total: number }[];
}

/** Totals of a table, whole and by group, added in 分. Cells that are not numbers count as nothing; a table without `sum` adds up to 0. */
export function tableTotals(field: FieldOf<'table'>, rows: readonly Row[]): TableTotals {
  const groups = new Map<string, number>();
  let total = 0;
  for (const row of rows) {
    const fen = sumFen(field, row);
    total += fen;
    const name = field.sum === undefined || field.groupBy === undefined ? null : row[field.groupBy];
    if (typeof name === 'string') groups.set(name, (groups.get(name) ?? 0) + fen);
  }
  return { total: toWan(total), groups: [...groups].map(([name, fen]) => ({ name, total: toWan(fen) })) };
}

/** The sum of the amounts that are filled in; null while none is. */
export function sumOfAmounts(ids: readonly string[], values: FormValues): number | null {
  const amounts = ids.map((id) => values[id]).filter((value) => typeof value === 'number');
  return amounts.length === 0 ? null : toWan(amounts.reduce((sum, amount) => sum + toFen(amount), 0));
}

/** The summed cell of a row in 分; a computed cell is the product of its columns, rounded to a 分. */
export function sumFen(field: FieldOf<'table'>, row: Row): number {
  const column = field.columns.find(({ id }) => id === field.sum);
  if (column === undefined) return 0;
  if (column.product === undefined) return toFen(numberIn(row, column.id));
  return toFen(productWan(column.product.map((id) => numberIn(row, id))));
}

/** The product of cells with at most six decimals each, rounded half up to six decimals; exact, unlike the product of floats. */
export function productWan(factors: readonly number[]): number {
  const scaled = factors.map((factor) => BigInt(toFen(factor)));
  const product = scaled.reduce((all, factor) => all * factor, 1n);
  const divisor = 1_000_000n ** BigInt(Math.max(scaled.length - 1, 0));
  return toWan(Number(floored(2n * product + divisor, 2n * divisor)));
}

/** BigInt division cuts towards zero, which is up for what is below it. */
function floored(a: bigint, b: bigint): bigint {
  return a % b < 0n ? a / b - 1n : a / b;
}

/** `1,200.5`: a number for people, with thousands separators and at most six decimals, without trailing zeros. */
export function formatNumber(value: number): string {
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(6).split('.');
  const decimals = fraction.replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals === '' ? '' : `.${decimals}`}`;
}

/** `56.65 万元`, `3 次`, `20%`: a number as it is written, before its unit. */
export function withUnit(digits: string, unit: string | undefined): string {
  return unit === undefined || unit === '' || unit === '%' ? `${digits}${unit ?? ''}` : `${digits} ${unit}`;
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

/** So many percent of an amount, to the 分: what is less than one is left off, so that nothing over a share is within it. */
export function percentOf(wan: number, percent: number): number {
  return toWan(Number((BigInt(toFen(wan)) * BigInt(Math.round(percent * 1e4))) / 1_000_000n));
}

/** The mean to two decimals, the rest left off, so that nothing under a mark reaches it; null of nothing. */
export function average(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sum = numbers.reduce((all, one) => all + BigInt(toFen(one)), 0n);
  return Number(sum / BigInt(numbers.length) / 10_000n) / 100;
}
