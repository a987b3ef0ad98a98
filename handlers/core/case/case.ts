import type { Project } from '../../../entities/project.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Unit } from '../../../entities/unit.entity.js';
import type { Policy } from '../../../policies/schema/index.js';
import { concerning } from '../../../workflow/concern.js';
import { within } from '../../../workflow/own.js';
import { factReader } from '../../../workflow/read-facts.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Situation } from '../../../workflow/decide/situation.js';
import type { Scope } from '../../context.js';
import { factsOf } from './facts.js';
import { heldTasks } from './held.js';
import type { Case } from './project-case.js';

/** Throws `PROJECT_HIDDEN` for an id that is gone. */
export function loadCase(scope: Scope, projectId: number): Promise<Case> {
  return scope.memory.cases.of(projectId, () => readCase(scope, projectId));
}

async function readCase(scope: Scope, projectId: number): Promise<Case> {
  const { tx } = scope;
  const [project, unit, tasks, more] = await Promise.all([
    tx.projects.get(projectId),
    tx.units.ofProject(projectId),
    tx.tasks.ofProject(projectId),
    loadMore(scope, projectId),
  ]);
  if (project === null) throw new Refused(refuse('PROJECT_HIDDEN'));
  return caseOf(scope, owned(scope, project, unit, tasks), more);
}

type Own = Pick<Case, 'project' | 'unit' | 'policy' | 'tasks'>;
type More = Pick<Case, 'forms' | 'materials' | 'opinions' | 'deadlines' | 'pauses'>;
/** What a unit of work wrote of a case itself. */
export type Written = Pick<Case, 'project' | 'tasks'>;

/** The case as it is after `written` was: of the rest the unit reads anew what it wrote to. */
export async function caseAfter(scope: Scope, { unit, policy }: Case, { project, tasks }: Written): Promise<Case> {
  return caseOf(scope, { project, unit, policy, tasks }, await loadMore(scope, project.id));
}

async function caseOf(scope: Scope, own: Own, more: More): Promise<Case> {
  const { project, unit, policy, tasks } = own;
  const { forms, materials, opinions, deadlines, pauses } = more;
  const facts = factsOf({ project, tasks, forms, materials, opinions, deadlines, pauses });
  const held = await heldTasks(scope, own);
  const read = factReader(policy, facts);
  // By name: a spread is copied field by field through the engine (ADR 0042).
  return { project, unit, policy, tasks, forms, materials, opinions, deadlines, pauses, held, facts, read };
}

async function loadMore({ tx, memory }: Scope, projectId: number): Promise<More> {
  const [forms, materials, opinions, deadlines, pauses] = await Promise.all([
    memory.forms.of(projectId, () => tx.forms.ofProject(projectId)),
    memory.materials.of(projectId, () => tx.materials.ofProject(projectId)),
    memory.opinions.of(projectId, () => tx.opinions.ofProject(projectId)),
    memory.deadlines.of(projectId, () => tx.deadlines.ofProject(projectId)),
    memory.pauses.of(projectId, () => tx.pauses.ofProject(projectId)),
  ]);
  return { forms, materials, opinions, deadlines, pauses };
}

/**
 * What a button about a task asks for anyway, asked for with who presses it: every trip to the database is waited for, and so the project is
 * read by its task.
 */
export async function readAhead(scope: Scope, taskId: number): Promise<void> {
  const { tx, memory } = scope;
  const which = { ofTask: taskId };
  const [project, unit, tasks, forms, materials, opinions, deadlines, pauses] = await Promise.all([
    tx.projects.ofTask(taskId),
    tx.units.ofProject(which),
    tx.tasks.ofProject(which),
    tx.forms.ofProject(which),
    tx.materials.ofProject(which),
    tx.opinions.ofProject(which),
    tx.deadlines.ofProject(which),
    tx.pauses.ofProject(which),
    tx.advice.ofTask(taskId),
  ]);
  // Why there is none is said by whoever needs it.
  if (project === null) return;
  const more = { forms, materials, opinions, deadlines, pauses };
  memory.put(taskId, await caseOf(scope, owned(scope, project, unit, tasks), more));
}

function owned({ deps }: Scope, project: Project, unit: Unit | null, tasks: readonly Task[]): Own {
  const policy = deps.policies.get(project.policyId, project.policyVersion);
  if (policy !== undefined && unit !== null) return { project, unit, policy, tasks };
  throw new Error(`project ${project.id} has no policy ${project.policyId}@${project.policyVersion} or no unit`);
}

/** The same case as it looks from inside a task: its body or lot, and the opinions that it has to do with. */
export function seenFrom(found: Case, { subject, task }: Pick<Task, 'subject' | 'task'>): Case {
  const { policy, facts, opinions } = found;
  // It may have been looked at from another task.
  const all = facts.opinions.length === opinions.length ? facts : { ...facts, opinions };
  return seeing(found, concerning(policy, within(all, subject), task));
}

/** The same from inside a body or a lot. */
export function seenWithin(found: Case, subject: string | null): Case {
  return seeing(found, within(found.facts, subject));
}

function seeing(found: Case, facts: Case['facts']): Case {
  return facts === found.facts ? found : { ...found, facts, read: factReader(found.policy, facts) };
}

/** The case of a task, seen from inside it, with the task; throws `TASK_NOT_FOUND`. */
export async function loadTask(scope: Scope, taskId: number): Promise<{ found: Case; task: Task }> {
  const projectId = scope.memory.ofTasks.get(taskId) ?? (await scope.tx.tasks.get(taskId))?.projectId;
  const found = projectId === undefined ? null : await loadCase(scope, projectId);
  const task = found?.tasks.find(({ id }) => id === taskId);
  if (found === null || task === undefined) throw new Refused(refuse('TASK_NOT_FOUND'));
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
