import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';
import { mayFollow, oversees } from './authorise.js';
import { rolesOf } from '../people/duty.js';
import type { Case } from '../case/project-case.js';

/** The people who follow a project and still may, in the order in which they were added. */
export async function watchersOf(scope: Scope, project: Project): Promise<Staff[]> {
  const rows = await scope.tx.watchers.of(project.id);
  const people = await scope.tx.staff.getMany(rows.map(({ staffId }) => staffId));
  const following = people.filter((person) => mayFollow(person, scope, project));
  return rows.flatMap(({ staffId }) => following.find(({ id }) => id === staffId) ?? []);
}

/** Whether a person may add followers and take them off: the unit's own people, and those who oversee, once it is submitted. */
export function mayAddWatchers(actor: Staff, { policy, project }: Case): boolean {
  if (!actor.active || actor.policyId !== project.policyId || project.status === 'draft') return false;
  const duties = rolesOf(actor, policy).map((id) => policy.roles[id]?.scope);
  return oversees(actor) || (actor.unitId === project.unitId && duties.includes('unit'));
}

/** Whom a person may add besides the handler and himself: people of the unit, and those who act for the whole jurisdiction; never another unit's. */
export async function watcherCandidates(scope: Scope, { project }: Case, by: Staff): Promise<Staff[]> {
  const { tx } = scope;
  const present = new Set((await tx.watchers.of(project.id)).map(({ staffId }) => staffId).concat(project.handlerId, by.id));
  return (await tx.staff.list(project.policyId)).filter((person) => !present.has(person.id) && mayFollow(person, scope, project));
}
