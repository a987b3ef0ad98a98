import type { Policy } from '../../policies/schema/index.js';
import { entryOf } from '../entry.js';
import type { ProjectFacts } from '../facts.js';

/** What is called otherwise in the version that a project moves to: the old id, and the new one. */
export interface Renames {
  readonly stage: (id: string) => string;
  readonly task: (id: string) => string;
}

/** As the new version's `replaces` says for the version it takes over from; without it every name stays. */
export function renamesOf(from: Policy, to: Policy): Renames {
  const { stages = {}, tasks = {} } = to.replaces?.version === from.version ? to.replaces : {};
  return { stage: (id) => entryOf(stages, id) ?? id, task: (id) => entryOf(tasks, id) ?? id };
}

/** A project's facts as the new version names them. */
export function renamed(project: ProjectFacts, { stage, task }: Renames): ProjectFacts {
  return {
    ...project,
    stage: stage(project.stage),
    tasks: project.tasks.map((row) => ({ ...row, task: task(row.task) })),
  };
}
