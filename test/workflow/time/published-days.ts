import { dateOfDayNumber, dayNumber } from '../../../workflow/time/civil.js';

/** The weekend days that the notices of the State Council make working days, 2020 to 2026. */
export const MAKE_UP_DAYS: readonly string[] = Object.entries({
  2020: '0119 0426 0509 0628 0927 1010',
  2021: '0207 0220 0425 0508 0918 0926 1009',
  2022: '0129 0130 0402 0424 0507 1008 1009',
  2023: '0128 0129 0423 0506 0625 1007 1008',
  2024: '0204 0218 0407 0428 0511 0914 0929 1012',
  2025: '0126 0208 0427 0928 1011',
  2026: '0104 0214 0228 0509 0920 1010',
}).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}`));

/** Days off of 2026, as the notice of 2025-11-04 gives them. */
export const DAYS_OFF_2026: readonly (readonly [name: string, from: string, to: string])[] = [
  ['元旦', '2026-01-01', '2026-01-03'],
  ['春节', '2026-02-15', '2026-02-23'],
  ['清明', '2026-04-04', '2026-04-06'],
  ['劳动节', '2026-05-01', '2026-05-05'],
  ['端午', '2026-06-19', '2026-06-21'],
  ['中秋', '2026-09-25', '2026-09-27'],
  ['国庆节', '2026-10-01', '2026-10-07'],
];

/** Every day from `from` to `to`, both included. */
export function daysFrom(from: string, to: string): string[] {
  const first = dayNumber(from);
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, at) => dateOfDayNumber(first + at));
}
