import type { Advice } from '../../../entities/advice.entity.js';
import type { Deputy } from '../../../entities/deputy.entity.js';
import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Moved, Transfer, TransferKind } from '../../../entities/transfer.entity.js';
import type { Scope } from '../../context.js';
import { mayFollow } from '../rights/authorise.js';
import type { Case } from '../case/project-case.js';
import { holdsRole } from '../people/duty.js';
import type { SeatToCome } from '../meetings/seats-to-come.js';
import { rolesKept, withRoles } from './roles.js';
import { planAdvice, planAsking, planDeputies, planSeats, planTasks, type Stay } from './plan-parts.js';

/** What a hand-over would do, as things stand. */
export interface Plan {
  readonly kind: TransferKind;
  readonly from: Staff;
  /** With the roles that he is given. */
  readonly to: Staff;
  readonly roles: readonly string[];
  readonly projects: readonly Project[];
  readonly tasks: readonly { readonly found: Case; readonly task: Task }[];
  /** What is in his hands and falls back to the role. */
  readonly released: readonly Task[];
  /** Asked of him and not answered. */
  readonly asked: readonly { readonly found: Case; readonly advice: Advice }[];
  /** Asked by him: the answer goes to the successor, who can do what it is about. */
  readonly asking: readonly Advice[];
  readonly seats: readonly SeatToCome[];
  readonly seatsLeft: readonly SeatToCome[];
  readonly followed: readonly Project[];
  readonly deputies: readonly Deputy[];
  readonly stays: readonly Stay[];
}

/** Works out what goes over and what cannot; writes nothing. What belongs to the successor's unit goes to him. */
export async function planTransfer(scope: Scope, { kind, roles }: Transfer, from: Staff, given: Staff): Promise<Plan> {
  const { tx } = scope;
  const to = withRoles(given, roles);
  const stays: Stay[] = [];
  const projects: Project[] = [];
  for (const project of await tx.projects.openOf(from.id)) {
    const why = await projectStays(scope, project, to);
    if (why === null) projects.push(project);
    else stays.push({ what: `项目“${project.name}”`, why });
  }
  const parts = { scope, from, to, after: afterwards(kind, from, to), stays };
  const { tasks, released } = await planTasks(parts);
  const asked = await planAdvice(parts);
  const asking = await planAsking(parts);
  const { seats, left } = await planSeats(parts);
  const deputies = await planDeputies(parts);
  const followed = await followedBy(scope, from, to, kind);
  stays.push(...(from.unitId === to.unitId ? rolesStay(from, to) : []));
  return { kind, from, to, roles, projects, tasks, released, asked, asking, seats, seatsLeft: left, followed, deputies, stays };
}

/** Who hands over, as he is when it is done; null where he is gone. A roster that was changed first says already what he is. */
function afterwards(kind: TransferKind, from: Staff, to: Staff): Staff | null {
  if (kind === 'left') return null;
  return from.unitId === to.unitId ? { ...from, roles: rolesKept(from) } : from;
}

/** How many of each. */
export function countsOf(plan: Plan): Moved {
  const drafts = plan.projects.filter(({ status }) => status === 'draft').length;
  return {
    projects: plan.projects.length - drafts,
    drafts,
    tasks: plan.tasks.length,
    advice: plan.asked.length + plan.asking.length,
    seats: plan.seats.length,
    followed: plan.followed.length,
    deputies: plan.deputies.length,
  };
}

/** Nothing goes over: he only leaves his post. */
export function isEmptyPlan(plan: Plan): boolean {
  return plan.roles.length === 0 && Object.values(countsOf(plan)).every((count) => count === 0);
}

async function projectStays({ tx, deps }: Scope, project: Project, to: Staff): Promise<string | null> {
  const policy = deps.policies.get(project.policyId, project.policyVersion);
  if (project.unitId !== to.unitId) {
    const unit = (await tx.units.get(project.unitId))?.name ?? '其他单位';
    return `属于${unit}，请另选该单位的接手人再交接一次`;
  }
  const actor = policy?.tasks[policy.begins]?.actor;
  if (policy === undefined || actor === undefined) return '办法文件不在，放回来后再交接';
  if (holdsRole(to, policy, actor, project)) return null;
  return `${to.name}没有“${policy.roles[actor]?.holds ?? '经办人'}”角色，请先在人员名册中加上`;
}

/** What he follows of others' is his own affair as long as he stays. */
async function followedBy(scope: Scope, from: Staff, to: Staff, kind: TransferKind): Promise<Project[]> {
  const ids = (await scope.tx.watchers.ofStaff(from.id)).map(({ projectId }) => projectId);
  const projects = ids.length === 0 ? [] : await scope.tx.projects.getMany(ids);
  return projects.filter((project) => mayFollow(to, scope, project) && (kind === 'left' || project.unitId === to.unitId));
}

function rolesStay(from: Staff, to: Staff): Stay[] {
  const kept = rolesKept(from);
  const left = from.roles.filter((role) => !kept.includes(role) && !to.roles.includes(role));
  return [
    ...kept.map((role) => ({ what: `“${role}”身份`, why: '属于本人，不随岗位移交；已发表的意见和表决照旧有效' })),
    ...left.map((role) => ({ what: `“${role}”角色`, why: '没有一并交给接手人，需要时请改人员名册' })),
  ];
}
