import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import { oversees, reachesAll } from './authorise.js';
import { rolesOf } from './duty.js';
import type { Case } from './case.js';

/** The active people who follow a project, in the order in which they were added. */
export async function watchersOf({ tx }: Scope, projectId: number): Promise<Staff[]> {
  const rows = await tx.watchers.of(projectId);
  const people = await tx.staff.getMany(rows.map(({ staffId }) => staffId));
  return rows.flatMap(({ staffId }) => people.find(({ id, active }) => active && id === staffId) ?? []);
}

/** Whether a person may add followers and take them off: the unit's own people, and those who oversee, once it is submitted. */
export function mayAddWatchers(actor: Staff, { policy, project }: Case): boolean {
  if (!actor.active || actor.policyId !== project.policyId || project.status === 'draft') return false;
  const duties = rolesOf(actor, policy).map((id) => policy.roles[id]?.scope);
  return oversees(actor) || (actor.unitId === project.unitId && duties.includes('unit'));
}

/** Who may follow a project besides its handler: people of its unit, and those who act for the whole jurisdiction; never another unit's. */
export async function watcherCandidates({ tx }: Scope, { policy, project }: Case): Promise<Staff[]> {
  const present = new Set((await tx.watchers.of(project.id)).map(({ staffId }) => staffId).concat(project.handlerId));
  return (await tx.staff.list(project.policyId)).filter(
    (person) => person.active && !present.has(person.id) && (person.unitId === project.unitId || reachesAll(person, policy)),
  );
}
