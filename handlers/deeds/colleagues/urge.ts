import { urge as urgeCard } from '../../../cards/urge.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Urge } from '../../../entities/urge.entity.js';
import { standsStill } from '../../../workflow/decide/pauses.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import { civilDate, formatDate, formatInstant } from '../../../workflow/time/civil.js';
import { nextReminderAt } from '../../../workflow/time/quiet.js';
import type { Context, Scope } from '../../context.js';
import { deadlineOfTask, isHeldUp, projectRef } from '../../present/views.js';
import { recordOf } from '../../core/apply/writing.js';
import { loadCase, taskDefinition } from '../../core/case/case.js';
import type { Case } from '../../core/case/project-case.js';
import { taskName, taskOfBody } from '../../core/case/task-name.js';
import { doersOf, tell } from '../../core/tell/tell.js';

/**
 * Asks those who hold a task to do it: at once within working hours, else in the next minute that allows it. Returns when
 * they hear of it, and who they are. Throws `URGED` for the second time on that day, `NOT_YET` before it may be done at all, `PAUSED` while its project stands still.
 */
export async function urgeTask(context: Context, found: Case, task: Task): Promise<{ at: number; people: Staff[] }> {
  const { tx, actor, now, deps } = context;
  const people = await holders(context, found, task, actor.id);
  const name = taskOfBody(found, task);
  if (people.length === 0) {
    const says = `现在没有人能办“${name}”，请联系${found.policy.authority}安排人员。`;
    throw new Refused(refuse('NOT_YET', { says }));
  }
  const still = standsStill(found.facts, taskDefinition(found, task.task));
  if (still !== null) throw new Refused(still);
  const opensOn = deadlineOfTask(context, found, task.id)?.opensOn ?? null;
  if (opensOn !== null) {
    const says = `“${name}”${formatDate(opensOn, { year: true })}起才可以办理，到时再催。`;
    throw new Refused(refuse('NOT_YET', { says }));
  }
  const sendAt = nextReminderAt(now, deps.calendar(), 0);
  const on = civilDate(sendAt);
  const row = { taskId: task.id, on, byId: actor.id, at: now, sendAt };
  const id = await tx.urges.claim(row);
  if (id === null) throw await urgedAlready(context, task.id, on, name);
  await recordOf(context, found.project.id, actor.id, { type: 'TASK_URGED', body: { taskId: task.id, task: task.task, sendAt } });
  if (sendAt <= now) await tellUrge(context, { ...row, id, state: 'waiting' });
  return { at: sendAt, people };
}

/** Tells whoever holds the task now; one that was done meanwhile needs no urging, and one whose project was stopped can be done by nobody. Does nothing when another process was faster. */
export async function tellUrge(scope: Scope, { id, taskId, byId }: Urge): Promise<void> {
  const { tx } = scope;
  const task = await tx.tasks.get(taskId);
  const found = task?.state === 'open' ? await loadCase(scope, task.projectId) : null;
  const isDue = task !== null && found !== null && !isHeldUp(found, task);
  if (!(await tx.urges.settle(id, isDue ? 'told' : 'dropped')) || !isDue) return;
  const by = await tx.staff.get(byId);
  const unit = by === null ? null : await tx.units.get(by.unitId);
  const card = urgeCard.render({
    project: projectRef(found),
    taskId,
    task: taskName(found, task),
    by: `${by?.name ?? '有人'}（${unit?.name ?? ''}）`,
    deadline: deadlineOfTask(scope, found, taskId),
  });
  const shows = { card: urgeCard.id, projectId: found.project.id, taskId };
  await tell(scope, await holders(scope, found, task, byId), shows, () => card);
}

async function holders(scope: Scope, found: Case, task: Task, but: number): Promise<Staff[]> {
  return (await doersOf(scope, found, task)).filter(({ id }) => id !== but);
}

async function urgedAlready({ tx, now }: Scope, taskId: number, on: string, task: string): Promise<Refused> {
  const first = await tx.urges.get(taskId, on);
  const who = first === null ? null : await tx.staff.get(first.byId);
  const waits = first !== null && first.sendAt > now;
  const when = waits ? `，${formatInstant(first.sendAt)} 会提醒办理人` : '';
  return new Refused(refuse('URGED', { task, who: who?.name ?? '同事', at: formatInstant(first?.at ?? now), when }));
}
