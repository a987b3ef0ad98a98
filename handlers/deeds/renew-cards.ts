import { withNote } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import { say } from '../../cards/kit/wording.js';
import { tasks } from '../../cards/tasks.js';
import type { CardMessage } from '../../entities/card-message.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { nextReminderAt } from '../../workflow/time/quiet.js';
import type { Scope } from '../context.js';
import { loadCase } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { taskName } from '../core/case/task-name.js';
import { letterboxOf } from '../core/tell/letterbox.js';
import { post, redraw } from '../core/tell/tell.js';
import { noticeCard } from '../present/notice.js';
import { myTasks } from '../present/project.js';
import { taskCard } from '../present/task.js';
import { someTasksCard } from '../present/tasks.js';

interface Shown {
  readonly found: Case;
  readonly task: Task;
}

/** So many tasks get cards of their own again; of more there is one list. */
const ALONE = 3;

/**
 * Puts cards of tasks away before their platform stops their buttons, and gives whoever has them what still waits for him anew. Of what is
 * due on a day he is reminded, with a button, and of what waits for others he hears when it comes to him; a draft is nobody's duty.
 *
 * @param messages - of one person and one platform
 * @param days - for how long after it was sent a card can be pressed
 */
export async function renewCards(scope: Scope, staffId: number, messages: readonly CardMessage[], days: number): Promise<void> {
  const person = await scope.tx.staff.get(staffId);
  const old: { readonly message: CardMessage; readonly shown: Shown }[] = [];
  for (const message of messages) {
    if (!(await scope.tx.cardMessages.putAway(message.id)) || message.projectId === null) continue;
    const found = await loadCase(scope, message.projectId);
    const task = found.tasks.find(({ id }) => id === message.taskId);
    if (task !== undefined) old.push({ message, shown: { found, task } });
  }
  const waiting = new Map<number, Shown>();
  for (const { shown } of old) if (person !== null && (await waitsFor(scope, shown, person))) waiting.set(shown.task.id, shown);
  for (const { message, shown } of old) {
    const card = putAwayCard(shown, days, waiting.has(shown.task.id));
    await redraw(scope, [message], () => Promise.resolve(card), null);
  }
  if (person !== null) await giveAnew(scope, person, [...waiting.values()], days);
}

function putAwayCard({ found, task }: Shown, days: number, anew: boolean): Card {
  const shown = say('task.summary', { task: taskName(found, task), project: found.project.name });
  return noticeCard({ title: say('task.putAwayTitle'), lines: [shown, say('task.putAway', { days, anew })] });
}

/** Whether a task is his to do now, nothing else reminds him of it, and he has no newer card of it. */
async function waitsFor({ tx }: Scope, { found, task }: Shown, person: Staff): Promise<boolean> {
  if (found.project.status !== 'running' || !myTasks(found, person).includes(task)) return false;
  if (found.deadlines.some(({ taskId, state }) => taskId === task.id && state === 'running')) return false;
  return !(await tx.cardMessages.ofTask(task.id)).some(({ staffId, card }) => staffId === person.id && card === 'task');
}

async function giveAnew(scope: Scope, person: Staff, waiting: readonly Shown[], days: number): Promise<void> {
  const letterbox = await letterboxOf(scope, person);
  if (letterbox === null || waiting.length === 0) return;
  const postage = { notBefore: nextReminderAt(scope.now, scope.deps.calendar()) };
  if (waiting.length > ALONE) {
    const open = waiting.map(({ found: { project }, task }) => ({ task, project }));
    const list = await someTasksCard(scope, say('task.stillWaits'), open);
    await post(scope, letterbox, withNote(list, say('task.stillWaitsNote', { days })), { card: tasks.id }, postage);
    return;
  }
  for (const { found, task } of waiting) {
    const card = withNote(await taskCard(scope, found, task, person), say('task.stillWaitsHere', { days }));
    await post(scope, letterbox, card, { card: 'task', projectId: found.project.id, taskId: task.id }, postage);
  }
}
