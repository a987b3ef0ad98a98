import { sumWan } from '../../workflow/forms/money.js';
import { matchesKey } from '../core/case/search-keys.js';
import type { ProjectLine } from './lines.js';

export interface BoardFilter {
  readonly unitId: number | null;
  /** In which it was handed in first. */
  readonly year: number | null;
  readonly late: boolean;
  readonly urgent: boolean;
  /** Part of the number, the name, its pinyin or its initials; empty for all. */
  readonly search: string;
}

export const EVERYTHING: BoardFilter = { unitId: null, year: null, late: false, urgent: false, search: '' };

/** What is looked for, as it is compared. */
export function keyOf(search: string): string {
  return search.normalize('NFKC').trim().toLowerCase();
}

/** The projects that a filter leaves, in their order. */
export function filtered(lines: readonly ProjectLine[], { unitId, year, late, urgent, search }: BoardFilter): ProjectLine[] {
  const key = keyOf(search);
  return lines.filter(
    (line) =>
      (unitId === null || line.unitId === unitId) &&
      (year === null || line.declaredOn?.startsWith(String(year)) === true) &&
      (!late || line.due?.state === 'late') &&
      (!urgent || line.urgent) &&
      (key === '' || matchesKey(line, key)),
  );
}

/** 万元, exact to the 分. */
export function totalOf(lines: readonly Pick<ProjectLine, 'totalWan'>[]): number {
  return sumWan(lines.map(({ totalWan }) => totalWan ?? 0));
}
