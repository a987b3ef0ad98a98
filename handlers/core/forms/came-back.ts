import type { Task } from '../../../entities/task.entity.js';
import { sentBackBy } from '../../../workflow/describe/sent-back.js';
import type { Case } from '../case/project-case.js';

/** What sent a task's form back (退回), with the reason that was given; null for a task that was opened by anything else. */
export function cameBack(
  { policy, tasks }: Case,
  { openedBy }: Pick<Task, 'openedBy'>,
): { readonly label: string; readonly reason: string | null } | null {
  const opener = tasks.find(({ id }) => id === openedBy);
  const label = opener === undefined ? null : sentBackBy(policy, opener);
  return opener === undefined || label === null ? null : { label, reason: opener.reason };
}
