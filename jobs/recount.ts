import type { Deadline } from '../entities/deadline.entity.js';
import type { Deps } from '../handlers/context.js';
import { moveDeadline } from '../handlers/core/apply/deadlines.js';
import { inWriting } from '../handlers/core/apply/writing.js';
import { loadCase, seenWithin, situationOf } from '../handlers/core/case/case.js';
import { tellLater } from '../handlers/core/tell/tell-later.js';
import { scopeOf } from '../handlers/scope.js';
import { workAgain } from '../workflow/decide/deadlines.js';
import { addDays, civilDate } from '../workflow/time/civil.js';
import { forEach } from './each.js';
import type { Job } from './job.js';

/**
 * Works out again what ran past the last published year, once the year's notice is there, and tells who must keep it. On a
 * working day only, since it writes to people: what is due on another day is done on the next working one.
 */
export const recount: Job = {
  id: 'recount',
  cron: '47 8 * * *',
  run: async (deps) => {
    if (!deps.calendar().isWorkday(civilDate(deps.now()))) return;
    const uncertain = await deps.db.tx((tx) => tx.deadlines.uncertain());
    return forEach(
      deps,
      uncertain,
      ({ id, projectId }) => ({ deadline: id, project: projectId }),
      (row) => recountOne(deps, row),
    );
  },
};

/** Leaves one alone that is not estimated any more, or cannot be worked out yet. */
export async function recountOne(deps: Deps, { id, projectId }: Pick<Deadline, 'id' | 'projectId'>): Promise<void> {
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const found = await loadCase(scope, projectId);
    const row = found.deadlines.find((deadline) => deadline.id === id);
    const definition = row === undefined ? undefined : found.policy.deadlines[row.deadline];
    if (row?.state !== 'running' || row.certain || definition === undefined) return;
    const task = found.facts.tasks.find((item) => item.id === row.taskId) ?? null;
    const seen = seenWithin(found, task?.subject ?? null);
    const worked = workAgain(situationOf(scope, seen), definition, row);
    if (worked === null) return;
    const { resolution } = worked;
    if (resolution.dueOn === row.dueOn) {
      // What waited for the notice follows on the day after it again.
      const lapsesOn = row.lapsesOn === null ? null : addDays(row.dueOn, 1);
      if (resolution.certain) await tx.deadlines.update(id, row.version, { certain: true, count: resolution.days, lapsesOn });
      return;
    }
    const moved = { type: 'deadlineMoved', deadlineId: id, ...worked, reason: '节假日安排已公布' } as const;
    const aftermath = await inWriting(scope, found, { byId: null, taskId: null }, (writing) => moveDeadline(writing, moved));
    await tellLater(scope, projectId, aftermath, null);
  });
}
