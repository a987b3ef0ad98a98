import type { AuditEvent } from '../../entities/audit-event.js';
import type { Opinion } from '../../entities/opinion.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { oversees } from './authorise.js';
import type { Case } from './case.js';
import { couldDo } from './duty.js';

/** Whether somebody looks from the unit's side only: what offices say to each other is not for him. Nobody in particular sees all. */
export function isUnitsSide({ project }: Case, viewer: Staff | null): boolean {
  return viewer !== null && viewer.unitId === project.unitId && !oversees(viewer);
}

/** An event as the unit reads it: of what passed between offices that it happened, and not what was said. */
export function withoutWords(found: Case, event: AuditEvent): AuditEvent | null {
  if (event.type.startsWith('ADVICE_')) return null;
  if (event.type === 'OPINIONS_RAISED') return isHidden(found, event.body.taskId) ? null : event;
  if (event.type !== 'TASK_CLOSED' || !isInner(found, event.body.task)) return event;
  return { ...event, body: { ...event.body, reason: null } };
}

/** Whether a task is between offices. */
export function isInner({ policy }: Case, task: string): boolean {
  return policy.tasks[task]?.inner === true;
}

/** The opinions as a viewer may read them: those between offices only once the unit is asked to answer. */
export function opinionsFor(found: Case, viewer: Staff | null): readonly Opinion[] {
  if (!isUnitsSide(found, viewer)) return found.opinions;
  return found.opinions.filter(({ taskId }) => !isHidden(found, taskId));
}

/** Said between offices, and no task of the unit has opened since that answers it. */
function isHidden(found: Case, taskId: number): boolean {
  const raised = found.tasks.find(({ id }) => id === taskId);
  if (raised === undefined || !isInner(found, raised.task)) return false;
  return !found.tasks.some(({ id, task }) => id > taskId && found.policy.tasks[task]?.answersOpinions === true);
}

/** Whether how a task between offices ended is kept from a person of the unit, who has no part in it. */
export function isKeptFrom(found: Case, viewer: Staff, task: Task): boolean {
  return isInner(found, task.task) && isUnitsSide(found, viewer) && !couldDo(viewer, found.policy, found.project, task);
}
