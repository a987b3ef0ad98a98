import type { Policy } from '../policies/schema/index.js';
import type { MaterialFacts, ProjectFacts } from './facts.js';
import { ownOf } from './own.js';

/**
 * Whether a file that was handed in counts for a task: one of the project does for every round, one of a lot within the
 * lot, one that is asked for each time only for the task with which it came. `taskId` null asks for no task in particular.
 */
export function countsFor(
  policy: Policy,
  file: Pick<MaterialFacts, 'material' | 'taskId' | 'subject'>,
  { view }: Pick<ProjectFacts, 'view'>,
  taskId: number | null,
): boolean {
  if (taskId !== null && policy.materials[file.material]?.everyTime === true) return file.taskId === taskId;
  return view === null || !ownOf(policy).materials.has(file.material) || file.subject === view;
}

/** A material's name, with who has it where the policy says so: 审计报告（在审计机构）. */
export function nameWithHolder({ materials }: Policy, id: string): string {
  const material = materials[id];
  return material?.holder === undefined ? (material?.name ?? id) : `${material.name}（在${material.holder}）`;
}

/** Whether a material is there, for a task or at all. */
export function hasMaterial(policy: Policy, project: ProjectFacts, id: string, taskId: number | null): boolean {
  return project.materials.some((file) => file.material === id && countsFor(policy, file, project, taskId));
}
