import { civilDate, formatDate } from '../../workflow/time/civil.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';
import { isHeldBack, isInner, isUnitsSide } from '../core/rights/inner.js';
import { deadlineOfTask } from './views.js';

/** What each body of the last round of a consultation has answered, until when it may, or that it let its day pass; of other bodies only that they did, and to the unit not what they wrote to the office. None where nobody was asked as a body. */
export function answersOf(
  scope: Scope,
  found: Case,
  taskId: string,
  viewer: Staff,
): { readonly name: string; readonly state: string }[] {
  const definition = found.policy.tasks[taskId];
  if (definition?.bodies === undefined) return [];
  const rows = found.tasks.filter((row) => row.task === taskId && (row.state !== 'cancelled' || ranOut(found, row)));
  const isInside = isInner(found, taskId) && isUnitsSide(found, viewer);
  const round = Math.max(0, ...rows.map((row) => row.round));
  return rows
    .filter((row) => row.round === round)
    .map((row) => {
      const name = row.subject ?? found.policy.roles[row.actor]?.name ?? row.actor;
      if (row.state === 'done') {
        const outcome = definition.outcomes[row.outcome ?? '']?.label ?? '已办';
        const on = row.decidedAt === null ? '' : `（${formatDate(civilDate(row.decidedAt))}）`;
        const reason = row.reason === null || isInside ? '' : `，${row.reason}`;
        return { name, state: isHeldBack(found, viewer, row.id) ? `已答复${on}` : `已答复：${outcome}${on}${reason}` };
      }
      if (row.state === 'cancelled') return { name, state: '到期没有答复' };
      const clock = deadlineOfTask(scope, found, row.id);
      return { name, state: clock === null ? '还没有答复' : `还没有答复，${formatDate(clock.dueOn)}前` };
    });
}

/** Whether a task was taken away because its day had passed, and not because it is not needed. */
export function ranOut({ deadlines }: Case, { id }: Pick<Task, 'id'>): boolean {
  return deadlines.some(({ taskId, state }) => taskId === id && state === 'missed');
}
