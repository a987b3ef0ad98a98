import { z } from 'zod';

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A civil date, `2026-01-31`. */
export const IsoDate = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, { error: ({ input }) => `“${String(input)}”应写成年-月-日，如 2026-03-01`, abort: true })
  .refine((text) => isDay(text.slice(5), isLeap(Number(text.slice(0, 4)))), { error: sayNoDay });

/** A day of every year, `09-30`; 29 February is one. */
export const MonthDay = z
  .string()
  .regex(/^\d\d-\d\d$/, { error: ({ input }) => `“${String(input)}”应写成月-日，两位数字，如 09-30`, abort: true })
  .refine((text) => isDay(text, true), { error: sayNoDay });

function isDay(monthDay: string, leap: boolean): boolean {
  const [month = 0, day = 0] = monthDay.split('-').map(Number);
  return day >= 1 && day <= (month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0));
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function sayNoDay({ input }: { readonly input?: unknown }): string {
  return `没有“${String(input)}”这一天`;
}
