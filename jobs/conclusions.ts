import type { Meeting } from '../entities/meeting.entity.js';
import type { Deps, Scope } from '../handlers/context.js';
import { isSettled, loadMeeting } from '../handlers/core/meetings/meeting.js';
import { tellConveners } from '../handlers/deeds/meetings/tell.js';
import { scopeOf } from '../handlers/scope.js';
import { addDays, formatDate } from '../workflow/time/civil.js';
import { mayRemind } from '../workflow/time/quiet.js';
import { forEach } from './each.js';
import type { Job } from './job.js';

/** So far back is looked: 待办 goes on saying it of those that were held before. */
const DAYS = 60;

/** Reminds those who convene, once on the working day after a meeting, of conclusions that nobody recorded. */
export const conclusions: Job = {
  id: 'conclusions',
  cron: '9-24/5,39-54/5 8-17 * * *',
  run: async (deps) => {
    if (!mayRemind(deps.now(), deps.calendar())) return;
    const held = await deps.db.tx((tx) => heldBefore(scopeOf(deps, tx)));
    return forEach(
      deps,
      held,
      ({ id }) => ({ meeting: id }),
      ({ id, on }) => remind(deps, id, on),
    );
  },
};

type Held = Pick<Meeting, 'id'> & { readonly on: string };

/** Meetings to which people were invited and whose next working day has come. */
async function heldBefore({ tx, deps, today }: Scope): Promise<Held[]> {
  const found: Held[] = [];
  for (const policyId of deps.policies.ids()) {
    for (const { id, on, state } of await tx.meetings.within(policyId, addDays(today, -DAYS), addDays(today, -1))) {
      const isDue = state === 'invited' && on !== null && deps.calendar().addWorkdays(on, 1) <= today;
      if (isDue) found.push({ id, on });
    }
  }
  return found;
}

/** Whoever claims the meeting on its day tells; one that is put on another day is told of anew. */
async function remind(deps: Deps, meetingId: number, on: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const found = await loadMeeting(scope, meetingId);
    const left = found.agenda.filter((entry) => !isSettled(entry)).length;
    if (left === 0 || found.meeting.on !== on) return;
    if ((await tx.digests.claim(`meeting:${String(meetingId)}`, on, scope.now)) === null) return;
    await tellConveners(
      scope,
      found,
      `会议已于 ${formatDate(on)}召开，还有 ${String(left)} 个项目没有登记结论，请在下面点“登记结论”。`,
    );
  });
}
