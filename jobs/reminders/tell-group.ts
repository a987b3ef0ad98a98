import { digestGroup } from '../../cards/digest-group.js';
import type { GroupChat } from '../../entities/group-chat.entity.js';
import type { Deps } from '../../handlers/context.js';
import { post } from '../../handlers/core/tell/tell.js';
import { scopeOf } from '../../handlers/scope.js';
import type { WorkCalendar } from '../../workflow/time/calendar.js';
import { nextReminderAt } from '../../workflow/time/quiet.js';
import { type DueDeadline, taskLine } from './due.js';
import type { DueMeeting } from './meetings.js';
import { dueStill } from './tell-person.js';

/** A group's digest goes out this long after its hour: the full hours are the platform's busiest. */
const PAST_HOUR = 7;

/** Whether the group's hour has come today. */
export function hourHasCome({ hour }: Pick<GroupChat, 'hour'>, now: number, calendar: WorkCalendar): boolean {
  return nextReminderAt(now, calendar, hour * 60 + PAST_HOUR) <= now;
}

/** What one group is to hear of: its unit's deadlines and meetings, all units' when it has none. */
export interface GroupNews {
  readonly group: GroupChat;
  readonly items: readonly DueDeadline[];
  readonly meetings: readonly string[];
}

export function newsOfGroups(
  groups: readonly GroupChat[],
  due: readonly DueDeadline[],
  meetings: readonly DueMeeting[],
): GroupNews[] {
  return groups.map((group) => ({
    group,
    items: due.filter((one) => one.groups.some(({ id }) => id === group.id)),
    meetings: meetings.filter((one) => concerns(one, group)).map(({ line }) => line),
  }));
}

function concerns({ meeting, unitIds }: DueMeeting, { policyId, unitId, reminders }: GroupChat): boolean {
  return reminders.includes('meetings') && meeting.policyId === policyId && (unitId === null || unitIds.includes(unitId));
}

/** The one digest of a group for today; see `tellPerson`. */
export async function tellGroup(deps: Deps, { group, items, meetings }: GroupNews): Promise<void> {
  if (!deps.transports.has(group.platform) || items.length + meetings.length === 0) return;
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const target = `chat:${group.chatId}`;
    const last = await tx.digests.lastOn(target, scope.today);
    if (last === scope.today) return;
    const still = await dueStill(scope, items);
    const fresh = items.filter(({ row, rungs }) => {
      const rungOn = rungs.at(-1)?.on;
      return rungOn !== undefined && (last === null || rungOn > last) && still.has(row.id);
    });
    if (fresh.length + meetings.length === 0) return;
    if ((await tx.digests.claim(target, scope.today, scope.now)) === null) return;
    const card = digestGroup.render({
      on: scope.today,
      items: fresh
        .sort((a, b) => (a.row.dueOn < b.row.dueOn ? -1 : 1))
        .map((due) => ({ project: due.project, task: taskLine(due, fresh), deadline: due.view })),
      meetings: [...meetings],
      results: [],
    });
    const letterbox = { platform: group.platform, to: { type: 'chat', id: group.chatId }, staffId: null } as const;
    await post(scope, letterbox, card, { card: digestGroup.id }, { key: `digest:${target}:${scope.today}` });
  });
}
