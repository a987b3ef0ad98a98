import type { Staff } from '../../../entities/staff.entity.js';
import type { TaskOfProject } from '../../../entities/stores/task-store.js';
import type { Scope } from '../../context.js';
import { rolesOf } from '../people/duty.js';
import { notOthers } from '../case/held.js';
import { ownPolicy } from '../people/own-policy.js';

/** The open tasks of submitted projects that a person may do, each with its project. */
export async function openDuties(scope: Scope, actor: Staff): Promise<TaskOfProject[]> {
  const running = (await openTasks(scope, actor)).filter(({ project }) => project.status === 'running');
  return notOthers(scope, actor, running);
}

/** Roles of the unit count for its own projects, those of the jurisdiction for all. */
async function openTasks({ tx, ...scope }: Scope, actor: Staff): Promise<TaskOfProject[]> {
  const policy = ownPolicy({ tx, ...scope }, actor);
  const roles = rolesOf(actor, policy);
  const { policyId, unitId } = actor;
  const scoped = (wanted: 'unit' | 'jurisdiction') => roles.filter((role) => policy.roles[role]?.scope === wanted);
  const own = await tx.tasks.openFor({ actorRoles: scoped('unit'), policyId, unitId });
  const others = await tx.tasks.openFor({ actorRoles: scoped('jurisdiction'), policyId });
  return [...own, ...others.filter(({ task }) => task.bodyUnitId === null || task.bodyUnitId === unitId)];
}
