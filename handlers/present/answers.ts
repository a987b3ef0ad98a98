import { civilDate, formatDate } from '../../workflow/time/civil.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';
import { isHeldBack } from '../core/rights/inner.js';
import { deadlineOfTask } from './views.js';

/** What each body of the last round of a consultation has answered, or until when it may; of other bodies only that they did. None where nobody was asked as a body. */
export function answersOf(
  scope: Scope,
  found: Case,
  taskId: string,
  viewer: Staff,
): { readonly name: string; readonly state: string }[] {
  const definition = found.policy.tasks[taskId];
  if (definition?.bodies === undefined) return [];
  const rows = found.tasks.filter(({ task, state }) => task === taskId && state !== 'cancelled');
  const round = Math.max(0, ...rows.map((row) => row.round));
  return rows
    .filter((row) => row.round === round)
    .map((row) => {
      const name = row.subject ?? found.policy.roles[row.actor]?.name ?? row.actor;
      if (row.state === 'done') {
        const outcome = definition.outcomes[row.outcome ?? '']?.label ?? '已办';
        const on = row.decidedAt === null ? '' : `（${formatDate(civilDate(row.decidedAt))}）`;
        const reason = row.reason === null ? '' : `，${row.reason}`;
        return { name, state: isHeldBack(found, viewer, row.id) ? `已答复${on}` : `已答复：${outcome}${on}${reason}` };
      }
      const clock = deadlineOfTask(scope, found, row.id);
      return { name, state: clock === null ? '还没有答复' : `还没有答复，${formatDate(clock.dueOn)}前` };
    });
}
