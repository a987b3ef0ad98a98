import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Policy } from '../../../policies/schema/index.js';
import { ADMIN } from './role-words.js';

type OfUnit = Pick<Project, 'policyId' | 'unitId'>;

/** Whether a person holds a role of the policy for this project: role × unit × jurisdiction. */
export function holdsRole(actor: Staff, policy: Policy, roleId: string, project: OfUnit): boolean {
  const role = policy.roles[roleId];
  if (role === undefined || !actor.active || actor.policyId !== project.policyId || !actor.roles.includes(role.holds)) {
    return false;
  }
  return role.scope === 'jurisdiction' || actor.unitId === project.unitId;
}

/** A task as far as it says whose it is. */
export type Owed = Pick<Task, 'id' | 'actor' | 'subject' | 'bodyUnitId' | 'assigneeId'>;

/** Whether a task is a person's by his role and the body that it is asked of, whoever has it in hand. */
export function couldDo(actor: Staff, policy: Policy, project: OfUnit, task: Pick<Owed, 'actor' | 'bodyUnitId'>): boolean {
  return holdsRole(actor, policy, task.actor, project) && (task.bodyUnitId === null || task.bodyUnitId === actor.unitId);
}

/** Who does a task, in words: the body it is asked of, else the role. */
export function whoseName({ roles }: Policy, { actor, subject, bodyUnitId }: Owed): string {
  return bodyUnitId !== null && subject !== null ? subject : (roles[actor]?.name ?? '其他人员');
}

/** The ids of the policy's roles that a person holds, for the projects of his own unit or jurisdiction. */
export function rolesOf(actor: Staff, policy: Policy): string[] {
  return Object.entries(policy.roles).flatMap(([id, role]) => (actor.roles.includes(role.holds) ? [id] : []));
}

/** Whether two people of one unit have the same duties, so that one may stand in for the other. */
export function sameDuties(a: Staff, b: Staff): boolean {
  // An administrator's gives no part in any project.
  const duties = ({ roles }: Staff) => roles.filter((role) => role !== ADMIN).toSorted();
  const [mine, theirs] = [duties(a), duties(b)];
  const same = mine.length === theirs.length && mine.every((role, at) => role === theirs[at]);
  return a.policyId === b.policyId && a.unitId === b.unitId && same && mine.length > 0;
}
