import type { DeadlineRow, ProjectRow, Reminder, TaskRow, UrgeRow } from '../../entities/stores/board-store.js';
import type { Staff } from '../../entities/staff.entity.js';
import { type CivilDate, civilDate } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { couldDo } from '../core/people/duty.js';
import { rowTaskName } from './names.js';
import { groupBy } from '../core/group-by.js';
import type { BoardNames, NamedProjects } from './rows.js';
import { holdersOf, unitsOwn, type Whose, whoseOf } from './whose.js';

/** Somebody was told of what is late. */
export interface Told {
  /** Epoch ms. */
  readonly at: number;
  readonly to: string;
  /** Who urged; null where the clock reminded. */
  readonly by: string | null;
}

export interface LateLine {
  readonly deadlineId: number;
  readonly projectId: number;
  readonly number: string | null;
  readonly project: string;
  readonly unit: string;
  readonly task: string;
  /** The deadline's name in the policy. */
  readonly name: string;
  readonly article: string;
  readonly dueOn: CivilDate;
  /** Working days since. */
  readonly days: number;
  readonly closedOn: CivilDate | null;
  readonly whose: Whose;
  /** Who may do it, where an office's is in nobody's hands. */
  readonly holders: string;
  /** Who has it in hand, where it is a unit's. */
  readonly unitsOwn: string;
  /** Why it is late, as whoever did it said. */
  readonly reason: string | null;
  /** Whether the policy asks for it. */
  readonly asksReason: boolean;
  /** Older first. */
  readonly told: readonly Told[];
  /** The task to urge; null where there is none, or it is the reader's own. */
  readonly urge: number | null;
  /** The task, where the reader may do it himself. */
  readonly own: number | null;
}

/** What was told, beside the rows themselves. */
export interface LateMore {
  readonly tasks: readonly TaskRow[];
  readonly reminders: readonly Reminder[];
  /** When a person's or a group's digest of a day went out (epoch ms), by `digestKey`. */
  readonly digests: ReadonlyMap<string, number>;
  readonly urges: readonly UrgeRow[];
  readonly reader: Staff;
}

/** Reads what is told about late clocks, and their tasks. */
export async function lateMore({ tx }: Scope, policyId: string, late: readonly DeadlineRow[], reader: Staff): Promise<LateMore> {
  const taskIds = late.flatMap(({ taskId }) => taskId ?? []);
  const ids = [...new Set(late.map(({ projectId }) => projectId))];
  const reminders = await tx.board.reminders({ policyId, ids });
  const digests = await tx.digests.of(
    [...new Set(reminders.flatMap(({ targets }) => targets))],
    [...new Set(reminders.map(({ at }) => civilDate(at)))],
  );
  return {
    tasks: await tx.board.tasksById(taskIds),
    reminders,
    digests: new Map(digests.map(({ target, on, at }) => [digestKey(target, on), at])),
    urges: await tx.board.urges(taskIds),
    reader,
  };
}

/** Late clocks with whose they are and what was told of them; the longest overdue first. */
export function lateLines(rows: NamedProjects, late: readonly DeadlineRow[], more: LateMore): LateLine[] {
  const projects = new Map(rows.projects.map((project) => [project.id, project]));
  const tasks = new Map(more.tasks.map((task) => [task.id, task]));
  const reminders = groupBy(more.reminders, ({ deadlineId }) => deadlineId);
  const urges = groupBy(more.urges, ({ taskId }) => taskId);
  const lines = late.flatMap((row): LateLine[] => {
    const project = projects.get(row.projectId);
    if (project === undefined) return [];
    const told = [
      ...(reminders.get(row.id) ?? []).flatMap((one) => reminded(rows, one, more.digests)),
      ...(urges.get(row.taskId ?? 0) ?? []).map((one) => urged(rows, one)),
    ].sort((a, b) => a.at - b.at);
    return [{ ...lineOf(rows, project, row, tasks.get(row.taskId ?? 0), more.reader), told }];
  });
  return lines.sort((a, b) => b.days - a.days || a.dueOn.localeCompare(b.dueOn) || a.deadlineId - b.deadlineId);
}

function lineOf(
  rows: NamedProjects,
  project: ProjectRow,
  row: DeadlineRow,
  task: TaskRow | undefined,
  reader: Staff,
): Omit<LateLine, 'told'> {
  const policy = rows.policyOf(project);
  const definition = policy?.deadlines[row.deadline];
  const open = task?.state === 'open' ? task : undefined;
  const own =
    open !== undefined &&
    policy !== undefined &&
    couldDo(reader, policy, project, open) &&
    (open.assigneeId === null || open.assigneeId === reader.id);
  const whose = whoseOf(rows, policy, project, row, task);
  return {
    deadlineId: row.id,
    projectId: project.id,
    number: project.number,
    project: project.name,
    unit: rows.units.get(project.unitId) ?? '',
    task: task === undefined ? '' : rowTaskName(policy, task),
    name: definition?.name ?? row.deadline,
    article: definition?.article ?? '',
    dueOn: row.dueOn,
    days: rows.calendar.workdaysBetween(row.dueOn, row.closedOn ?? rows.today),
    closedOn: row.closedOn,
    whose,
    holders: whose.kind === 'office' && whose.person === null ? holdersOf(rows, policy, row, task) : '',
    unitsOwn: whose.kind === 'unit' ? unitsOwn(rows, policy, project, row, task) : '',
    reason: row.reason,
    asksReason: definition?.lateReason === true,
    urge: open === undefined || own ? null : open.id,
    own: own ? open.id : null,
  };
}

/** A target and the civil date of its digest. */
export function digestKey(target: string, on: CivilDate): string {
  return `${target} ${on}`;
}

/**
 * The record of a rung is written once all have heard, groups at their own hour too: when each was told, his digest says. Who
 * got none that day, having no account, was not told.
 */
function reminded({ people }: BoardNames, { at, targets }: Reminder, digests: LateMore['digests']): Told[] {
  const told = targets.flatMap((target) => {
    const [kind, id = ''] = target.split(':');
    const when = digests.get(digestKey(target, civilDate(at)));
    const name = kind === 'staff' ? (people.get(Number(id)) ?? '已离开的人员') : '群';
    return when === undefined ? [] : [{ when, name }];
  });
  const byTime = groupBy(told, ({ when }) => when);
  return [...byTime].map(([when, some]) => ({ at: when, to: [...new Set(some.map(({ name }) => name))].join('、'), by: null }));
}

function urged({ people }: BoardNames, { at, byId }: UrgeRow): Told {
  return { at, to: '办理人', by: people.get(byId) ?? '同事' };
}
