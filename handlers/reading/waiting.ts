import type { DeadlineView, ProjectRef } from '../../cards/kit/props.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { DutiesOf } from '../../entities/stores/duty-store.js';
import { instantBeside } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { oversees } from '../core/rights/authorise.js';
import { tasksOfRoles } from '../core/rights/duties.js';
import { rolesOf, whoseName } from '../core/people/duty.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { deadlineView, projectRef } from '../present/views.js';

/** What somebody else has to do before it goes on. */
export interface WaitingLine {
  readonly taskId: number;
  readonly task: string;
  readonly project: ProjectRef;
  readonly who: string;
  /** As it is read now. */
  readonly since: string;
  readonly deadline: DeadlineView | null;
}

/** On whom a person's projects wait, the longest first: a unit's own, those of the whole jurisdiction for those who oversee. */
export async function waitingFor(scope: Scope, actor: Staff, most: number): Promise<{ total: number; lines: WaitingLine[] }> {
  const others = othersTasks(scope, actor);
  const total = await scope.tx.duties.count(others);
  const shown = total === 0 ? [] : await scope.tx.duties.oldest(others, most);
  const rows = await scope.tx.deadlines.runningOf(shown.map(({ task }) => task.id));
  const units = await scope.tx.units.getMany([...new Set(shown.map(({ project }) => project.unitId))]);
  const lines = shown.flatMap(({ task, project }): WaitingLine[] => {
    const policy = scope.deps.policies.get(project.policyId, project.policyVersion);
    const unit = units.find(({ id }) => id === project.unitId);
    if (policy === undefined || unit === undefined) return [];
    const clock = rows.find(({ taskId }) => taskId === task.id);
    return [
      {
        taskId: task.id,
        task: policy.tasks[task.task]?.name ?? task.task,
        project: projectRef({ project, unit }),
        who: whoseName(policy, task),
        since: instantBeside(task.openedAt, scope.now),
        deadline: clock === undefined ? null : deadlineView(scope, { policy }, clock),
      },
    ];
  });
  return { total, lines };
}

function othersTasks(scope: Scope, actor: Staff): DutiesOf {
  const policy = ownPolicy(scope, actor);
  const mine = new Set(rolesOf(actor, policy));
  const others = Object.keys(policy.roles).filter((role) => !mine.has(role));
  return tasksOfRoles(scope, actor, others, oversees(actor));
}
