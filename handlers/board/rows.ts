import type { StaffName } from '../../entities/stores/staff-store.js';
import type { BoardOf, DeadlineRow, PauseRow, ProjectRow, StageEntry, TaskRow } from '../../entities/stores/board-store.js';
import type { Policy } from '../../policies/schema/index.js';
import type { WorkCalendar } from '../../workflow/time/calendar.js';
import { type CivilDate, civilDate } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';

/** What all overviews are counted from: the rows of many projects, and what they are read by. Pure functions take it apart. */
export interface BoardRows {
  readonly projects: readonly ProjectRow[];
  /** Open ones. */
  readonly tasks: readonly TaskRow[];
  /** Those that run or stand still. */
  readonly deadlines: readonly DeadlineRow[];
  readonly pauses: readonly PauseRow[];
  /** A project's together, older first. */
  readonly entries: readonly StageEntry[];
  /** When each project was handed in first. */
  readonly declaredOn: ReadonlyMap<number, CivilDate>;
  /** Names by id. */
  readonly units: ReadonlyMap<number, string>;
  readonly people: ReadonlyMap<number, string>;
  /** Who works there now. */
  readonly staff: readonly StaffName[];
  /** The version that a project is pinned to; undefined where it is no longer among the policies. */
  readonly policyOf: (project: Pick<ProjectRow, 'policyId' | 'policyVersion'>) => Policy | undefined;
  readonly calendar: WorkCalendar;
  readonly today: CivilDate;
}

/** What rows are read by. */
export type BoardNames = Pick<BoardRows, 'units' | 'people' | 'staff' | 'policyOf' | 'calendar' | 'today'>;

/** Projects, and what they are read by. */
export type NamedProjects = BoardNames & Pick<BoardRows, 'projects'>;

export async function boardNames({ tx, deps, today }: Scope, policyId: string): Promise<BoardNames> {
  const versions = new Map(deps.policies.all().flatMap((policy) => (policy.id === policyId ? [[policy.version, policy]] : [])));
  const staff = await tx.staff.names(policyId);
  return {
    units: new Map((await tx.units.list(policyId)).map(({ id, name }) => [id, name])),
    people: new Map(staff.map(({ id, name }) => [id, name])),
    staff: staff.filter(({ active }) => active),
    policyOf: ({ policyVersion }) => versions.get(policyVersion),
    calendar: deps.calendar(),
    today,
  };
}

/** Reads the rows of a jurisdiction, or of some of its projects; as many queries for one project as for thousands. `names` are those that were read already. */
export async function boardRows(scope: Scope, of: BoardOf, names?: BoardNames): Promise<BoardRows> {
  const { tx } = scope;
  return {
    ...(names ?? (await boardNames(scope, of.policyId))),
    projects: await tx.board.projects(of),
    tasks: await tx.board.openTasks(of),
    deadlines: await tx.board.openDeadlines(of),
    pauses: await tx.board.pauses(of),
    entries: await tx.board.stageEntries(of),
    declaredOn: firstDays(await tx.board.doneAt(of, beginningTasks(scope, of.policyId))),
  };
}

/** The tasks with whose first hand-in a project is declared, in any version. */
export function beginningTasks({ deps }: Pick<Scope, 'deps'>, policyId: string): string[] {
  return [...new Set(deps.policies.all().flatMap(({ id, begins }) => (id === policyId ? [begins] : [])))];
}

/** The stages that say this of a project, in each version. */
export function markedStages(
  { deps }: Pick<Scope, 'deps'>,
  policyId: string,
  mark: 'approved' | 'urgent',
): { policyVersion: string; stage: string }[] {
  return deps.policies
    .all()
    .flatMap(({ id, version, stages }) =>
      id !== policyId
        ? []
        : Object.entries(stages).flatMap(([stage, { marks }]) =>
            marks.includes(mark) ? [{ policyVersion: version, stage }] : [],
          ),
    );
}

/** The day of the first of them, project by project. */
export function firstDays(rows: readonly { readonly projectId: number; readonly decidedAt: number | null }[]) {
  const days = new Map<number, CivilDate>();
  for (const { projectId, decidedAt } of rows) {
    if (decidedAt === null) continue;
    const day = civilDate(decidedAt);
    const known = days.get(projectId);
    if (known === undefined || day < known) days.set(projectId, day);
  }
  return days;
}
