import { tellUrge } from '../handlers/deeds/colleagues/urge.js';
import { scopeOf } from '../handlers/scope.js';
import { mayRemind } from '../workflow/time/quiet.js';
import { forEach } from './each.js';
import type { Job } from './job.js';

/** Tells what was urged outside of the hours, in the first minute that allows it. */
export const urges: Job = {
  id: 'urges',
  cron: '3-27,33-57 8-17 * * *',
  run: async (deps) => {
    if (!mayRemind(deps.now(), deps.calendar())) return;
    const due = await deps.db.tx((tx) => tx.urges.due(deps.now()));
    return forEach(
      deps,
      due,
      ({ id, taskId }) => ({ urge: id, task: taskId }),
      (urge) => deps.db.tx((tx) => tellUrge(scopeOf(deps, tx), urge)),
    );
  },
};
