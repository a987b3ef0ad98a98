import { isBegun, mayBegin } from './begun.js';
import type { Situation } from './situation.js';

/**
 * Ids of what a person began and that nobody may begin any more once the project stands in another stage: left open, it would be handed in
 * against what has been decided since (退出储备库 of a project that stands in the year's plan). A lot goes its own way, whatever the stage.
 */
export function overtakenBy(situation: Situation, stage: string): number[] {
  const { project } = situation;
  return project.tasks
    .filter(
      (task) =>
        isBegun(situation, task) && mayBegin(situation, task, project) && !mayBegin(situation, task, { ...project, stage }),
    )
    .map(({ id }) => id);
}
