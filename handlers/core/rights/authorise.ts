import type { Advice } from '../../../entities/advice.entity.js';
import type { Attendee } from '../../../entities/attendee.entity.js';
import type { Meeting } from '../../../entities/meeting.entity.js';
import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Tx } from '../../../entities/tx.js';
import type { Policy } from '../../../policies/schema/index.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context, Scope } from '../../context.js';
import type { Case } from '../case/project-case.js';
import { withAway } from '../people/deputies.js';
import { couldDo, holdsRole, type Owed, rolesOf, whoseName } from '../people/duty.js';
import { isOthers } from '../case/held.js';

/** The 角色 words whose holders may look at every project of their jurisdiction. */
const OVERSEERS = ['主管部门', '财政', '领导小组', '管理员'];

/** Whether a person may look at every project of his jurisdiction that was submitted. */
export function oversees(actor: Staff): boolean {
  return actor.active && actor.roles.some((role) => OVERSEERS.includes(role));
}

/** Whether a person has a duty towards every project of his jurisdiction. */
export function reachesAll(person: Staff, policy: Policy): boolean {
  return oversees(person) || rolesOf(person, policy).some((id) => policy.roles[id]?.scope === 'jurisdiction');
}

/** Whether a person may follow a project: one of its unit, or who acts for the whole jurisdiction. Who is moved away follows no more. */
export function mayFollow(person: Staff, { deps }: Pick<Scope, 'deps'>, project: Project): boolean {
  if (!person.active || person.policyId !== project.policyId) return false;
  const policy = deps.policies.get(project.policyId, project.policyVersion);
  return person.unitId === project.unitId || (policy !== undefined && reachesAll(person, policy));
}

/** Whether a person may do a task: it is his by role and body, and in nobody else's hands. */
export function mayDo(actor: Staff, { policy, project, held }: Pick<Case, 'policy' | 'project' | 'held'>, task: Owed): boolean {
  return couldDo(actor, policy, project, task) && !isOthers(held, task.id, actor);
}

/** Throws `NOT_YOURS`, naming who may; `HANDED_OVER`, naming who has it in hand. */
export function assertMayDo(actor: Staff, found: Case, task: Owed & Pick<Task, 'task'>): void {
  if (mayDo(actor, found, task)) return;
  const name = found.policy.tasks[task.task]?.name ?? task.task;
  const holding = found.held.get(task.id);
  if (holding !== undefined && couldDo(actor, found.policy, found.project, task)) {
    throw new Refused(refuse('HANDED_OVER', { task: name, who: holding.person.name }));
  }
  throw notYours(found, whoseName(found.policy, task));
}

/** The same for what is no task (a switch, a ledger entry). */
export function assertHolds(actor: Staff, found: Case, roleId: string): void {
  if (holdsRole(actor, found.policy, roleId, found.project)) return;
  throw notYours(found, found.policy.roles[roleId]?.name ?? '其他人员');
}

function notYours({ project }: Case, who: string): Refused {
  return new Refused(refuse('NOT_YOURS', { who, project: project.number ?? project.name }));
}

/**
 * Whether a person may look at a project: his own unit's, every one of his jurisdiction for those who oversee, what he
 * follows, what he or his body is or was asked about (what he has answered not after he was moved to where he has no part in it), and for members and experts those on the agenda of a meeting that they are
 * invited to; members go on reading those of one that was held (ADR 0034).
 */
export async function mayView(scope: Scope, actor: Staff, project: Project): Promise<boolean> {
  const { tx } = scope;
  if (!actor.active || actor.policyId !== project.policyId) return false;
  if (project.status === 'draft') return actor.unitId === project.unitId;
  if (actor.unitId === project.unitId || oversees(actor)) return true;
  const follows = (await tx.watchers.of(project.id)).some(({ staffId }) => staffId === actor.id);
  if (follows && mayFollow(actor, scope, project)) return true;
  if ((await tx.tasks.ofProject(project.id)).some(({ bodyUnitId }) => bodyUnitId === actor.unitId)) return true;
  const advice = (await askedFor(scope, actor)).filter(({ projectId }) => projectId === project.id);
  if (advice.some(({ state }) => state === 'asked') || (advice.length > 0 && mayFollow(actor, scope, project))) return true;
  const seats = await seatsOf(tx, actor);
  return seats.size > 0 && (await tx.agenda.ofProject(project.id)).some(({ meetingId }) => seats.has(meetingId));
}

/** What a person was asked before somebody decided, and those for whom he stands in. */
export async function askedFor(scope: Scope, person: Staff): Promise<Advice[]> {
  const asked: Advice[] = [];
  for (const { id } of withAway(scope, person)) asked.push(...(await scope.tx.advice.askedOf(id)));
  return asked;
}

/** The meetings whose agenda a person may look into: invited to, and not declined; held ones for those who sit for their body. */
export async function seatsOf(tx: Tx, actor: Staff): Promise<Set<number>> {
  const seats = new Set<number>();
  for (const { meetingId, answer } of await tx.attendees.ofStaff(actor.id)) {
    if (answer === 'no' || seats.has(meetingId)) continue;
    const meeting = await tx.meetings.get(meetingId);
    if (meeting !== null && seatOpens(actor, answer, meeting)) seats.add(meetingId);
  }
  return seats;
}

/** Whether somebody's seat opens the projects of a meeting to him now. */
export function seatOpens({ roles }: Staff, answer: Attendee['answer'], { state }: Pick<Meeting, 'state'>): boolean {
  return answer !== 'no' && (state === 'invited' || (state === 'held' && roles.includes('成员单位')));
}

/** A project that one may not look at is told apart from one that does not exist by nobody. */
export async function assertMayView(context: Context, project: Project): Promise<void> {
  if (await mayView(context, context.actor, project)) return;
  throw new Refused(refuse('PROJECT_HIDDEN'));
}
