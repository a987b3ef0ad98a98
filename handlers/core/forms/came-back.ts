import type { Task } from '../../../entities/task.entity.js';
import { sentBackBy } from '../../../workflow/describe/sent-back.js';
import type { Case } from '../case/project-case.js';

/** Whether a task's form begins anew: a person began it, or it is asked for each time and this is the next and not the one that was sent back. */
export function beginsAfresh(found: Case, task: Pick<Task, 'task' | 'openedBy'>, formId: string): boolean {
  const definition = found.policy.tasks[task.task];
  const begun = definition?.startable !== undefined && task.openedBy === null;
  return begun || (found.policy.forms[formId]?.everyTime === true && cameBack(found, task) === null);
}

/** Which draft of its form a task handed in: of its own lot, and since the form began anew. The first is 1. */
export function draftNo(found: Case, taskId: number, formId: string, revision: number): number {
  const handedIn = found.tasks.find(({ id }) => id === taskId);
  const before = found.tasks.filter(
    ({ id, task, subject }) => id <= taskId && task === handedIn?.task && subject === handedIn.subject,
  );
  const began = before.findLastIndex((task) => beginsAfresh(found, task, formId));
  const chain = new Set(before.slice(Math.max(began, 0)).map(({ id }) => id));
  const drafts = found.forms.filter((row) => row.form === formId && row.revision <= revision && row.state !== 'draft');
  return drafts.filter(({ taskId: by }) => chain.has(by)).length;
}

/** What sent a task's form back (退回), with the reason that was given; null for a task that was opened by anything else. */
export function cameBack(
  { policy, tasks }: Case,
  { openedBy }: Pick<Task, 'openedBy'>,
): { readonly label: string; readonly reason: string | null } | null {
  const opener = tasks.find(({ id }) => id === openedBy);
  const label = opener === undefined ? null : sentBackBy(policy, opener);
  return opener === undefined || label === null ? null : { label, reason: opener.reason };
}
