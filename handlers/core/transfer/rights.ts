import type { Staff } from '../../../entities/staff.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Acting, Scope } from '../../context.js';
import { isAdmin, LEAD } from '../people/role-words.js';

/** Whether somebody may hand over (交接) what others hold at all. */
export function mayTransfer(actor: Staff): boolean {
  return actor.active && (isAdmin(actor) || actor.roles.includes(LEAD));
}

/** Administrators everybody's of their jurisdiction, a unit's lead that of his own people who are no administrators; nobody his own. */
export function mayTransferOf(actor: Staff, person: Staff): boolean {
  if (!mayTransfer(actor) || actor.id === person.id || actor.policyId !== person.policyId) return false;
  return isAdmin(actor) || (actor.unitId === person.unitId && !isAdmin(person));
}

/** Throws `NO_TRANSFERS`. */
export function assertMayTransfer(actor: Staff): void {
  if (!mayTransfer(actor)) throw new Refused(refuse('NO_TRANSFERS'));
}

/** The person, where the actor may hand over what he holds; throws `NO_TRANSFERS`. */
export async function personOf({ tx, actor }: Acting, staffId: number): Promise<Staff> {
  const person = await tx.staff.get(staffId);
  if (person === null || !mayTransferOf(actor, person)) throw new Refused(refuse('NO_TRANSFERS'));
  return person;
}

/** Whose things may be handed over: who is here, and who left with projects still under his name. */
export async function leavers({ tx, actor }: Acting): Promise<Staff[]> {
  const holding = new Set(await tx.projects.openHandlers(actor.policyId));
  const staff = await tx.staff.list(actor.policyId);
  return staff.filter((person) => (person.active || holding.has(person.id)) && mayTransferOf(actor, person));
}

/** Who can take over: colleagues of his unit, and of the units whose projects he still handles. */
export async function successorsOf({ tx }: Scope, person: Staff): Promise<Staff[]> {
  const units = new Set([person.unitId, ...(await tx.projects.openOf(person.id)).map(({ unitId }) => unitId)]);
  const staff = await tx.staff.list(person.policyId);
  return staff.filter(({ id, active, unitId }) => active && id !== person.id && units.has(unitId));
}
