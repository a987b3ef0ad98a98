import type { Deadline } from '../../entities/deadline.entity.js';
import type { Form } from '../../entities/form.entity.js';
import type { Material } from '../../entities/material.entity.js';
import type { Pause } from '../../entities/pause.entity.js';
import type { Opinion } from '../../entities/opinion.entity.js';
import type { Project } from '../../entities/project.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Unit } from '../../entities/unit.entity.js';
import type { Policy } from '../../policies/schema/index.js';
import type { FactReader, ProjectFacts } from '../../workflow/facts.js';
import { within } from '../../workflow/own.js';
import { factReader } from '../../workflow/read-facts.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Situation } from '../../workflow/decide/situation.js';
import type { Scope } from '../context.js';
import { factsOf } from './facts.js';
import { heldTasks, type Holding } from './held.js';

/** A project with all that belongs to it, loaded once in a unit of work. */
export interface Case {
  readonly project: Project;
  readonly unit: Unit;
  readonly policy: Policy;
  readonly tasks: readonly Task[];
  readonly forms: readonly Form[];
  readonly materials: readonly Material[];
  readonly opinions: readonly Opinion[];
  readonly deadlines: readonly Deadline[];
  readonly pauses: readonly Pause[];
  /** Open tasks that are in one person's hands, by task. */
  readonly held: ReadonlyMap<number, Holding>;
  /** The same as pure facts, for `workflow`; seen from inside a task's body or lot once `seenFrom` was asked. */
  readonly facts: ProjectFacts;
  readonly read: FactReader;
}

/** Throws `PROJECT_NOT_FOUND` for an id that is gone. */
export async function loadCase(scope: Scope, projectId: number): Promise<Case> {
  const { tx, deps } = scope;
  const [project, unit, tasks, forms, materials, opinions, deadlines, pauses] = await Promise.all([
    tx.projects.get(projectId),
    tx.units.ofProject(projectId),
    tx.tasks.ofProject(projectId),
    tx.forms.ofProject(projectId),
    tx.materials.ofProject(projectId),
    tx.opinions.ofProject(projectId),
    tx.deadlines.ofProject(projectId),
    tx.pauses.ofProject(projectId),
  ]);
  if (project === null) throw new Refused(refuse('PROJECT_NOT_FOUND', { query: `#${projectId}` }));
  const policy = deps.policies.get(project.policyId, project.policyVersion);
  if (policy === undefined || unit === null) {
    throw new Error(`project ${projectId} has no policy ${project.policyId}@${project.policyVersion} or no unit`);
  }
  const facts = factsOf({ project, tasks, forms, materials, opinions, deadlines, pauses });
  const held = await heldTasks(scope, { policy, project, tasks });
  const rows = { tasks, forms, materials, opinions, deadlines, pauses, held };
  return { project, unit, policy, ...rows, facts, read: factReader(policy, facts) };
}

/** The same case as it looks from inside a task's body or lot. */
export function seenFrom(found: Case, { subject }: Pick<Task, 'subject'>): Case {
  if (found.facts.view === subject) return found;
  const facts = within(found.facts, subject);
  return { ...found, facts, read: factReader(found.policy, facts) };
}

/**
 * The case of a task, seen from inside it, with the task; throws `TASK_NOT_FOUND`.
 *
 * @param beside - reads what will be asked for later in the unit anyway: it comes in the same turn, and is then at hand
 */
export async function loadTask(
  scope: Scope,
  taskId: number,
  beside: (task: Task) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ found: Case; task: Task }> {
  const task = await scope.tx.tasks.get(taskId);
  if (task === null) throw new Refused(refuse('TASK_NOT_FOUND'));
  const [found] = await Promise.all([loadCase(scope, task.projectId), beside(task)]);
  return { found: seenFrom(found, task), task };
}

/** What `decide()` looks at. */
export function situationOf({ deps, today, now }: Scope, { policy, facts }: Case): Situation {
  return { policy, project: facts, calendar: deps.calendar(), today, now };
}

/** The task's definition in the project's policy. */
export function taskDefinition({ policy }: Pick<Case, 'policy'>, task: string): Policy['tasks'][string] {
  const definition = policy.tasks[task];
  if (definition === undefined) throw new Error(`policy ${policy.id}@${policy.version} has no task ${task}`);
  return definition;
}
