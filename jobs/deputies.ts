import { endDeputy } from '../handlers/deeds/colleagues/deputy.js';
import { scopeOf } from '../handlers/scope.js';
import { mayRemind } from '../workflow/time/quiet.js';
import { forEach } from './each.js';
import type { Job } from './job.js';

/** Periods of deputies that are over: they count no longer from their last day on, and both hear so in working hours. */
export const deputies: Job = {
  id: 'deputies',
  cron: '8,18,38,48 8-17 * * *',
  run: async (deps) => {
    if (!mayRemind(deps.now(), deps.calendar())) return;
    const over = await deps.db.tx((tx) => tx.deputies.over(scopeOf(deps, tx).today));
    return forEach(
      deps,
      over,
      ({ id }) => ({ deputy: id }),
      (row) => deps.db.tx((tx) => endDeputy(scopeOf(deps, tx), row, null, 'over')),
    );
  },
};
