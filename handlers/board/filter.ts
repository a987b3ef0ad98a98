import type { Policy } from '../../policies/schema/index.js';
import { sumWan } from '../../workflow/forms/money.js';
import { matchesKey } from '../core/search-keys.js';
import type { ProjectLine } from './lines.js';
import { groupBy } from '../core/group-by.js';

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

/** The projects that a filter leaves, in their order. */
export function filtered(lines: readonly ProjectLine[], { unitId, year, late, urgent, search }: BoardFilter): ProjectLine[] {
  const key = search.normalize('NFKC').trim().toLowerCase();
  return lines.filter(
    (line) =>
      (unitId === null || line.unitId === unitId) &&
      (year === null || line.declaredOn?.startsWith(String(year)) === true) &&
      (!late || line.due?.state === 'late') &&
      (!urgent || line.urgent) &&
      (key === '' || matchesKey(line, key)),
  );
}

export interface StageColumn {
  readonly stage: string;
  readonly name: string;
  readonly lines: readonly ProjectLine[];
  readonly late: number;
  /** 万元, of the projects whose total is known. */
  readonly totalWan: number;
}

/**
 * Projects that are under way, by stage, in the order of the policy; stages that only older versions have come last, and
 * stages without a project fall out. The most pressing project first.
 */
export function columns(lines: readonly ProjectLine[], { stages }: Pick<Policy, 'stages'>): StageColumn[] {
  const groups = groupBy(
    lines.filter(({ status }) => status === 'running'),
    ({ stage }) => stage,
  );
  const order = [...new Set([...Object.keys(stages), ...groups.keys()])];
  return order.flatMap((stage) => {
    const group = groups.get(stage);
    if (group === undefined) return [];
    return [
      {
        stage,
        name: stages[stage]?.name ?? group[0]?.stageName ?? stage,
        lines: group.toSorted(byNeed),
        late: group.filter(({ due }) => due?.state === 'late').length,
        totalWan: totalOf(group),
      },
    ];
  });
}

/** 万元, exact to the 分. */
export function totalOf(lines: readonly Pick<ProjectLine, 'totalWan'>[]): number {
  return sumWan(lines.map(({ totalWan }) => totalWan ?? 0));
}

const NEVER = '9999-12-31';

function byNeed(a: ProjectLine, b: ProjectLine): number {
  return (a.due?.dueOn ?? NEVER).localeCompare(b.due?.dueOn ?? NEVER) || a.sinceOn.localeCompare(b.sinceOn) || a.id - b.id;
}
