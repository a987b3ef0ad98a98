import type { Deps } from '../../handlers/context.js';
import { recordOf } from '../../handlers/core/apply/writing.js';
import { scopeOf } from '../../handlers/scope.js';
import { nextRungOn } from '../../workflow/time/ladder.js';
import type { DueDeadline } from './due.js';

/**
 * Takes the rungs that everybody concerned has heard of, and looks for the next one. Called last: a process that dies before
 * leaves the deadline due, and the digests that went out already keep others from repeating it.
 */
export async function takeRungs(deps: Deps, { row, rungs, ladder, hearers, groups }: DueDeadline): Promise<void> {
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const next = nextRungOn(ladder, scope.today);
    // Moved, met, or taken by another process meanwhile: then it was looked after already.
    if (!(await tx.deadlines.update(row.id, row.version, { nextRungOn: next }))) return;
    const targets = [...hearers.map(({ person }) => `staff:${person.id}`), ...groups.map(({ chatId }) => `chat:${chatId}`)];
    for (const { offset } of rungs) {
      if (!(await tx.rungs.claim(row.id, row.dueOn, offset, scope.now))) continue;
      // Of rungs that were missed together only the last was told.
      const told = offset === rungs.at(-1)?.offset ? targets : [];
      const { deadline, dueOn } = row;
      await recordOf(scope, row.projectId, null, {
        type: 'REMINDED',
        body: { deadlineId: row.id, deadline, dueOn, offset, targets: told },
      });
    }
  });
}
