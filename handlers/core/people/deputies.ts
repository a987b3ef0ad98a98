import type { Deputy } from '../../../entities/deputy.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';
import { sameDuties } from './duty.js';

/** Who stands in for each of these people today, by the id of whoever is away. */
export async function deputiesOf({ tx, today }: Scope, people: readonly Staff[]): Promise<ReadonlyMap<number, Staff[]>> {
  const rows = people.length === 0 ? [] : await tx.deputies.on(today, [...new Set(people.map(({ id }) => id))]);
  const staff = rows.length === 0 ? [] : await tx.staff.getMany(rows.map(({ deputyId }) => deputyId));
  const deputies = new Map<number, Staff[]>();
  for (const { staffId, deputyId } of rows) {
    const away = people.find(({ id }) => id === staffId);
    const deputy = staff.find(({ id }) => id === deputyId);
    if (away === undefined || deputy === undefined || !fits(away, deputy)) continue;
    deputies.set(staffId, [...(deputies.get(staffId) ?? []), deputy]);
  }
  return deputies;
}

/** These people, and whoever stands in for them today: what one hears, the other hears too. */
export async function withDeputies(scope: Scope, people: readonly Staff[]): Promise<Staff[]> {
  const deputies = await deputiesOf(scope, people);
  const all = people.flatMap((person) => [person, ...(deputies.get(person.id) ?? [])]);
  return [...new Map(all.map((person) => [person.id, person])).values()];
}

/** For whom a person stands in today. */
export async function standsFor(scope: Scope, deputy: Staff): Promise<Staff[]> {
  return awayOf(scope, deputy, await scope.tx.deputies.heldBy(deputy.id));
}

/** A person, and where it is he who acts, those for whom he stands in today: what they were asked he may answer. */
export function withAway({ actor, standsFor: away = [] }: Pick<Scope, 'actor' | 'standsFor'>, person: Staff): readonly Staff[] {
  return person.id === actor?.id ? [person, ...away] : [person];
}

/** Of those whom a person stands in for, now or later (`held`), who is away today. */
export async function awayOf({ tx, today }: Scope, deputy: Staff, held: readonly Deputy[]): Promise<Staff[]> {
  const rows = held.filter((row) => covers(row, today));
  const away = rows.length === 0 ? [] : await tx.staff.getMany(rows.map(({ staffId }) => staffId));
  return away.filter((person) => fits(person, deputy));
}

export function covers({ from, until }: Pick<Deputy, 'from' | 'until'>, date: string): boolean {
  return from <= date && date <= until;
}

/** One who left or changed his post stands in for nobody. */
function fits(away: Staff, deputy: Staff): boolean {
  return deputy.active && sameDuties(away, deputy);
}

/**
 * For whom a person acts on a project; null when in his own name. He acts for others on what was handed to them and on the
 * projects that they handle; what is everybody's who holds the role is his own as well.
 */
export async function actsFor(
  scope: Scope,
  projectId: number,
  byId: number | null,
  taskId: number | null,
): Promise<number | null> {
  const away = (scope.standsFor ?? []).map(({ id }) => id);
  if (byId === null || away.length === 0) return null;
  const assigneeId = taskId === null ? null : ((await scope.tx.tasks.get(taskId))?.assigneeId ?? null);
  if (assigneeId !== null) return away.includes(assigneeId) ? assigneeId : null;
  const project = await scope.tx.projects.get(projectId);
  return project !== null && away.includes(project.handlerId) ? project.handlerId : null;
}

/** Colleagues of a person's own unit with the same duties. */
export async function deputyCandidates({ tx }: Scope, person: Staff): Promise<Staff[]> {
  const staff = await tx.staff.list(person.policyId);
  return staff.filter((one) => one.id !== person.id && one.active && sameDuties(person, one));
}
