import { addDays, type CivilDate, formatDate } from './time/civil.js';

/** Somebody stands in for somebody else, from a day to a day, both included. */
export interface Standing {
  readonly staffId: number;
  readonly deputyId: number;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

const LONGEST_DAYS = 366;

/**
 * What stands in the way of asking for a deputy, to be read after the label of what it is about; null when nothing does. One deputy at
 * a time, and no chains: whoever is away stands in for nobody, and a deputy has none himself. Without a person the days are read alone.
 */
export function deputyFault(
  asked: Omit<Standing, 'deputyId'> & { readonly deputyId: number | null },
  standing: readonly Standing[],
  { today, nameOf }: { readonly today: CivilDate; readonly nameOf: (staffId: number) => string },
): { readonly about: 'from' | 'until' | 'period' | 'person'; readonly says: string } | null {
  const { staffId, deputyId, from, until } = asked;
  if (from < today) return { about: 'from', says: `${formatDate(from)}已经过去，请选择今天或以后的日期` };
  if (until < from) return { about: 'until', says: '结束日期不能早于开始日期' };
  if (until > addDays(from, LONGEST_DAYS)) return { about: 'until', says: '一次最多请一年，请缩短' };
  const then = standing.filter((one) => one.from <= until && one.until >= from);
  const mine = then.find((one) => one.staffId === staffId);
  if (mine !== undefined) {
    return { about: 'period', says: `${periodText(mine)}已请${nameOf(mine.deputyId)}代理，请先结束那一次，或换日期` };
  }
  const held = then.find((one) => one.deputyId === staffId);
  if (held !== undefined) {
    return { about: 'period', says: `${periodText(held)}您在代理${nameOf(held.staffId)}，这几天不能再请人代理您` };
  }
  const away = then.find((one) => one.staffId === deputyId);
  if (away === undefined) return null;
  return { about: 'person', says: `${nameOf(away.staffId)}${periodText(away)}也不在，请换一位` };
}

/** `9月21日（周一）至9月25日（周五）`; a single day once. */
export function periodText({ from, until }: Pick<Standing, 'from' | 'until'>): string {
  return from === until ? formatDate(from) : `${formatDate(from)}至${formatDate(until)}`;
}
