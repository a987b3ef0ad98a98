import type { Deadline } from '../../entities/deadline.entity.js';
import type { DueRung } from '../../entities/stores/deadline-store.js';
import type { Scope } from '../../handlers/context.js';
import { loadCase } from '../../handlers/core/case/case.js';
import type { Case } from '../../handlers/core/case/project-case.js';
import { heldTasks } from '../../handlers/core/case/held.js';

/** A project as far as a reminder of one of its clocks needs it. */
export interface DueCase extends Pick<Case, 'project' | 'unit' | 'policy' | 'held'> {
  /** The clock's task, where it runs with one. */
  readonly tasks: Case['tasks'];
  /** All of it, where its answers name the lot or say when the window opens. */
  readonly whole: Case | null;
}

/**
 * The clocks that are due still, each with its project: read together, since thousands may be due on one morning. What was met,
 * moved or taken on by another process meanwhile is left out.
 */
export async function dueCases(scope: Scope, due: readonly DueRung[]): Promise<{ row: Deadline; found: DueCase }[]> {
  const { tx, today } = scope;
  const rows = (await tx.deadlines.whole(due.map(({ id }) => id))).filter(
    ({ state, nextRungOn }) => state === 'running' && nextRungOn !== null && nextRungOn <= today,
  );
  const projects = byId(await tx.projects.getMany([...new Set(rows.map(({ projectId }) => projectId))]));
  const units = byId(await tx.units.getMany([...new Set([...projects.values()].map(({ unitId }) => unitId))]));
  const tasks = byId(await tx.tasks.getMany([...new Set(rows.flatMap(({ taskId }) => taskId ?? []))]));
  const found: { row: Deadline; found: DueCase }[] = [];
  for (const { id } of due) {
    const row = rows.find((each) => each.id === id);
    if (row === undefined) continue;
    const task = tasks.get(row.taskId ?? 0);
    const project = projects.get(row.projectId);
    const unit = units.get(project?.unitId ?? 0);
    const policy = project === undefined ? undefined : scope.deps.policies.get(project.policyId, project.policyVersion);
    const asks = (task !== undefined && task.subject !== null) || policy?.deadlines[row.deadline]?.opens?.when !== undefined;
    if (project === undefined || unit === undefined || policy === undefined || asks) {
      const whole = await loadCase(scope, row.projectId);
      found.push({ row, found: { ...whole, whole } });
    } else {
      const own = task === undefined ? [] : [task];
      const held = await heldTasks(scope, { policy, project, tasks: own });
      found.push({ row, found: { project, unit, policy, tasks: own, held, whole: null } });
    }
  }
  return found;
}

function byId<T extends { readonly id: number }>(rows: readonly T[]): ReadonlyMap<number, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
