import type { Staff } from '../../../entities/staff.entity.js';
import type { DutiesOf, Handed } from '../../../entities/stores/duty-store.js';
import type { TaskOfProject } from '../../../entities/stores/task-store.js';
import type { Scope } from '../../context.js';
import { deputiesOf } from '../people/deputies.js';
import { couldDo, rolesOf } from '../people/duty.js';
import { groupBy } from '../group-by.js';
import { ownPolicy } from '../people/own-policy.js';
import { officesBegin } from './inner.js';

/** How many open tasks of submitted projects a person may do. */
export async function countDuties(scope: Scope, actor: Staff): Promise<number> {
  return scope.tx.duties.count(await dutiesFor(scope, actor));
}

/** Of the open tasks of submitted projects that a person may do so many, the most urgent first, each with its project. */
export async function urgentDuties(scope: Scope, actor: Staff, limit: number, offset = 0): Promise<TaskOfProject[]> {
  return scope.tx.duties.urgent(await dutiesFor(scope, actor), limit, offset);
}

/** The open tasks of submitted projects that a person may do, for the database to count and to page through. */
export async function dutiesFor(scope: Scope, actor: Staff): Promise<DutiesOf> {
  const policy = ownPolicy(scope, actor);
  const roles = rolesOf(actor, policy);
  const scoped = (wanted: 'unit' | 'jurisdiction') => roles.filter((role) => policy.roles[role]?.scope === wanted);
  const of = { ...within(scope, actor), unitRoles: scoped('unit'), otherRoles: scoped('jurisdiction'), anyBody: false };
  const handed = await scope.tx.duties.handed(of, actor.id);
  return { ...of, hands: { staffId: actor.id, kept: alike(handed, await keptOf(scope, actor, handed)) } };
}

/** The open tasks of submitted projects that these roles have, in all or in his unit's projects, whoever has them in hand; there without what an office has begun and not issued. */
export function tasksOfRoles(scope: Scope, actor: Staff, roles: readonly string[], all: boolean): DutiesOf {
  const of = { ...within(scope, actor), anyBody: true, hands: null };
  if (all) return { ...of, unitRoles: [], otherRoles: roles };
  const versions = scope.deps.policies.all().filter(({ id }) => id === actor.policyId);
  return { ...of, unitRoles: roles, otherRoles: [], notBegun: [...new Set(versions.flatMap(officesBegin))] };
}

function within({ deps }: Scope, { policyId, unitId }: Staff): Pick<DutiesOf, 'policyId' | 'versions' | 'unitId'> {
  const versions = deps.policies.all().flatMap(({ id, version }) => (id === policyId ? [version] : []));
  return { policyId, versions, unitId };
}

type HandedIn = Handed & { readonly unitId: number };

/** What was handed to somebody else is a person's still where he stands in for him, or where the other may not do it any more. */
async function keptOf(scope: Scope, actor: Staff, handed: readonly HandedIn[]): Promise<ReadonlySet<HandedIn>> {
  if (handed.length === 0) return new Set();
  const people = await scope.tx.staff.getMany([...new Set(handed.map(({ assigneeId }) => assigneeId))]);
  const deputies = await deputiesOf(scope, people);
  const kept = handed.filter(({ assigneeId, policyVersion, unitId, ...task }) => {
    const person = people.find(({ id }) => id === assigneeId);
    const policy = scope.deps.policies.get(actor.policyId, policyVersion);
    if (person === undefined || policy === undefined) return true;
    if (!couldDo(person, policy, { policyId: actor.policyId, unitId }, task)) return true;
    return (deputies.get(assigneeId) ?? []).some(({ id }) => id === actor.id);
  });
  return new Set(kept);
}

/** Where it is the same in every unit, the units need not be named. */
function alike(handed: readonly HandedIn[], kept: ReadonlySet<HandedIn>): Handed[] {
  const groups = groupBy(handed, ({ unitId: _, ...rest }) => JSON.stringify(rest));
  return [...groups.values()].flatMap((group): Handed[] => {
    const own = group.filter((one) => kept.has(one));
    const [first] = own;
    return first !== undefined && own.length === group.length ? [{ ...first, unitId: null }] : own;
  });
}
