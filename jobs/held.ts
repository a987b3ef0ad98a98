import type { Deps, Scope } from '../handlers/context.js';
import { countsMeetings, endClocks } from '../handlers/core/meetings/clocks.js';
import { loadMeeting } from '../handlers/core/meetings/meeting.js';
import { scopeOf } from '../handlers/scope.js';
import { addDays } from '../workflow/time/civil.js';
import { forEach } from './each.js';
import type { Job } from './job.js';

/** So far back is looked: every day of those was looked at before, unless no process ran. */
const DAYS = 60;

/** What had only to be held by its day is met once the day of its meeting is over: nobody is late, or reminded, for a conclusion that is recorded later. */
export const held: Job = {
  id: 'held',
  cron: '3-48/15 * * * *',
  run: async (deps) => {
    const ids = await deps.db.tx((tx) => heldBefore(scopeOf(deps, tx)));
    return forEach(
      deps,
      ids,
      (meeting) => ({ meeting }),
      (id) => settleOne(deps, id),
    );
  },
};

/** Meetings with people invited whose day is over, and that still have something to conclude on. */
async function heldBefore({ tx, deps, today }: Scope): Promise<number[]> {
  const policies = deps.policies.all().filter(countsMeetings);
  const found: number[] = [];
  for (const policyId of new Set(policies.map(({ id }) => id))) {
    const before = await tx.meetings.within(policyId, addDays(today, -DAYS), addDays(today, -1));
    found.push(...before.filter(({ state }) => state === 'invited').map(({ id }) => id));
  }
  return found;
}

async function settleOne(deps: Deps, id: number): Promise<void> {
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    await endClocks(scope, await loadMeeting(scope, id), null);
  });
}
