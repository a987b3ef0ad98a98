import { say } from '../../cards/kit/wording.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';
import { taskName } from '../core/case/task-name.js';
import { doersOf, redraw, tell } from '../core/tell/tell.js';
import { noticeCard } from '../present/notice.js';
import { faceOf, taskCard } from '../present/task.js';
import { projectRef } from '../present/views.js';

/**
 * A project stands still, or goes on: whoever had something of it to decide reads so on his card, and is told where nothing else told
 * him. Forms stay as they are, since somebody may be typing in them.
 *
 * @param told - ids of those who heard of it already
 */
export async function tellStood(
  scope: Scope,
  found: Case,
  taskIds: readonly number[],
  { told, pressed }: { readonly told: ReadonlySet<number>; readonly pressed: string | null },
): Promise<void> {
  const waits = new Map<number, { readonly person: Staff; readonly names: string[] }>();
  for (const task of found.tasks.filter(({ id, state }) => taskIds.includes(id) && state === 'open')) {
    await redrawReviews(scope, found, task, pressed);
    for (const person of (await doersOf(scope, found, task)).filter(({ id }) => !told.has(id))) {
      const { names } = waits.get(person.id) ?? { names: [] };
      waits.set(person.id, { person, names: [...names, taskName(found, task)] });
    }
  }
  const still = found.facts.pauses.find(({ to }) => to === null) ?? null;
  const title = still === null ? say('task.goesOnTitle') : say('task.standsTitle');
  const people = [...waits.values()].map(({ person }) => person);
  await tell(scope, people, { card: 'notice', projectId: found.project.id }, ({ id }) => {
    const names = (waits.get(id)?.names ?? []).map((name) => `“${name}”`).join('');
    const line = still === null ? say('task.goesOn', { names }) : say('task.stands', { names, ...still });
    return noticeCard({ title, lines: [line], project: projectRef(found), commands: ['tasks'] });
  });
}

async function redrawReviews(scope: Scope, found: Case, task: Task, pressed: string | null): Promise<void> {
  for (const message of await scope.tx.cardMessages.ofTask(task.id)) {
    const viewer = message.card === 'task' && message.staffId !== null ? await scope.tx.staff.get(message.staffId) : null;
    if (viewer === null || faceOf(found, task, viewer) !== 'review') continue;
    await redraw(scope, [message], () => taskCard(scope, found, task, viewer), pressed);
  }
}
