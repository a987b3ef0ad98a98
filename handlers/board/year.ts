import type { ClosedCount, CountedProject, DeadlineRow, Ending, StageEntry, TaskRow } from '../../entities/stores/board-store.js';
import type { Opinion } from '../../entities/opinion.entity.js';
import { sentBackBy } from '../../workflow/describe/sent-back.js';
import { type CivilDate, instantOf } from '../../workflow/time/civil.js';
import type { Deps, Scope } from '../context.js';
import { type Stay, staysOf } from './durations.js';
import { inParts, unitsOf } from './in-parts.js';
import { isMarked } from './lines.js';
import { beginningTasks, type BoardNames, boardNames, firstDays } from './rows.js';

/** What the statistics of a year are counted from. */
export interface YearRows extends BoardNames {
  readonly year: number;
  /** On which something was written in the year, the latest change first. */
  readonly projects: readonly CountedProject[];
  /** When each was handed in first. */
  readonly declaredOn: ReadonlyMap<number, CivilDate>;
  /** Into stages that say of a project that it was approved. */
  readonly entries: readonly StageEntry[];
  /** Those that were over in the year. */
  readonly stays: readonly Stay[];
  readonly endings: readonly Ending[];
  /** Tasks that were done in the year; no others are needed than those that sent something back. */
  readonly done: readonly TaskRow[];
  /** How many clocks stopped in the year, by whose they are; null where each stands in `closed`. */
  readonly closedCounts: readonly ClosedCount[] | null;
  /** Clocks that stopped in the year, where it is asked what was counted. */
  readonly closed: readonly DeadlineRow[];
  /** Clocks that run though their day has passed. */
  readonly overdue: readonly DeadlineRow[];
  /** The tasks of both. */
  readonly clockTasks: readonly TaskRow[];
  /** What the tasks of the year raised that sent something back. */
  readonly opinions: readonly Pick<Opinion, 'projectId' | 'taskId' | 'text'>[];
}

/** The stretch of instants that a year is. */
export function instantsOf(year: number): { readonly from: number; readonly to: number } {
  const [from, to] = daysOf(year);
  return { from: instantOf(from, '00:00'), to: instantOf(to, '24:00') };
}

function daysOf(year: number): readonly [CivilDate, CivilDate] {
  return [`${String(year)}-01-01`, `${String(year)}-12-31`];
}

/**
 * Reads a year part by part, and of the stages of each project keeps what is counted; not called within a unit of work.
 *
 * @param each - every clock that stopped is wanted, and not only how many there are
 */
export async function yearRows(deps: Deps, policyId: string, year: number, each = false): Promise<YearRows> {
  const unit = unitsOf(deps);
  const names = await unit((scope) => boardNames(scope, policyId));
  const ids = await unit(({ tx }) => tx.board.projectIds({ policyId, since: instantsOf(year) }));
  const parts: Part[] = [];
  for await (const { found } of inParts(unit, ids, (scope, part) => readPart(scope, policyId, part, year, each))) {
    parts.push(partOf(names, year, found));
  }
  const all = <T>(of: (part: Part) => readonly T[]) => parts.flatMap(of);
  // In the order in which they came, whatever part they were read with.
  const inOrder = <T extends { readonly id: number }>(rows: T[]) => rows.sort((a, b) => a.id - b.id);
  const [closed, done] = [inOrder(all((part) => part.closed)), inOrder(all((part) => part.done))];
  const byId = new Map(all((part) => part.projects).map((project) => [project.id, project]));
  const projects = ids.flatMap((id) => byId.get(id) ?? []);
  const overdue = await unit(({ tx, today }) => tx.board.overdue(policyId, today));
  const taskIds = [...new Set([...closed, ...overdue].flatMap(({ taskId }) => taskId ?? []))];
  const back = sentBack({ projects, policyOf: names.policyOf }, done);
  return {
    ...names,
    ...{ year, projects, closed, overdue, done },
    declaredOn: new Map(all((part) => [...part.declaredOn])),
    entries: all((part) => part.entries),
    stays: all((part) => part.stays),
    endings: all((part) => part.endings),
    closedCounts: each ? null : all((part) => part.closedCounts),
    clockTasks: await unit(({ tx }) => tx.board.tasksById(taskIds)),
    opinions: await unit(({ tx }) => tx.board.opinions(back.map(({ id }) => id))),
  };
}

type Part = ReturnType<typeof partOf>;

async function readPart(scope: Scope, policyId: string, ids: readonly number[], year: number, each: boolean) {
  const { board } = scope.tx;
  const of = { policyId, ids };
  const [from, to] = daysOf(year);
  const [projects, handedIn, entries, endings, pauses, done, closed, closedCounts] = await Promise.all([
    board.counted(of),
    board.doneAt(of, beginningTasks(scope, policyId)),
    board.stageEntries(of),
    board.endings(of),
    board.pauses(of),
    board.doneWith(of, instantsOf(year), sendingBack(scope, policyId)),
    each ? board.closedDeadlines(of, from, to) : [],
    each ? [] : board.closedCounts(of, from, to),
  ]);
  return { projects, handedIn, entries, endings, pauses, done, closed, closedCounts };
}

/** What is kept of a part: of the stages, the stays that were over in the year, and what approved. */
function partOf(names: BoardNames, year: number, read: Awaited<ReturnType<typeof readPart>>) {
  const { handedIn, pauses, entries, ...kept } = read;
  const policies = new Map(kept.projects.map((project) => [project.id, names.policyOf(project)]));
  const stays = staysOf({ entries, endings: kept.endings, pauses }, names.calendar);
  return {
    ...kept,
    declaredOn: firstDays(handedIn),
    entries: entries.filter(({ projectId, stage }) => isMarked(policies.get(projectId), stage, 'approved')),
    stays: stays.filter(({ to }) => to.startsWith(`${String(year)}-`)),
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
export function sentBack({ projects, policyOf }: Pick<YearRows, 'projects' | 'policyOf'>, done: readonly TaskRow[]): TaskRow[] {
  const policies = new Map(projects.map((project) => [project.id, policyOf(project)]));
  return done.filter((task) => {
    const policy = policies.get(task.projectId);
    return policy !== undefined && sentBackBy(policy, task) !== null;
  });
}
