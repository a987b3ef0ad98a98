import type { StandingRow } from '../../entities/stores/board-store.js';
import type { Policy } from '../../policies/schema/index.js';
import { type CivilDate, civilDate } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { groupBy } from '../core/group-by.js';
import { pageOf } from '../present/page-of.js';
import { type BoardFilter, keyOf, totalOf } from './filter.js';
import { type ProjectLine, projectLines } from './lines.js';
import { stageName } from './names.js';
import { beginningTasks, boardRows, markedStages } from './rows.js';

const PER_STAGE = 15;

export interface BoardAsked {
  readonly filter: BoardFilter;
  /** The stage whose pages are turned; null while each shows its first. */
  readonly stage: string | null;
  /** From 0. */
  readonly page: number;
}

export interface BoardColumn {
  readonly stage: string;
  readonly name: string;
  readonly count: number;
  readonly late: number;
  /** 万元, of the projects whose total is known. */
  readonly totalWan: number;
  /** One page of them, the most pressing first. */
  readonly lines: readonly ProjectLine[];
  readonly page: number;
  readonly pages: number;
}

export interface BoardReading {
  readonly total: number;
  readonly late: number;
  readonly totalWan: number;
  readonly columns: readonly BoardColumn[];
  /** Units with a project under way, by name, and the years in which such were declared, the latest first; and what is asked for. */
  readonly units: readonly { readonly id: number; readonly name: string }[];
  readonly years: readonly string[];
  /** Whether the regulation has an urgent way at all. */
  readonly hasUrgent: boolean;
}

/**
 * Projects under way by stage, in the order of the policy; stages that only older versions have come last, and stages without a
 * project fall out. All are counted from a few columns; what else a line shows is read of those alone that are shown.
 */
export async function boardReading(scope: Scope, policy: Policy, asked: BoardAsked): Promise<BoardReading> {
  const { tx, today } = scope;
  const { filter } = asked;
  const all = await tx.board.standing(policy.id, beginningTasks(scope, policy.id), keyOf(filter.search));
  const urgent = filter.urgent ? await urgentAmong(scope, policy.id) : null;
  const rows = all.filter(
    (row) =>
      row.found &&
      (filter.unitId === null || row.unitId === filter.unitId) &&
      (filter.year === null || yearOf(row) === String(filter.year)) &&
      (!filter.late || isLate(row, today)) &&
      (urgent === null || urgent.has(row.id)),
  );
  const groups = groupBy(rows, ({ stage }) => stage);
  const order = [...new Set([...Object.keys(policy.stages), ...groups.keys()])].filter((stage) => groups.has(stage));
  const windows = order.map((stage) => windowOf(groups.get(stage) ?? [], asked.stage === stage ? asked.page : 0));
  const shown = await inOrder(scope, policy.id, windows);
  const lines = await linesOf(scope, policy.id, shown.flat());
  // What is asked for is offered too, whatever has become of its projects: the form would say that all are shown.
  const having = new Set([...all.map(({ unitId }) => unitId), filter.unitId]);
  const years = [...all.flatMap((row) => yearOf(row) ?? []), ...(filter.year === null ? [] : [String(filter.year)])];
  return {
    total: rows.length,
    late: rows.filter((row) => isLate(row, today)).length,
    totalWan: totalOf(rows),
    columns: order.map((stage, at): BoardColumn => {
      const group = groups.get(stage) ?? [];
      const [first] = group;
      const former = first === undefined ? undefined : scope.deps.policies.get(first.policyId, first.policyVersion);
      return {
        stage,
        name: policy.stages[stage]?.name ?? stageName(former, stage),
        count: group.length,
        late: group.filter((row) => isLate(row, today)).length,
        totalWan: totalOf(group),
        lines: (shown[at] ?? []).flatMap(({ id }) => lines.get(id) ?? []),
        page: windows[at]?.page ?? 0,
        pages: windows[at]?.pages ?? 1,
      };
    }),
    units: (await tx.units.list(policy.id)).filter(({ id }) => having.has(id)),
    years: [...new Set(years)].sort().reverse(),
    hasUrgent: markedStages(scope, policy.id, 'urgent').length > 0,
  };
}

function isLate({ dueOn }: StandingRow, today: CivilDate): boolean {
  return dueOn !== null && dueOn < today;
}

function declaredOn({ declaredAt }: StandingRow): CivilDate | null {
  return declaredAt === null ? null : civilDate(declaredAt);
}

function yearOf(row: StandingRow): string | null {
  return declaredOn(row)?.slice(0, 4) ?? null;
}

/** Those that stand in a stage that is urgent, or came through one. */
async function urgentAmong(scope: Scope, policyId: string): Promise<ReadonlySet<number>> {
  const narrowing = { through: markedStages(scope, policyId, 'urgent') };
  return new Set(await scope.tx.board.projectIds({ policyId, running: true }, narrowing));
}

interface Window {
  readonly page: number;
  readonly pages: number;
  /** Those that may be on the page: its rows, with all that are due on the same days as its first and its last. */
  readonly rows: readonly StandingRow[];
  /** Where among these the page begins. */
  readonly from: number;
}

const NEVER = '9999-12-31';

function dueOf({ dueOn }: StandingRow): string {
  return dueOn ?? NEVER;
}

function windowOf(group: readonly StandingRow[], wanted: number): Window {
  const sorted = group.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)));
  const { items: shown, page, pages } = pageOf(sorted, wanted, PER_STAGE);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return { page, pages, rows: [], from: 0 };
  const begin = sorted.findIndex((row) => dueOf(row) === dueOf(first));
  const end = sorted.findLastIndex((row) => dueOf(row) === dueOf(last));
  return { page, pages, rows: sorted.slice(begin, end + 1), from: page * PER_STAGE - begin };
}

/** Of each window the rows of its page: of those that are due on one day whoever has stood there longest comes first. */
async function inOrder({ tx }: Scope, policyId: string, windows: readonly Window[]): Promise<StandingRow[][]> {
  const ids = windows.flatMap(({ rows }) => rows.map(({ id }) => id));
  const last = new Map((await tx.board.stageEntries({ policyId, ids })).map(({ projectId, at }) => [projectId, at]));
  const sinceOn = (row: StandingRow): CivilDate => {
    const entered = last.get(row.id);
    return entered === undefined ? (declaredOn(row) ?? civilDate(row.createdAt)) : civilDate(entered);
  };
  return windows.map(({ rows, from }) => {
    const placed = rows.map((row) => ({ row, since: sinceOn(row) }));
    placed.sort((a, b) => dueOf(a.row).localeCompare(dueOf(b.row)) || a.since.localeCompare(b.since) || a.row.id - b.row.id);
    return placed.slice(from, from + PER_STAGE).map(({ row }) => row);
  });
}

async function linesOf(scope: Scope, policyId: string, rows: readonly StandingRow[]): Promise<ReadonlyMap<number, ProjectLine>> {
  const read = await boardRows(scope, { policyId, ids: rows.map(({ id }) => id), running: true });
  return new Map(projectLines(read).map((line) => [line.id, line]));
}
