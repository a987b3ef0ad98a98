import { holds } from '../condition.js';
import type { ProjectFacts, TaskFacts } from '../facts.js';
import { factReader } from '../read-facts.js';
import type { Situation } from './situation.js';

/**
 * Ids of what a person began and that nobody may begin any more once the project stands in another stage: left open, it would be handed in
 * against what has been decided since (退出储备库 of a project that stands in the year's plan). A lot goes its own way, whatever the stage.
 */
export function overtakenBy(situation: Situation, stage: string): number[] {
  const { project } = situation;
  return project.tasks
    .filter((task) => isBegun(task) && mayBegin(situation, task, project) && !mayBegin(situation, task, { ...project, stage }))
    .map(({ id }) => id);
}

/** What is only being opened in this decision has no row yet. */
function isBegun({ id, state, openedBy, subject }: TaskFacts): boolean {
  return id > 0 && state === 'open' && openedBy === null && subject === null;
}

function mayBegin({ policy }: Situation, { task }: TaskFacts, project: ProjectFacts): boolean {
  const startable = policy.tasks[task]?.startable;
  return startable !== undefined && holds(startable, factReader(policy, project));
}
