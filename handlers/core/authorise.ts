import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Tx } from '../../entities/tx.js';
import type { Policy } from '../../policies/schema/index.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context, Scope } from '../context.js';
import type { Case } from './case.js';

/** The 角色 words whose holders may look at every project of their jurisdiction. */
const OVERSEERS = ['主管部门', '财政', '领导小组', '管理员'];

/** Whether a person may look at every project of his jurisdiction that was submitted. */
export function oversees(actor: Staff): boolean {
  return actor.active && actor.roles.some((role) => OVERSEERS.includes(role));
}

/** Whether a person holds a role of the policy for this project: role × unit × jurisdiction. */
export function holdsRole(actor: Staff, policy: Policy, roleId: string, project: Pick<Project, 'policyId' | 'unitId'>): boolean {
  const role = policy.roles[roleId];
  if (role === undefined || !actor.active || actor.policyId !== project.policyId || !actor.roles.includes(role.holds)) {
    return false;
  }
  return role.scope === 'jurisdiction' || actor.unitId === project.unitId;
}

/** A task as far as it says whose it is. */
export type Owed = Pick<Task, 'actor' | 'subject' | 'bodyUnitId'>;

/** Whether a person may do a task: he holds its role, and belongs to the body that it is asked of. */
export function mayDo(actor: Staff, { policy, project }: Pick<Case, 'policy' | 'project'>, task: Owed): boolean {
  return holdsRole(actor, policy, task.actor, project) && (task.bodyUnitId === null || task.bodyUnitId === actor.unitId);
}

/** Throws `NOT_YOURS`, naming who may. */
export function assertMayDo(actor: Staff, found: Case, task: Owed): void {
  if (mayDo(actor, found, task)) return;
  throw notYours(found, whoseName(found.policy, task));
}

/** The same for what is no task (a switch, a ledger entry). */
export function assertHolds(actor: Staff, found: Case, roleId: string): void {
  if (holdsRole(actor, found.policy, roleId, found.project)) return;
  throw notYours(found, found.policy.roles[roleId]?.name ?? '其他人员');
}

/** Who does a task, in words: the body it is asked of, else the role. */
export function whoseName({ roles }: Policy, { actor, subject, bodyUnitId }: Owed): string {
  return bodyUnitId !== null && subject !== null ? subject : (roles[actor]?.name ?? '其他人员');
}

function notYours({ project }: Case, who: string): Refused {
  return new Refused(refuse('NOT_YOURS', { who, project: project.number ?? project.name }));
}

/**
 * Whether a person may look at a project: his own unit's, every one of his jurisdiction for those who oversee, what he
 * follows, what his body is or was asked about, and for members and experts those on the agenda of a meeting that they are
 * invited to or sat at.
 */
export async function mayView({ tx }: Scope, actor: Staff, project: Project): Promise<boolean> {
  if (!actor.active || actor.policyId !== project.policyId) return false;
  if (project.status === 'draft') return actor.unitId === project.unitId;
  if (actor.unitId === project.unitId || oversees(actor)) return true;
  if ((await tx.watchers.of(project.id)).some(({ staffId }) => staffId === actor.id)) return true;
  if ((await tx.tasks.ofProject(project.id)).some(({ bodyUnitId }) => bodyUnitId === actor.unitId)) return true;
  const seats = await seatsOf(tx, actor);
  return seats.size > 0 && (await tx.agenda.ofProject(project.id)).some(({ meetingId }) => seats.has(meetingId));
}

/** The meetings whose agenda a person may look into: invited to or held, and not declined. */
export async function seatsOf(tx: Tx, actor: Staff): Promise<Set<number>> {
  const seats = new Set<number>();
  for (const { meetingId, answer } of await tx.attendees.ofStaff(actor.id)) {
    if (answer === 'no' || seats.has(meetingId)) continue;
    const state = (await tx.meetings.get(meetingId))?.state;
    if (state === 'invited' || state === 'held') seats.add(meetingId);
  }
  return seats;
}

/** A project that one may not look at is told apart from one that does not exist by nobody. */
export async function assertMayView(context: Context, project: Project): Promise<void> {
  if (await mayView(context, context.actor, project)) return;
  throw new Refused(refuse('PROJECT_NOT_FOUND', { query: `#${project.id}` }));
}

/** The ids of the policy's roles that a person holds, for the projects of his own unit or jurisdiction. */
export function rolesOf(actor: Staff, policy: Policy): string[] {
  return Object.entries(policy.roles).flatMap(([id, role]) => (actor.roles.includes(role.holds) ? [id] : []));
}
