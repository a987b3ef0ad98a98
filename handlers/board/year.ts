import type { ClosedCount, DeadlineRow, Ending, TaskRow } from '../../entities/stores/board-store.js';
import type { Opinion } from '../../entities/opinion.entity.js';
import { sentBackBy } from '../../workflow/describe/sent-back.js';
import { instantOf } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { overdue } from './late.js';
import { boardRows, type BoardRows } from './rows.js';

/** What the statistics of a year are counted from. */
export interface YearRows extends BoardRows {
  readonly year: number;
  readonly endings: readonly Ending[];
  /** Tasks that were done in the year; no others are needed than those that sent something back. */
  readonly done: readonly TaskRow[];
  /** How many clocks stopped in the year, by whose they are; null where each stands in `closed`. */
  readonly closedCounts: readonly ClosedCount[] | null;
  /** Clocks that stopped in the year, where it is asked what was counted; their tasks, and those of clocks that are late. */
  readonly closed: readonly DeadlineRow[];
  readonly closedTasks: readonly TaskRow[];
  /** What the tasks of the year raised that sent something back. */
  readonly opinions: readonly Pick<Opinion, 'projectId' | 'taskId' | 'text'>[];
}

/** The stretch of instants that a year is. */
export function instantsOf(year: number): { readonly from: number; readonly to: number } {
  return { from: instantOf(`${String(year)}-01-01`, '00:00'), to: instantOf(`${String(year)}-12-31`, '24:00') };
}

/** @param each - every clock that stopped is wanted, and not only how many there are */
export async function yearRows(scope: Scope, policyId: string, year: number, each = false): Promise<YearRows> {
  const { tx } = scope;
  const [from, to] = [`${String(year)}-01-01`, `${String(year)}-12-31`];
  const since = instantsOf(year);
  const of = { policyId, since };
  const rows = await boardRows(scope, of);
  const done = await tx.board.doneWith(of, since, sendingBack(scope, policyId));
  const closed = each ? await tx.board.closedDeadlines(of, from, to) : [];
  const back = sentBack(rows, done);
  return {
    ...rows,
    year,
    endings: await tx.board.endings(of),
    done,
    closedCounts: each ? null : await tx.board.closedCounts(of, from, to),
    closed,
    closedTasks: await tx.board.tasksById([...new Set([...closed, ...overdue(rows)].flatMap(({ taskId }) => taskId ?? []))]),
    opinions: await tx.board.opinions(back.map(({ id }) => id)),
  };
}

/** The outcomes that send something back, in any version of the policy. */
function sendingBack({ deps }: Scope, policyId: string): { task: string; outcome: string }[] {
  const all = deps.policies.all().flatMap((policy) => {
    if (policy.id !== policyId) return [];
    const pairs = Object.entries(policy.tasks).flatMap(([task, { outcomes }]) =>
      Object.keys(outcomes).map((outcome) => ({ task, outcome })),
    );
    return pairs.filter((pair) => sentBackBy(policy, pair) !== null);
  });
  return [...new Map(all.map((pair) => [`${pair.task}.${pair.outcome}`, pair])).values()];
}

/** The tasks whose outcome sent something back to the unit that declared it. */
export function sentBack({ projects, policyOf }: Pick<BoardRows, 'projects' | 'policyOf'>, done: readonly TaskRow[]): TaskRow[] {
  const policies = new Map(projects.map((project) => [project.id, policyOf(project)]));
  return done.filter((task) => {
    const policy = policies.get(task.projectId);
    return policy !== undefined && sentBackBy(policy, task) !== null;
  });
}
