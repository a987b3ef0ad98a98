import type { EffectOf } from '../../../workflow/decision.js';
import { formatDate } from '../../../workflow/time/civil.js';
import type { Case } from '../case/project-case.js';
import { writeDeadline } from './deadlines.js';
import { record, type Writing } from './writing.js';

/** The project stands still: a line in its ledger, and the clocks that stop. */
export async function writePause(writing: Writing, { why, article, deadlineIds }: EffectOf<'paused'>): Promise<void> {
  const { scope, found, cause, on, aftermath } = writing;
  const row = { projectId: found.project.id, fromOn: on, why, article, byId: cause.byId, at: scope.now };
  await scope.tx.pauses.insert(row);
  for (const deadline of found.deadlines.filter(({ id }) => deadlineIds.includes(id))) {
    await writeDeadline(scope, deadline, { state: 'suspended', nextRungOn: null });
  }
  aftermath.notices.push({
    roles: ['applicant', 'unitLead', 'office'],
    subject: null,
    points: [],
    files: [],
    message: `项目自${formatDate(on)}起中止：${why}`,
  });
  aftermath.stoodTasks.push(...waiting(found));
  await record(writing, { type: 'PROJECT_PAUSED', body: { why, article } });
}

export async function writeResume(writing: Writing, { why }: EffectOf<'resumed'>): Promise<void> {
  const { scope, found, cause, on, aftermath } = writing;
  await scope.tx.pauses.end(found.project.id, { toOn: on, endedBy: cause.byId, endedWhy: why });
  aftermath.notices.push({
    roles: ['applicant', 'unitLead', 'office'],
    subject: null,
    points: [],
    files: [],
    message: `项目自${formatDate(on)}起恢复：${why}`,
  });
  aftermath.stoodTasks.push(...waiting(found));
  await record(writing, { type: 'PROJECT_RESUMED', body: { why } });
}

/** A project that ends stands still no longer. */
export async function endPause({ scope, found, cause, on }: Writing): Promise<void> {
  if (!found.facts.pauses.some(({ to }) => to === null)) return;
  await scope.tx.pauses.end(found.project.id, { toOn: on, endedBy: cause.byId, endedWhy: '项目结束' });
}

/** The open tasks that cannot be done while the project stands still. */
function waiting({ policy, tasks }: Case): number[] {
  return tasks.filter(({ task, state }) => state === 'open' && policy.tasks[task]?.whilePaused !== true).map(({ id }) => id);
}
