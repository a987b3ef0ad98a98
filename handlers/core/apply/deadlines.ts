import { LostRace } from '../../../entities/db-errors.js';
import type { Deadline } from '../../../entities/deadline.entity.js';
import type { Patch } from '../../../entities/sql/table.js';
import type { EffectOf } from '../../../workflow/decision.js';
import type { Policy } from '../../../policies/schema/index.js';
import { firstRungOn, ladderOf, rungsOf } from '../../../workflow/time/ladder.js';
import type { Resolution } from '../../../workflow/time/resolution.js';
import type { Scope } from '../../context.js';
import { addDays } from '../../../workflow/time/civil.js';
import { record, type Writing } from './writing.js';

export async function startDeadline(
  writing: Writing,
  { deadline, task, subject, state, resolution, opensOn }: EffectOf<'deadlineStarted'>,
): Promise<void> {
  const { scope, found } = writing;
  const row = rowOf(scope, found.policy, deadline, resolution, opensOn);
  const id = await scope.tx.deadlines.insert({
    projectId: found.project.id,
    deadline,
    taskId: openTaskId(writing, task, subject),
    holder: found.policy.deadlines[deadline]?.holder ?? 'applicant',
    ...row,
    nextRungOn: state === 'running' ? row.nextRungOn : null,
    state,
  });
  const { startOn, dueOn, certain } = resolution;
  await record(writing, { type: 'DEADLINE_STARTED', body: { deadlineId: id, deadline, startOn, dueOn, certain, state } });
}

export async function moveDeadline(
  writing: Writing,
  { deadlineId, resolution, opensOn, reason, anew = false }: EffectOf<'deadlineMoved'>,
): Promise<void> {
  const { scope, found, aftermath } = writing;
  const row = found.deadlines.find(({ id }) => id === deadlineId);
  if (row === undefined) return;
  const moved = rowOf(scope, found.policy, row.deadline, resolution, opensOn);
  // One that stood still runs again; what followed from its having passed has happened, and happens once.
  const lapsesOn = row.lapsesOn === null && !anew ? null : moved.lapsesOn;
  await writeDeadline(scope, row, { ...moved, lapsesOn, state: 'running' });
  // One that stood still goes on, and may have the day that it had: a fixed one, or where the stop was lifted the same day.
  const isMoved = row.state !== 'suspended' || moved.dueOn !== row.dueOn || moved.opensOn !== row.opensOn;
  if (isMoved) aftermath.movedDeadlines.push({ id: row.id, before: row.dueOn, reason });
  const { startOn, dueOn, certain } = resolution;
  await record(writing, {
    type: 'DEADLINE_MOVED',
    body: { deadlineId, deadline: row.deadline, from: row.dueOn, startOn, dueOn, certain, reason },
  });
}

export async function closeDeadline(
  writing: Writing,
  { deadlineId, state, on, reason }: EffectOf<'deadlineClosed'>,
): Promise<void> {
  const { scope, found } = writing;
  const row = found.deadlines.find(({ id }) => id === deadlineId);
  if (row === undefined) return;
  await writeDeadline(scope, row, { state, closedOn: on, reason, nextRungOn: null });
  await record(writing, { type: 'DEADLINE_CLOSED', body: { deadlineId, deadline: row.deadline, state, on, reason } });
}

/** Whoever takes its reminders on at the same moment makes the unit of work run again: a deadline that is met must not run on. */
export async function writeDeadline({ tx }: Scope, { id, version }: Deadline, patch: Patch<Deadline>): Promise<void> {
  if (!(await tx.deadlines.update(id, version, patch))) throw new LostRace(`deadline ${String(id)}`);
}

/** The stored form of a count, with the first day on which someone is reminded after today. */
function rowOf({ today, deps }: Scope, policy: Policy, deadline: string, resolution: Resolution, opensOn: string | null) {
  const { startOn, dueOn, certain, days } = resolution;
  const rungs = rungsOf({ startOn, dueOn, opensOn }, ladderOf(policy, deadline), deps.calendar());
  const follows = (policy.deadlines[deadline]?.lapses.length ?? 0) > 0;
  return {
    startOn,
    dueOn,
    opensOn,
    certain,
    count: days,
    nextRungOn: firstRungOn(rungs, today, deps.calendar()),
    lapsesOn: follows ? addDays(dueOn, 1) : null,
  };
}

/** Its day passed undone and what follows has happened: that happens once. It runs on, and is reminded of, unless it was missed for good. */
export async function lapseDeadline(writing: Writing, { deadlineId, missed }: EffectOf<'deadlineLapsed'>): Promise<void> {
  const { scope, found } = writing;
  const row = found.deadlines.find(({ id }) => id === deadlineId);
  if (row === undefined) return;
  const over = missed ? ({ state: 'missed', closedOn: row.dueOn, nextRungOn: null } as const) : {};
  await writeDeadline(scope, row, { ...over, lapsesOn: null });
  await record(writing, { type: 'DEADLINE_LAPSED', body: { deadlineId, deadline: row.deadline, dueOn: row.dueOn } });
}

/** The open task that a deadline belongs to: the one that this decision opened, or one that was open before. */
function openTaskId({ found, tasks }: Writing, task: string, subject: string | null): number | null {
  const all = [...found.tasks, ...tasks.values()];
  return all.findLast((item) => item.task === task && item.subject === subject && item.state === 'open')?.id ?? null;
}
