import { button, buttons, muted, warn, type Plain } from './build.js';
import { projectName } from './parts.js';
import type { ProjectRef } from './props.js';
import { say } from './wording.js';

const SHOWN = 3;

/** Declarations that were handed in, taken back, and wait to be handed in again. What is forgotten so is in nobody's hands: it is said wherever its unit looks for its projects. */
export function withdrawnBlocks(all: readonly ProjectRef[]): readonly (Plain | null)[] {
  const rest = all.length - SHOWN;
  return [
    ...all
      .slice(0, SHOWN)
      .flatMap((project) => [
        warn(say('projects.withdrawn', { name: projectName(project) })),
        buttons(button('继续填写', { verb: 'draft.open', project: project.id })),
      ]),
    rest > 0 ? muted(say('projects.withdrawnMore', { rest })) : null,
  ];
}
