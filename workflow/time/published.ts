import { z } from 'zod';
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type CivilDate, isCivilDate } from './civil.js';

/** The days that the State Council's notices name, with their Chinese names: days off, and weekend days that are worked. */
export interface PublishedDays {
  readonly holidays: ReadonlyMap<CivilDate, string>;
  readonly workdays: ReadonlyMap<CivilDate, string>;
}

/** date → `English,中文,days`. */
const Days = z.record(z.string().refine(isCivilDate, '不是日期'), z.string());
const PublishedFile = z.object({ holidays: Days, workdays: Days });

/** Reads the shape of `chinese-days/dist/chinese-days.json`; throws where it is another. */
export function parsePublished(raw: unknown): PublishedDays {
  const { holidays, workdays } = PublishedFile.parse(raw);
  return { holidays: names(holidays), workdays: names(workdays) };
}

/** All published years, from 2004 on. */
export const PUBLISHED: PublishedDays = parsePublished(data);

function names(days: Readonly<Record<CivilDate, string>>): ReadonlyMap<CivilDate, string> {
  return new Map(Object.entries(days).map(([date, text]) => [date, text.split(',')[1] ?? text]));
}
