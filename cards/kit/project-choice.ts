import { button } from './build.js';
import { projectName } from './parts.js';
import type { ProjectRef } from './props.js';
import type { Button } from './tree.js';

/** What is opened once the project is chosen. */
export const ProjectChoice = { show: 'project.show', next: 'project.next', why: 'project.why' } as const;
export type ProjectChoice = (typeof ProjectChoice)[keyof typeof ProjectChoice];

export function projectButton(project: ProjectRef, verb: ProjectChoice): Button {
  return button(projectName(project, 22), { verb, project: project.id });
}
