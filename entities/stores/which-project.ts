/** A project by its id, or by that of one of its tasks: whoever knows only the task need not wait for an answer before he asks on. */
export type WhichProject = number | { readonly ofTask: number };

const ITS_OWN = '?';
const OF_TASK = '(SELECT x.`projectId` FROM `task` x WHERE x.`id` = ?)';

/**
 * A statement's end for a project that is named either way, and its values. Both ends are put together once: a text that is
 * made anew is hashed anew wherever it is looked up.
 *
 * @param make - of what stands for the project's id
 */
export function forProject(
  make: (id: string) => string,
): (which: WhichProject) => readonly [rest: string, values: readonly number[]] {
  const [own, ofTask] = [make(ITS_OWN), make(OF_TASK)];
  return (which) => (typeof which === 'number' ? [own, [which]] : [ofTask, [which.ofTask]]);
}
