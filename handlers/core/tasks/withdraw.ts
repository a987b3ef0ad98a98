import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import { decide } from '../../../workflow/decide/index.js';
import { isBegun } from '../../../workflow/decide/begun.js';
import { isOpenedBy } from '../../../workflow/decide/withdraw.js';
import type { WorkflowEvent } from '../../../workflow/decision.js';
import type { Refusal } from '../../../workflow/refusals.js';
import type { Scope } from '../../context.js';
import { mayDo } from '../rights/authorise.js';
import { seenFrom, situationOf, taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { broughtBy } from './brought.js';
import { touchesOf, touchesOfTask } from './touches.js';

/** The taking back of what was handed in, with everything that has been done about it since; of what was only begun, with what others have done. */
export async function withdrawal(scope: Scope, found: Case, task: Task, { id: byId }: Pick<Staff, 'id'>): Promise<WorkflowEvent> {
  if (task.state !== 'done') {
    const touched = await touchesOfTask(scope, found, task, byId);
    return { type: 'withdraw', taskId: task.id, brought: { effects: [], moved: null }, touched };
  }
  const records = await scope.tx.audit.of(`project:${String(found.project.id)}`);
  return {
    type: 'withdraw',
    taskId: task.id,
    brought: broughtBy(records, found, task),
    touched: await touchesOf(scope, found, task, records),
  };
}

/** What a person handed in, or could have, and may still take back, and what he began and may let go; the latest first. */
export async function withdrawable(scope: Scope, found: Case, viewer: Staff): Promise<Task[]> {
  const kept: Task[] = [];
  for (const task of found.tasks.filter((one) => mayLetGo(found, viewer, one) || mayHaveHandedIn(found, viewer, one)).reverse()) {
    const event = await withdrawal(scope, found, task, viewer);
    if (decide(situationOf(scope, seenFrom(found, task)), event).ok) kept.push(task);
  }
  return kept;
}

/** Why what a viewer handed in cannot be taken back, as whoever tried would read it; null where it may be, or where it is not his. */
export async function whyKept(scope: Scope, found: Case, viewer: Staff, task: Task): Promise<Refusal | null> {
  if (task.state !== 'done' || !mayDo(viewer, found, task)) return null;
  const decision = decide(situationOf(scope, seenFrom(found, task)), await withdrawal(scope, found, task, viewer));
  return decision.ok ? null : decision.refusal;
}

function mayLetGo(found: Case, viewer: Staff, task: Task): boolean {
  return found.project.status === 'running' && isBegun(found, task) && mayDo(viewer, found, task);
}

/** Looked at before anything is read from the audit: most of what was handed in has long been acted upon. */
function mayHaveHandedIn(found: Case, viewer: Staff, task: Task): boolean {
  const { kind } = taskDefinition(found, task.task);
  if (task.state !== 'done' || (kind !== 'form' && kind !== 'filing') || !mayDo(viewer, found, task)) return false;
  const opened = found.tasks.filter((row) => isOpenedBy(row, task));
  return opened.length > 0 && opened.every(({ state }) => state === 'open');
}
