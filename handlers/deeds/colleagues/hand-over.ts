import { say } from '../../../cards/kit/wording.js';
import { LostRace } from '../../../entities/db-errors.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context, Scope } from '../../context.js';
import { faceOf, taskCard } from '../../present/task.js';
import { recordOf } from '../../core/apply/writing.js';
import { loadTask, taskDefinition } from '../../core/case/case.js';
import type { Case } from '../../core/case/project-case.js';
import { couldDo } from '../../core/people/duty.js';
import { pressedMessage } from '../../core/apply/decide-and-write.js';
import { redrawTask } from '../redraw-task.js';
import { doersOf, tell } from '../../core/tell/tell.js';

/** What a meeting concludes is nobody's to hand on. Throws `NOTHING_TO_DO`. */
export function assertHandable(found: Case, task: Task): void {
  if (taskDefinition(found, task.task).kind !== 'meeting') return;
  throw new Refused(refuse('NOTHING_TO_DO', { says: '上会的项目由会议召集人登记结论，不用转交。请发送“会议”。' }));
}

/** Colleagues who could do a task as well, and have it not in hand. */
export async function colleaguesFor({ tx }: Scope, { policy, project, held }: Case, task: Task, but: Staff): Promise<Staff[]> {
  const holder = held.get(task.id)?.person.id;
  const staff = await tx.staff.list(project.policyId);
  return staff.filter((person) => person.id !== but.id && person.id !== holder && couldDo(person, policy, project, task));
}

/**
 * Puts a task into one person's hands; with a reason somebody else gave it to him. Everyone's card follows, he gets one of his
 * own. Returns the case as it is then.
 */
export async function handTo(
  context: Context,
  found: Case,
  task: Task,
  to: Staff,
  reason: string | null,
): Promise<{ found: Case; task: Task }> {
  const { tx, actor, now } = context;
  if (!(await tx.tasks.update(task.id, task.version, { assigneeId: to.id }))) throw new Refused(refuse('STALE_CARD'));
  const before = found.held.get(task.id)?.person;
  await tx.handovers.insert({ taskId: task.id, fromId: before?.id ?? actor.id, toId: to.id, reason, at: now });
  const body = { taskId: task.id, task: task.task, toId: to.id, name: to.name, reason };
  await recordOf(context, found.project.id, actor.id, { type: 'TASK_HANDED', body });
  const after = await loadTask(context, task.id);
  await redrawTask(context, after.found, after.task, pressedMessage(context));
  // The card of a decision says who gave it and why by itself; a form has no place for it.
  const note = reason === null ? null : say('task.handedToYou', { by: actor.name, reason });
  const noteFor = (person: Staff) => (faceOf(after.found, after.task, person) === 'fill' ? note : null);
  if (to.id !== actor.id) await tellHolders(context, after.found, after.task, noteFor);
  return after;
}

/** What was in somebody's hands is everybody's again who holds the role, and they hear why: `已离开`, `已转岗`. */
export async function release(scope: Scope, person: Staff, tasks: readonly Task[], why: string): Promise<void> {
  for (const { id } of tasks) {
    const { found, task } = await loadTask(scope, id);
    if (!(await scope.tx.tasks.update(id, task.version, { assigneeId: null }))) throw new LostRace(`task ${String(id)}`);
    const body = { taskId: id, task: task.task, fromId: person.id, name: person.name };
    await recordOf(scope, found.project.id, null, { type: 'TASK_RELEASED', body });
    const after = await loadTask(scope, id);
    await redrawTask(scope, after.found, after.task, null);
    await tellHolders(scope, after.found, after.task, () => `${person.name}${why}，这件事请您或同岗的同事接着办。`);
  }
}

/** Those who are to do it now get its card, with a line that says why where the card does not. */
async function tellHolders(scope: Scope, found: Case, task: Task, noteFor: (person: Staff) => string | null): Promise<void> {
  const shows = { card: 'task', projectId: found.project.id, taskId: task.id };
  const people = await doersOf(scope, found, task);
  await tell(scope, people, shows, (person) => taskCard(scope, found, task, person, noteFor(person)));
}
