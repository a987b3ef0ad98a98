import type { Register } from '../../policies/schema/index.js';

/** A register's title for a year. */
export function registerTitle({ title }: Register, year: number): string {
  return title.replaceAll('{year}', String(year));
}
