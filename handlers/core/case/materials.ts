import type { Material } from '../../../entities/material.entity.js';
import { countsFor } from '../../../workflow/materials.js';
import type { Case } from './project-case.js';

/** The files that count as a material, for a task or for the project as it is seen; older first. */
export function filesOf(found: Case, id: string, taskId: number | null): Material[] {
  const subjects = new Map(found.tasks.map((task) => [task.id, task.subject]));
  return found.materials.filter(
    (row) =>
      row.material === id &&
      countsFor(
        found.policy,
        { material: id, taskId: row.taskId, subject: subjects.get(row.taskId ?? 0) ?? null },
        found.facts,
        taskId,
      ),
  );
}
