import type { AuditEvent } from '../../../entities/audit/audit-event.js';
import type { Material } from '../../../entities/material.entity.js';
import type { Opinion } from '../../../entities/opinion.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import { oversees } from './authorise.js';
import type { Case } from '../case/project-case.js';
import { opinionsSeen } from '../case/opinions-seen.js';
import { couldDo, holdsRole } from '../people/duty.js';

/** Whether somebody looks from the unit's side only: what offices say to each other is not for him. Nobody in particular sees all. */
export function isUnitsSide({ project }: Pick<Case, 'project'>, viewer: Staff | null): boolean {
  return viewer !== null && viewer.unitId === project.unitId && !oversees(viewer);
}

/**
 * The case as a viewer may know it: what an office began of its own accord (责令整改, 督查) and has not issued is not the unit's to see, since
 * it may still be let go.
 */
export function disclosedTo(found: Case, viewer: Staff | null): Case {
  return isUnitsSide(found, viewer) ? disclosedToUnit(found) : found;
}

export function disclosedToUnit(found: Case): Case {
  return { ...found, tasks: found.tasks.filter((task) => !isOfficesOwn(found, task)) };
}

/** Begun by somebody of an office, and not done: open, or let go. */
export function isOfficesOwn({ policy }: Pick<Case, 'policy'>, { task, actor, state, openedBy }: OwnTask): boolean {
  const begun = openedBy === null && policy.tasks[task]?.startable !== undefined;
  return begun && state !== 'done' && policy.roles[actor]?.scope === 'jurisdiction';
}

/** The tasks that somebody of an office may begin. */
export function officesBegin({ tasks, roles }: Case['policy']): string[] {
  return Object.entries(tasks).flatMap(([id, { startable, actor }]) =>
    startable !== undefined && roles[actor]?.scope === 'jurisdiction' ? [id] : [],
  );
}

type OwnTask = Pick<Task, 'task' | 'actor' | 'state' | 'openedBy'>;

/**
 * An event as a viewer may read it: of what others said between offices that it happened, and not what was said; of their papers nothing.
 *
 * @param sent - every file that was ever sent for the project
 */
export function eventFor(
  found: Case,
  viewer: Staff | null,
  event: AuditEvent,
  sent: readonly Pick<Material, 'id' | 'taskId'>[],
): AuditEvent | null {
  if (isUnitsSide(found, viewer) && isOfOfficesOwn(found, event)) return null;
  if (event.type === 'MATERIAL_RECEIVED' || event.type === 'MATERIAL_RECALLED') {
    return isKept(found, viewer, sent.find(({ id }) => id === event.body.materialId)?.taskId ?? null) ? null : event;
  }
  if (event.type === 'OPINIONS_RAISED' || event.type === 'TASK_CLOSED') {
    if (isHeldBack(found, viewer, event.body.taskId)) return null;
  }
  if (isAdvice(event) && viewer !== null && event.byId !== viewer.id && !readsAdvice(found, viewer, event.body.taskId)) {
    return null;
  }
  return isUnitsSide(found, viewer) ? withoutWords(found, event) : event;
}

/**
 * Whether what was said before a decision is for somebody: for those who could take it, and those who oversee. An expert or a member reads
 * what he said himself, and the unit nothing.
 */
export function readsAdvice(found: Case, viewer: Staff, taskId: number): boolean {
  const about = found.tasks.find(({ id }) => id === taskId);
  return oversees(viewer) || (about !== undefined && couldDo(viewer, found.policy, found.project, about));
}

function isOfOfficesOwn(found: Case, { body }: AuditEvent): boolean {
  const task = 'taskId' in body ? found.tasks.find(({ id }) => id === body.taskId) : undefined;
  return task !== undefined && isOfficesOwn(found, task);
}

type AdviceEvent = Extract<AuditEvent, { type: `ADVICE_${string}` }>;

function isAdvice(event: AuditEvent): event is AdviceEvent {
  return event.type.startsWith('ADVICE_');
}

function withoutWords(found: Case, event: AuditEvent): AuditEvent | null {
  if (isAdvice(event)) return null;
  if (event.type === 'OPINIONS_RAISED') return isHidden(found, event.body.taskId) ? null : event;
  if (event.type !== 'TASK_CLOSED' || !isInner(found, event.body.task)) return event;
  return { ...event, body: { ...event.body, reason: null } };
}

/** Whether a task is between offices. */
export function isInner({ policy }: Case, task: string): boolean {
  return policy.tasks[task]?.inner === true;
}

/** The opinions as a viewer may read them: those between offices only once the unit is asked to answer, other bodies' once the office has concluded. */
export function opinionsFor(found: Case, viewer: Staff | null): readonly Opinion[] {
  const hidden = isUnitsSide(found, viewer);
  return opinionsSeen(found).filter(({ taskId }) => !(hidden && isHidden(found, taskId)) && !isHeldBack(found, viewer, taskId));
}

/**
 * Whether what was said with a task is another body's, and the viewer's own body is asked the same: each says its own until
 * the office has concluded. The office itself reads all.
 */
export function isHeldBack(found: Case, viewer: Staff | null, taskId: number | null): boolean {
  const said = found.tasks.find(({ id }) => id === taskId);
  if (viewer === null || said === undefined || found.policy.tasks[said.task]?.bodies === undefined) return false;
  if (said.bodyUnitId === viewer.unitId || holdsRole(viewer, found.policy, 'office', found.project)) return false;
  const round = found.tasks.filter(({ task, round: no }) => task === said.task && no === said.round);
  return round.some(({ bodyUnitId }) => bodyUnitId === viewer.unitId) && !isConcluded(found, round);
}

/** Whether all bodies of a round were heard, or are not waited for any more, and the office has done what follows from it. */
function isConcluded({ policy, tasks }: Case, round: Case['tasks']): boolean {
  const [first] = round;
  if (first === undefined || round.some(({ state }) => state === 'open')) return false;
  const follows = new Set(followers(policy, first.task));
  return follows.size === 0 || tasks.some(({ id, task, state }) => id > first.id && state === 'done' && follows.has(task));
}

/** The consultations whose answers a task of an office goes on from. */
export function consultsBefore({ policy }: Case, task: string): string[] {
  return Object.keys(policy.tasks).filter((id) => policy.tasks[id]?.bodies !== undefined && followers(policy, id).includes(task));
}

/** The tasks of an office that open when bodies have answered, or their time is up. */
function followers({ tasks, deadlines, roles }: Case['policy'], asked: string): string[] {
  const lapses = Object.values(deadlines).flatMap(({ task, lapses: effects }) => (task === asked ? effects : []));
  const effects = [...Object.values(tasks[asked]?.outcomes ?? {}).flatMap((outcome) => outcome.effects), ...lapses];
  const opened = effects.flatMap((effect) => ('open' in effect ? [effect.open] : []));
  return opened.filter((task) => roles[tasks[task]?.actor ?? '']?.scope === 'jurisdiction');
}

/** Said between offices, and no task of the unit has opened since that answers it. */
export function isHidden(found: Case, taskId: number): boolean {
  const raised = found.tasks.find(({ id }) => id === taskId);
  if (raised === undefined || !isInner(found, raised.task)) return false;
  return !found.tasks.some(({ id, task }) => id > taskId && found.policy.tasks[task]?.answersOpinions === true);
}

/** Whether what comes with a task is kept from a person of the unit, who has no part in it (it is between offices, or an office's own still), or from another body. */
export function isKeptFrom(found: Case, viewer: Staff, task: Task): boolean {
  if (isHeldBack(found, viewer, task.id)) return true;
  if (!isInner(found, task.task) && !isOfficesOwn(found, task)) return false;
  return isUnitsSide(found, viewer) && !couldDo(viewer, found.policy, found.project, task);
}

/** Whether somebody may read what is filled in with a task and not handed in yet: a unit's draft is its people's, an office's that of those who could do it. Nobody in particular sees all. */
export function readsDraft(found: Case, viewer: Staff | null, taskId: number): boolean {
  const task = found.tasks.find(({ id }) => id === taskId);
  if (viewer === null || task === undefined) return viewer === null;
  const isUnits = found.policy.roles[task.actor]?.scope === 'unit';
  return isUnits ? viewer.unitId === found.project.unitId : couldDo(viewer, found.policy, found.project, task);
}

/** Whether what was handed in with a task is kept from somebody: it passed between offices, or is another body's still. Nobody in particular sees all. */
export function isKept(found: Case, viewer: Staff | null, taskId: number | null): boolean {
  const task = found.tasks.find(({ id }) => id === taskId);
  return viewer !== null && task !== undefined && isKeptFrom(found, viewer, task);
}

/** A project with those of its files that somebody may have. */
export function withFilesFor<T extends Case>(found: T, viewer: Staff | null): T {
  return { ...found, materials: found.materials.filter(({ taskId }) => !isKept(found, viewer, taskId)) };
}
