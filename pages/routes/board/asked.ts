import type { BoardFilter } from '../../../handlers/board/filter.js';
import { parseYear } from '../../../workflow/forms/parse-year.js';
import { isCivilDate, type CivilDate } from '../../../workflow/time/civil.js';

/** What an overview is asked for, as it stands in the address. */
export interface Asked {
  readonly filter: BoardFilter;
  /** The stage whose pages are turned; null while each shows its first. */
  readonly stage: string | null;
  /** From 0. */
  readonly page: number;
  /** Of the statistics. */
  readonly year: number;
  /** The period of an export, both ends counting. */
  readonly from: CivilDate;
  readonly to: CivilDate;
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST = 100;

/** Nothing was carried by the bot before. */
const EARLIEST = 2000;

/** Reads an address; what makes no sense counts as not asked for. */
export function readAsked(query: Query, today: CivilDate): Asked {
  const text = (name: string) => [query[name] ?? ''].flat().at(-1)?.slice(0, LONGEST).trim() ?? '';
  const number = (name: string) => (/^\d{1,9}$/.test(text(name)) ? Number(text(name)) : null);
  const year = (name: string) => {
    const parsed = parseYear(text(name));
    return 'value' in parsed && parsed.value >= EARLIEST ? parsed.value : null;
  };
  const day = (name: string) => (isCivilDate(text(name)) ? text(name) : null);
  const statisticsYear = year('year') ?? Number(today.slice(0, 4));
  const from = day('from') ?? `${String(statisticsYear)}-01-01`;
  const to = day('to') ?? (today.startsWith(String(statisticsYear)) ? today : `${String(statisticsYear)}-12-31`);
  return {
    filter: {
      unitId: number('unit'),
      year: year('year'),
      late: text('late') === '1',
      urgent: text('urgent') === '1',
      search: text('q'),
    },
    stage: text('stage') === '' ? null : text('stage'),
    page: Math.max(0, (number('page') ?? 1) - 1),
    year: statisticsYear,
    from: from <= to ? from : to,
    to: from <= to ? to : from,
  };
}

/** The filter as it is written in an address, beginning with `?`; empty for none. `more` is put behind it. */
export function addressOf(
  { unitId, year, late, urgent, search }: BoardFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams();
  if (unitId !== null) query.set('unit', String(unitId));
  if (year !== null) query.set('year', String(year));
  if (late) query.set('late', '1');
  if (urgent) query.set('urgent', '1');
  if (search !== '') query.set('q', search);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
