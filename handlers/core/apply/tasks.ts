import { LostRace } from '../../../entities/db-errors.js';
import type { EffectOf } from '../../../workflow/decision.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import { bodyOf } from '../../../workflow/meeting/seated.js';
import type { Scope } from '../../context.js';
import { taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { nextNumber, projectCounter } from '../counters.js';
import { actsFor } from '../people/deputies.js';
import { writeDeadline } from './deadlines.js';
import { record, type Writing } from './writing.js';

/** The one update that decides a race: whoever finds the task still open, wins. The begin task's end gives the project its number. */
export async function closeTask(writing: Writing, { taskId, outcome, reason }: EffectOf<'taskClosed'>): Promise<void> {
  const { scope, found, cause, aftermath, patch, tasks } = writing;
  const task = found.tasks.find(({ id }) => id === taskId);
  if (task === undefined) throw new Refused(refuse('TASK_NOT_FOUND'));
  const closed = await scope.tx.tasks.change(task, {
    state: 'done',
    outcome,
    reason,
    decidedBy: cause.byId,
    decidedFor: await actsFor(scope, found.project.id, cause.byId, taskId),
    decidedAt: scope.now,
  });
  if (closed === null) throw new Refused(refuse('ALREADY_DONE'));
  tasks.set(taskId, closed);
  aftermath.closedTasks.push(taskId);
  const { batchId = null } = cause;
  const several = batchId === null ? {} : { batchId };
  await record(writing, { type: 'TASK_CLOSED', body: { taskId, task: task.task, outcome, reason, ...several } });
  if (found.project.status === 'draft' && task.task === found.policy.begins) {
    patch.status = 'running';
    patch.number = found.project.number ?? (await nextNumber(scope, projectCounter(found.policy)));
  }
}

export async function openTask(writing: Writing, { task, round, subject }: EffectOf<'taskOpened'>): Promise<void> {
  const { scope, found, cause, on, tasks, aftermath } = writing;
  const { kind, stage, actor: role, bodies } = taskDefinition(found, task);
  const bodyUnitId = bodies === undefined || subject === null ? null : await unitOfBody(scope, found, { bodies, role }, subject);
  // A body that nobody is registered for answers on paper: the office writes it down.
  const actor = bodies !== undefined && bodyUnitId === null ? 'office' : role;
  const opened = await scope.tx.tasks.add({
    projectId: found.project.id,
    task,
    kind,
    stage,
    actor,
    round,
    subject,
    bodyUnitId,
    openedBy: cause.taskId,
    state: 'open',
    openedAt: scope.now,
    openedOn: on,
  });
  tasks.set(opened.id, opened);
  aftermath.openedTasks.push(opened.id);
  await record(writing, { type: 'TASK_OPENED', body: { taskId: opened.id, task, stage, actor, round, subject } });
}

/** The unit that a body's name stands for, where people of the task's role are registered in it. */
async function unitOfBody(
  { tx }: Scope,
  { project, policy }: Case,
  { bodies, role }: { readonly bodies: readonly { readonly name: string }[]; readonly role: string },
  body: string,
): Promise<number | null> {
  const names = bodies.map(({ name }) => name);
  const units = (await tx.units.list(project.policyId)).filter(({ name }) => bodyOf({ bodies: names }, name) === body);
  if (units.length === 0) return null;
  const able = new Set((await tx.staff.holding(project.policyId, policy.roles[role]?.holds ?? '')).map(({ unitId }) => unitId));
  const own = units.filter(({ id }) => able.has(id));
  return (own.find(({ name }) => name === body) ?? own[0])?.id ?? null;
}

export async function cancelTask(writing: Writing, { taskId, why }: EffectOf<'taskCancelled'>): Promise<void> {
  const { scope, found, cause, aftermath, tasks } = writing;
  const task = found.tasks.find(({ id }) => id === taskId);
  if (task === undefined) return;
  const said = why === undefined ? {} : { reason: why, decidedBy: cause.byId, decidedAt: scope.now };
  const cancelled = await scope.tx.tasks.change(task, { state: 'cancelled', ...said });
  if (cancelled === null) throw new LostRace(`task ${String(taskId)}`);
  tasks.set(taskId, cancelled);
  aftermath.closedTasks.push(taskId);
  // Read anew: the clock that ran out in this very decision was written before its task is cancelled.
  const deadlines = await scope.tx.deadlines.ofProject(found.project.id);
  for (const deadline of deadlines.filter(
    (item) => item.taskId === taskId && (item.state === 'running' || item.state === 'suspended'),
  )) {
    await writeDeadline(scope, deadline, { state: 'cancelled', closedOn: scope.today, nextRungOn: null, lapsesOn: null });
  }
  await record(writing, { type: 'TASK_CANCELLED', body: { taskId, task: task.task } });
}
