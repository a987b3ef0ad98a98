import type { Task } from '../../../entities/task.entity.js';
import { taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';

/** The decision that demands something new of the unit (督促整改), by its label; null where what was handed in before came back with it. */
export function demandOf(found: Case, { task, openedBy }: Pick<Task, 'task' | 'openedBy'>): string | null {
  const opener = found.tasks.find(({ id }) => id === openedBy);
  if (opener === undefined) return null;
  const { form } = taskDefinition(found, task);
  const { shows, outcomes } = taskDefinition(found, opener.task);
  const handedIn = found.forms.some((row) => row.form === form && row.state === 'submitted');
  const isBack = handedIn && (shows.length === 0 || shows.some((shown) => shown === form));
  return isBack ? null : (outcomes[opener.outcome ?? '']?.label ?? null);
}
