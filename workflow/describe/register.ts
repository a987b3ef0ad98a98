import type { Register } from '../../policies/schema/index.js';

/** A register's title for a year. */
export function registerTitle({ title }: Register, year: number): string {
  return title.replaceAll('{year}', String(year));
}

/** A letter's or register's number in the year's count. */
export function countedNumber(numbering: string, year: number | string, seq: number): string {
  return numbering.replace('{year}', String(year)).replace('{seq}', String(seq));
}
