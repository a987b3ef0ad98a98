import type { Staff } from '../../entities/staff.entity.js';
import type { Deps } from '../../handlers/context.js';
import { nextReminderAt } from '../../workflow/time/quiet.js';
import type { Job } from '../job.js';
import { findAdvice } from './advice.js';
import { findDue } from './due.js';
import { type DueMeeting, findMeetings } from './meetings.js';
import { takeRungs } from './take-rungs.js';
import { hourHasCome, newsOfGroups, tellGroup } from './tell-group.js';
import { newsOfPeople, tellPeople } from './tell-person.js';

/**
 * Reminds people and groups before an article is broken: on working days within the hours, one digest a day for each. Every
 * five minutes off the full and half hour, so that what a stopped process missed is made up for soon.
 */
export const reminders: Job = {
  id: 'reminders',
  cron: '7-27/5,37-57/5 8-17 * * *',
  run: async (deps) => {
    const now = deps.now();
    const calendar = deps.calendar();
    if (nextReminderAt(now, calendar) > now) return;
    const due = await findDue(deps);
    const meetings = await findMeetings(deps);
    const advice = await findAdvice(deps);
    await tellPeople(deps, newsOfPeople(due, await withPeople(deps, meetings), advice));

    const groups = (await deps.db.tx((tx) => tx.groups.active())).filter((group) => hourHasCome(group, now, calendar));
    for (const news of newsOfGroups(groups, due, meetings)) await tellGroup(deps, news);

    const heard = new Set(groups.map(({ id }) => id));
    await takeRungs(
      deps,
      due.filter((one) => one.groups.every(({ id }) => heard.has(id))),
    );
    if (due.length + meetings.length > 0) deps.log.info({ due: due.length, meetings: meetings.length }, 'reminded');
  },
};

async function withPeople(deps: Deps, meetings: readonly DueMeeting[]): Promise<{ line: string; people: Staff[] }[]> {
  return deps.db.tx(async (tx) => {
    const found: { line: string; people: Staff[] }[] = [];
    for (const { line, staffIds } of meetings) {
      const people = await tx.staff.getMany(staffIds);
      found.push({ line, people: people.filter(({ active }) => active) });
    }
    return found;
  });
}
