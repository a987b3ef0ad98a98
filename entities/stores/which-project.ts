/** A project by its id, or by that of one of its tasks: whoever knows only the task need not wait for an answer before he asks on. */
export type WhichProject = number | { readonly ofTask: number };

const ITS_OWN = '?';
const OF_TASK = '(SELECT x.`projectId` FROM `task` x WHERE x.`id` = ?)';

/** What stands for the project's id in a statement, and the value that belongs to it. */
export function whichProject(which: WhichProject): readonly [sql: string, value: number] {
  return typeof which === 'number' ? [ITS_OWN, which] : [OF_TASK, which.ofTask];
}
