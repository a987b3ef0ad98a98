import { formatDate, formatInstant } from '../../workflow/time/civil.js';

/** `2026-09-18` → `2026年9月18日（周五）`. Throws RangeError on anything that is no civil date. */
export function longDate(date: string): string {
  return formatDate(date, { year: true });
}

/** `2026-09-18` → `9月18日（周五）`. */
export function shortDate(date: string): string {
  return formatDate(date);
}

/** Epoch ms → `9月18日 14:05`, Beijing time. */
export function moment(at: number): string {
  return formatInstant(at);
}

/** 万元 → `1,234.5 万元`, exact to the 分. */
export function wan(amount: number): string {
  return `${number(amount)} 万元`;
}

/** A number as people write it, with at most six decimals and none that say nothing. */
export function number(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 6 });
}
