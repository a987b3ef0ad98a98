import { LostRace } from '../../../entities/db-errors.js';
import type { EffectOf } from '../../../workflow/decision.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import { firstRungOn, ladderOf, rungsOf } from '../../../workflow/time/ladder.js';
import { writeDeadline } from './deadlines.js';
import { record, type Writing } from './writing.js';

/** The task stands open again, and its answers are the draft that they were; a project that it began is one as well. */
export async function reopenTask(writing: Writing, { taskId }: EffectOf<'taskReopened'>): Promise<void> {
  const { scope, found, patch, tasks } = writing;
  const { tx } = scope;
  const task = found.tasks.find(({ id }) => id === taskId);
  if (task === undefined) throw new Refused(refuse('TASK_NOT_FOUND'));
  const undecided = { outcome: null, reason: null, decidedBy: null, decidedFor: null, decidedAt: null };
  const reopened = await tx.tasks.change(task, { state: 'open', ...undecided });
  if (reopened === null) throw new Refused(refuse('STALE_CARD'));
  tasks.set(taskId, reopened);
  const form = found.forms.findLast((row) => row.taskId === taskId && row.state === 'submitted');
  if (form !== undefined && !(await tx.forms.update(form.id, form.version, { state: 'draft' }))) {
    throw new LostRace(`form ${String(form.id)}`);
  }
  const begins = task.task === found.policy.begins && found.tasks.every((row) => row.task !== task.task || row.id >= taskId);
  if (begins) patch.status = 'draft';
  await record(writing, { type: 'TASK_WITHDRAWN', body: { taskId, task: task.task } });
}

/** Its clock runs on from where it stood, with the reminders that are still to come, or stands still with the project; what followed from its passing does not follow twice. */
export async function reopenDeadline(writing: Writing, { deadlineId }: EffectOf<'deadlineReopened'>): Promise<void> {
  const { scope, found } = writing;
  const row = found.deadlines.find(({ id }) => id === deadlineId);
  if (row === undefined) return;
  const calendar = scope.deps.calendar();
  const rungs = rungsOf(row, ladderOf(found.policy, row.deadline), calendar);
  const state = found.facts.pauses.some(({ to }) => to === null) ? 'suspended' : 'running';
  await writeDeadline(scope, row, {
    state,
    closedOn: null,
    reason: null,
    nextRungOn: state === 'running' ? firstRungOn(rungs, scope.today, calendar) : null,
  });
  const { startOn, dueOn, certain } = row;
  await record(writing, {
    type: 'DEADLINE_STARTED',
    body: { deadlineId, deadline: row.deadline, startOn, dueOn, certain, state },
  });
}
