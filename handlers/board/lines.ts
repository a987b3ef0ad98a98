import type { DeadlineRow, ProjectRow, StageEntry, TaskRow } from '../../entities/stores/board-store.js';
import type { Policy } from '../../policies/schema/index.js';
import { resultWord } from '../../workflow/describe/result.js';
import { type CivilDate, civilDate, daysBetween } from '../../workflow/time/civil.js';
import { groupBy } from '../core/group-by.js';
import type { BoardRows } from './rows.js';
import { rowDoer, rowTaskName, stageName } from './names.js';

/** Working days before the due date from which a deadline is near. */
const SOON = 2;

export interface DueLine {
  readonly id: number;
  readonly name: string;
  readonly article: string;
  readonly dueOn: CivilDate;
  /** Working days, negative once it has passed. */
  readonly left: number;
  /** Calendar days, likewise. */
  readonly days: number;
  readonly certain: boolean;
  readonly state: 'late' | 'soon' | 'ahead';
}

/** One submitted project as overviews show it. */
export interface ProjectLine {
  readonly id: number;
  readonly number: string | null;
  readonly name: string;
  readonly nameKeys: string;
  readonly unitId: number;
  readonly unit: string;
  readonly handler: string;
  readonly status: ProjectRow['status'];
  /** 办理中, or how it ended. */
  readonly state: string;
  /** Id and name of the stage in which it stands, or stood when it ended. */
  readonly stage: string;
  readonly stageName: string;
  /** The first day of the present stay in it. */
  readonly sinceOn: CivilDate;
  /** Days since then; null once the project has ended. */
  readonly days: number | null;
  readonly turns: readonly { readonly task: string; readonly who: string }[];
  /** The earliest that runs. */
  readonly due: DueLine | null;
  /** Why it stands still; null while it goes on. */
  readonly paused: string | null;
  readonly urgent: boolean;
  /** 万元. */
  readonly totalWan: number | null;
  readonly declaredOn: CivilDate | null;
  readonly updatedOn: CivilDate;
}

/** Every project with where it stands, since when, whose turn it is, and until when; in the order of the rows. */
export function projectLines(rows: BoardRows): ProjectLine[] {
  const tasks = groupBy(rows.tasks, ({ projectId }) => projectId);
  const deadlines = groupBy(rows.deadlines, ({ projectId }) => projectId);
  const entries = groupBy(rows.entries, ({ projectId }) => projectId);
  const standing = new Map(rows.pauses.filter(({ toOn }) => toOn === null).map(({ projectId, why }) => [projectId, why]));
  return rows.projects.map((project) => {
    const { id } = project;
    const own = { tasks: tasks.get(id) ?? [], deadlines: deadlines.get(id) ?? [], entries: entries.get(id) ?? [] };
    return lineOf(rows, project, { ...own, paused: standing.get(id) ?? null });
  });
}

interface Own {
  readonly tasks: readonly TaskRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly entries: readonly StageEntry[];
  readonly paused: string | null;
}

function lineOf(rows: BoardRows, project: ProjectRow, { tasks, deadlines, entries, paused }: Own): ProjectLine {
  const { id, number, name, nameKeys, unitId, status, stage, totalWan } = project;
  const policy = rows.policyOf(project);
  const declaredOn = rows.declaredOn.get(id) ?? null;
  const last = entries.at(-1);
  const sinceOn = last === undefined ? (declaredOn ?? civilDate(project.createdAt)) : civilDate(last.at);
  const running = status === 'running';
  const first = deadlines.find(({ state }) => state === 'running');
  return {
    id,
    number,
    name,
    nameKeys,
    unitId,
    unit: rows.units.get(unitId) ?? '',
    handler: rows.people.get(project.handlerId) ?? '',
    status,
    state: running ? '办理中' : resultWord(project.result),
    stage,
    stageName: stageName(policy, stage),
    sinceOn,
    days: running ? daysBetween(sinceOn, rows.today) : null,
    turns: running ? turnsIn(rows, policy, tasks, paused !== null) : [],
    due: running && first !== undefined ? dueLine(rows, policy, first) : null,
    paused: running ? paused : null,
    urgent: entries.some((entry) => isMarked(policy, entry.stage, 'urgent')) || isMarked(policy, stage, 'urgent'),
    totalWan,
    declaredOn,
    updatedOn: civilDate(project.updatedAt),
  };
}

function turnsIn(rows: BoardRows, policy: Policy | undefined, tasks: readonly TaskRow[], paused: boolean) {
  const open = tasks.filter(({ task }) => !paused || policy?.tasks[task]?.whilePaused === true);
  return open.map((task) => ({ task: rowTaskName(policy, task), who: rowDoer(rows, policy, task) }));
}

/** A running clock as it is today. */
export function dueLine({ calendar, today }: BoardRows, policy: Policy | undefined, row: DeadlineRow): DueLine {
  const definition = policy?.deadlines[row.deadline];
  const left = calendar.workdaysBetween(today, row.dueOn);
  return {
    id: row.id,
    name: definition?.name ?? row.deadline,
    article: definition?.article ?? '',
    dueOn: row.dueOn,
    left,
    days: daysBetween(today, row.dueOn),
    certain: row.certain,
    state: row.dueOn < today ? 'late' : left <= SOON ? 'soon' : 'ahead',
  };
}

/** Whether a stage says this of a project that stood in it. */
export function isMarked(policy: Policy | undefined, stage: string, mark: 'approved' | 'urgent'): boolean {
  return policy?.stages[stage]?.marks.includes(mark) ?? false;
}
