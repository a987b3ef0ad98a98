import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { TaskOfProject } from '../../../entities/stores/task-store.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Policy } from '../../../policies/schema/index.js';
import type { Scope } from '../../context.js';
import { deputiesOf } from '../people/deputies.js';
import { couldDo } from '../people/duty.js';
import type { Holding } from './project-case.js';

interface Rows {
  readonly policy: Policy;
  readonly project: Pick<Project, 'policyId' | 'unitId'>;
  readonly tasks: readonly Task[];
}

/** Of a project's open tasks those that were handed to somebody who may still do them; all others are their role's. */
export async function heldTasks(scope: Scope, rows: Rows): Promise<ReadonlyMap<number, Holding>> {
  const handed = rows.tasks.filter(({ state, assigneeId }) => state === 'open' && assigneeId !== null);
  const held = new Map<number, Holding>();
  if (handed.length === 0) return held;
  const people = await scope.tx.staff.getMany(handed.map(({ assigneeId }) => assigneeId ?? 0));
  const deputies = await deputiesOf(scope, people);
  for (const task of handed) {
    const person = people.find(({ id }) => id === task.assigneeId);
    if (person === undefined || !couldDo(person, rows.policy, rows.project, task)) continue;
    held.set(task.id, { person, deputies: deputies.get(person.id) ?? [], from: await givenBy(scope, task) });
  }
  return held;
}

async function givenBy({ tx }: Scope, task: Task): Promise<Holding['from']> {
  const last = (await tx.handovers.ofTask(task.id)).at(-1);
  if (last === undefined || last.reason === null) return null;
  return { name: (await tx.staff.get(last.fromId))?.name ?? '同事', reason: last.reason };
}

/** Whether a task is in somebody else's hands. */
export function isOthers(held: ReadonlyMap<number, Holding>, taskId: number, actor: Staff): boolean {
  const holding = held.get(taskId);
  return holding !== undefined && [holding.person, ...holding.deputies].every(({ id }) => id !== actor.id);
}

/** Of many projects' tasks those that are in nobody else's hands. */
export async function notOthers(scope: Scope, actor: Staff, open: readonly TaskOfProject[]): Promise<TaskOfProject[]> {
  const kept: TaskOfProject[] = [];
  for (const one of open) {
    const { task, project } = one;
    const policy = scope.deps.policies.get(project.policyId, project.policyVersion);
    const handed = task.assigneeId !== null && task.assigneeId !== actor.id;
    if (!handed || policy === undefined) kept.push(one);
    else if (!isOthers(await heldTasks(scope, { policy, project, tasks: [task] }), task.id, actor)) kept.push(one);
  }
  return kept;
}
