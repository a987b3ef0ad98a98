import type { Deadline } from '../../entities/deadline.entity.js';
import type { GroupChat } from '../../entities/group-chat.entity.js';
import type { ReminderRung } from '../../entities/reminder-rung.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { DueRung } from '../../entities/stores/deadline-store.js';
import type { DeadlineView, ProjectRef } from '../../cards/kit/props.js';
import { taskDefinition } from '../../handlers/core/case/case.js';
import { taskName } from '../../handlers/core/case/task-name.js';
import { audience, doersOf } from '../../handlers/core/tell/tell.js';
import type { Deps, Scope } from '../../handlers/context.js';
import { deadlineView, projectRef } from '../../handlers/present/views.js';
import { scopeOf } from '../../handlers/scope.js';
import { inLanes, portions } from '../lanes.js';
import { type DueCase, dueCases } from './due-cases.js';
import { ladderOf, OPENING, type PlannedRung, rungsOf } from '../../workflow/time/ladder.js';

/** Somebody who is to hear of a deadline. */
export interface Hearer {
  readonly person: Staff;
  /** The day of the latest rung that is meant for him. */
  readonly rungOn: string;
  /** He only gets a copy of what others do. */
  readonly copied: boolean;
}

/** A deadline with reminders for today or for days that were missed. */
export interface DueDeadline {
  readonly row: Deadline;
  readonly project: ProjectRef;
  /** What is to be done. */
  readonly task: string;
  /** The open task that runs with it. */
  readonly taskId: number | null;
  readonly view: DeadlineView;
  readonly consequence: string | null;
  /** The whole ladder, and of it what is due and was not taken yet, in order. */
  readonly ladder: readonly PlannedRung[];
  readonly rungs: readonly PlannedRung[];
  readonly hearers: readonly Hearer[];
  /** The groups of the unit that hear of deadlines. */
  readonly groups: readonly GroupChat[];
}

/** So many are looked at in one unit of work: people's clicks must not wait for a whole sweep. */
const AT_ONCE = 25;
/** So many such units at once, where the database takes several. */
const LANES = 4;
const FOUND = 2000;

/** Finds the deadlines that are due and who is to hear of each. Writes nothing. */
export async function findDue(deps: Deps): Promise<DueDeadline[]> {
  // All of them: a person's one digest of the day must hold everything that he is to hear of.
  const rows: DueRung[] = [];
  for (let more = FOUND; more === FOUND;) {
    const page = await deps.db.tx((tx) => tx.deadlines.dueRungs(scopeOf(deps, tx).today, FOUND, rows.at(-1) ?? null));
    rows.push(...page);
    more = page.length;
  }
  const found = await inLanes(portions(rows, AT_ONCE), LANES, (some) =>
    deps.db.tx(async (tx) => {
      const scope = scopeOf(deps, tx);
      const taken = await tx.rungs.ofDeadlines(some.map(({ id }) => id));
      const read: DueDeadline[] = [];
      for (const { row, found } of await dueCases(scope, some)) read.push(await dueDeadline(scope, found, row, taken));
      return read;
    }),
  );
  return found.flat();
}

async function dueDeadline(scope: Scope, found: DueCase, row: Deadline, told: readonly ReminderRung[]): Promise<DueDeadline> {
  const { policy, project } = found;
  const definition = policy.deadlines[row.deadline];
  const ladder = rungsOf(row, ladderOf(policy, row.deadline), scope.deps.calendar());
  const taken = new Set(
    told.filter(({ deadlineId, dueOn }) => deadlineId === row.id && dueOn === row.dueOn).map(({ offset }) => offset),
  );
  const rungs = ladder
    .filter(({ on, offset }) => on <= scope.today && !taken.has(offset))
    // Rungs that lay in the past when the deadline was written down are heard on the day that was set for them then.
    .map((rung) => ({ ...rung, on: row.nextRungOn !== null && rung.on < row.nextRungOn ? row.nextRungOn : rung.on }));
  const groups = await scope.tx.groups.ofUnit(project.policyId, project.unitId);
  const open = found.tasks.find(({ id, state }) => id === row.taskId && state === 'open');
  return {
    row,
    project: projectRef(found),
    task: nameOf(found, row, rungs.at(-1)?.offset === OPENING),
    taskId: isOwn(found, row) ? (open?.id ?? null) : null,
    view: deadlineView(scope, found.whole ?? { policy }, row),
    consequence: definition?.consequence ?? null,
    ladder,
    rungs,
    hearers: await hearersOf(scope, found, row, rungs),
    groups: groups.filter(({ reminders }) => rungs.length > 0 && reminders.includes('deadlines')),
  };
}

/** Whether whoever holds the clock does the task too; else it only tells him how much time others have left. */
function isOwn({ tasks }: DueCase, { taskId, holder }: Deadline): boolean {
  return tasks.some(({ id, actor }) => id === taskId && actor === holder);
}

/** What is to be done, or the time that others have; on the day on which its window opens that is said too. */
function nameOf(found: DueCase, row: Deadline, opens: boolean): string {
  const task = isOwn(found, row) ? found.tasks.find(({ id }) => id === row.taskId) : undefined;
  const name =
    task === undefined
      ? (found.policy.deadlines[row.deadline]?.name ?? row.deadline)
      : found.whole === null
        ? taskDefinition(found, task.task).name
        : taskName(found.whole, task);
  return opens ? `${name}（今天起可以办理）` : name;
}

/** Of several missed rungs each person hears once: the latest that is meant for him. Whoever must act gets no copy. */
async function hearersOf(
  scope: Scope,
  found: DueCase,
  { holder, taskId }: Deadline,
  rungs: readonly PlannedRung[],
): Promise<Hearer[]> {
  const latest = rungs.at(-1);
  if (latest === undefined) return [];
  const hearers = new Map<number, Hearer>();
  const task = found.tasks.find(({ id }) => id === taskId);
  // What is asked of a body is that body's own to keep, what was handed to somebody his.
  const asked = task !== undefined && (task.bodyUnitId !== null || (found.held.has(task.id) && task.actor === holder));
  const holders = asked ? await doersOf(scope, found, task) : await audience(scope, found, holder);
  for (const person of holders) {
    hearers.set(person.id, { person, rungOn: latest.on, copied: false });
  }
  for (const { on, copy } of rungs.toReversed()) {
    for (const role of copy) {
      for (const person of await audience(scope, found, role)) {
        if (!hearers.has(person.id)) hearers.set(person.id, { person, rungOn: on, copied: true });
      }
    }
  }
  return [...hearers.values()];
}

/** What is due, among what is told with it: where several clocks of one task run, each is told by its own name. */
export function taskLine({ row, task, view }: DueDeadline, among: readonly DueDeadline[]): string {
  const several = among.some((other) => other.row.id !== row.id && other.row.taskId !== null && other.row.taskId === row.taskId);
  return several && !task.startsWith(view.name) ? `${task}（${view.name}）` : task;
}
