import type { DeadlineRow, Ending, TaskRow } from '../../entities/stores/board-store.js';
import type { Opinion } from '../../entities/opinion.entity.js';
import { sentBackBy } from '../../workflow/describe/sent-back.js';
import { instantOf } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { boardRows, type BoardRows } from './rows.js';

/** What the statistics of a year are counted from. */
export interface YearRows extends BoardRows {
  readonly year: number;
  readonly endings: readonly Ending[];
  /** Tasks that were done in the year. */
  readonly done: readonly TaskRow[];
  /** Clocks that stopped in the year, with their tasks. */
  readonly closed: readonly DeadlineRow[];
  readonly closedTasks: readonly TaskRow[];
  /** What the tasks of the year raised that sent something back. */
  readonly opinions: readonly Pick<Opinion, 'projectId' | 'taskId' | 'text'>[];
}

export async function yearRows(scope: Scope, policyId: string, year: number): Promise<YearRows> {
  const { tx } = scope;
  const [from, to] = [`${String(year)}-01-01`, `${String(year)}-12-31`];
  const since = { from: instantOf(from, '00:00'), to: instantOf(to, '24:00') };
  const of = { policyId, since };
  const rows = await boardRows(scope, of);
  const done = await tx.board.doneTasks(of, since.from, since.to);
  const closed = await tx.board.closedDeadlines(of, from, to);
  const back = sentBack(rows, done);
  return {
    ...rows,
    year,
    endings: await tx.board.endings(of),
    done,
    closed,
    closedTasks: await tx.board.tasksById([...new Set(closed.flatMap(({ taskId }) => taskId ?? []))]),
    opinions: await tx.board.opinions(back.map(({ id }) => id)),
  };
}

/** The tasks whose outcome sent something back to the unit that declared it. */
export function sentBack({ projects, policyOf }: Pick<BoardRows, 'projects' | 'policyOf'>, done: readonly TaskRow[]): TaskRow[] {
  const policies = new Map(projects.map((project) => [project.id, policyOf(project)]));
  return done.filter((task) => {
    const policy = policies.get(task.projectId);
    return policy !== undefined && sentBackBy(policy, task) !== null;
  });
}
