import type { TodoView } from '../../cards/kit/props.js';
import type { Attendee } from '../../entities/attendee.entity.js';
import type { Meeting } from '../../entities/meeting.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { TaskOfProject } from '../../entities/stores/task-store.js';
import { sentBackBy } from '../../workflow/describe/sent-back.js';
import type { Scope } from '../context.js';
import { loadCase } from '../core/case/case.js';
import { countDuties, urgentDuties } from '../core/rights/duties.js';
import { taskName } from '../core/case/task-name.js';
import { whichPage } from './page-of.js';
import { deadlineView, projectRef } from './views.js';

/** Of the open tasks of submitted projects that a person may do a few, the most urgent first, and how many there are. */
export interface Duties {
  readonly total: number;
  readonly todos: readonly TodoView[];
}

/** The first so many. */
export async function firstDuties(scope: Scope, actor: Staff, most: number): Promise<Duties> {
  const total = await countDuties(scope, actor);
  return { total, todos: await todoViews(scope, total === 0 ? [] : await urgentDuties(scope, actor, most)) };
}

/** One page of them, counted from 0; past the end it is the last one. */
export async function dutiesOnPage(
  scope: Scope,
  actor: Staff,
  wanted: number,
  size: number,
): Promise<Duties & { readonly page: number; readonly pages: number }> {
  const total = await countDuties(scope, actor);
  const { page, pages, from } = whichPage(total, wanted, size);
  return { total, page, pages, todos: await todoViews(scope, await urgentDuties(scope, actor, size, from)) };
}

/** Tasks as they are listed, the most urgent first. */
export async function todoViews(scope: Scope, open: readonly TaskOfProject[]): Promise<TodoView[]> {
  const { tx, deps } = scope;
  const rows = await tx.deadlines.runningOf(open.map(({ task }) => task.id));
  const units = new Map(
    (await tx.units.getMany([...new Set(open.map(({ project }) => project.unitId))])).map((unit) => [unit.id, unit]),
  );
  // The earliest of a task: the rows come in that order, and what comes first stays.
  const clocks = new Map(rows.toReversed().map((row) => [row.taskId, row]));
  const lots = await lotNames(scope, open);
  const returned = await returnedAmong(scope, open);
  const held = await heldAmong(scope, open);
  const pauses = await tx.pauses.openOf([...new Set(open.map(({ project }) => project.id))]);
  const whyPaused = new Map(pauses.map(({ projectId, why }) => [projectId, why]));
  const todos = open.flatMap(({ task, project }): TodoView[] => {
    const policy = deps.policies.get(project.policyId, project.policyVersion);
    const unit = units.get(project.unitId);
    if (policy === undefined || unit === undefined) return [];
    const row = clocks.get(task.id);
    return [
      {
        taskId: task.id,
        task: lots.get(task.id) ?? policy.tasks[task.task]?.name ?? task.task,
        project: projectRef({ project, unit }),
        deadline: row === undefined ? null : deadlineView(scope, { policy }, row),
        returned: returned.get(task.id) ?? null,
        heldOn: held.get(task.id) ?? null,
        pausedFor: policy.tasks[task.task]?.whilePaused ? null : (whyPaused.get(project.id) ?? null),
      },
    ];
  });
  return todos.sort((a, b) => urgencyOf(a).localeCompare(urgencyOf(b)));
}

/** Of those that a meeting concludes, the day of the one that dealt with them and has not said how: by their tasks. */
async function heldAmong({ tx, today }: Scope, open: readonly TaskOfProject[]): Promise<ReadonlyMap<number, string>> {
  const waiting = new Map(open.flatMap(({ task }) => (task.kind === 'meeting' ? [[task.id, task.projectId] as const] : [])));
  if (waiting.size === 0) return new Map();
  const items = (await tx.agenda.ofProjects([...new Set(waiting.values())])).filter(({ taskId }) => waiting.has(taskId));
  const meetings = new Map(
    (await tx.meetings.getMany([...new Set(items.map(({ meetingId }) => meetingId))])).map((row) => [row.id, row]),
  );
  const held = new Map<number, string>();
  for (const { taskId, meetingId, conclusion } of items) {
    const meeting = meetings.get(meetingId);
    if (meeting === undefined || meeting.state === 'cancelled') continue;
    // The latest counts: one that is still to come takes the place of the one before.
    const isOver = meeting.state === 'invited' && meeting.on !== null && meeting.on < today && conclusion === null;
    if (isOver && meeting.on !== null) held.set(taskId, meeting.on);
    else held.delete(taskId);
  }
  return held;
}

/** What came back to the unit that handed it in, with the outcome that sent it back: by its task. */
async function returnedAmong({ tx, deps }: Scope, open: readonly TaskOfProject[]): Promise<ReadonlyMap<number, string>> {
  const openers = await tx.board.tasksById([...new Set(open.flatMap(({ task }) => task.openedBy ?? []))]);
  const returned = new Map<number, string>();
  for (const { task, project } of open) {
    const policy = deps.policies.get(project.policyId, project.policyVersion);
    const opener = openers.find(({ id }) => id === task.openedBy);
    if (policy === undefined || opener === undefined || policy.roles[task.actor]?.scope !== 'unit') continue;
    const label = sentBackBy(policy, opener);
    if (label !== null) returned.set(task.id, label);
  }
  return returned;
}

/** Tasks of lots carry the lot's title, which stands in the project's forms. */
async function lotNames(scope: Scope, open: readonly TaskOfProject[]): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  for (const { task, project } of open) {
    if (task.subject !== null && task.bodyUnitId === null) names.set(task.id, taskName(await loadCase(scope, project.id), task));
  }
  return names;
}

const LAST = '9999-12-31';
/** Before all else that has no day of its own: the meeting is over, and its project waits. */
const HELD = '9999-12-30';

/** What may not be done yet comes after all that may, however early it is due. */
function urgencyOf({ deadline, heldOn, pausedFor }: TodoView): string {
  const dueOn = deadline?.dueOn ?? (heldOn === null ? LAST : HELD);
  return pausedFor !== null || (deadline !== null && deadline.opensOn !== null) ? `later ${dueOn}` : `${dueOn}`;
}

/** An invitation that waits for an answer. */
export interface Invitation {
  readonly meeting: Meeting;
  readonly attendee: Attendee;
}

/** Invitations of meetings still to come that a person has not answered, the next one first. */
export async function openInvitations({ tx, today }: Scope, actor: Staff): Promise<Invitation[]> {
  const pending = (await tx.attendees.ofStaff(actor.id)).filter(({ answer }) => answer === 'pending');
  if (pending.length === 0) return [];
  const coming = (await tx.meetings.upcoming(today, actor.policyId)).filter(({ state }) => state === 'invited');
  return coming.flatMap((meeting) => {
    const attendee = pending.find(({ meetingId }) => meetingId === meeting.id);
    return attendee === undefined ? [] : [{ meeting, attendee }];
  });
}

export async function invitationsOf(scope: Scope, actor: Staff): Promise<number> {
  return (await openInvitations(scope, actor)).length;
}
