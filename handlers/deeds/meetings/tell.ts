import { whenText } from '../../../cards/kit/meeting-props.js';
import type { Card } from '../../../cards/kit/tree.js';
import type { Staff } from '../../../entities/staff.entity.js';
import { inviteCard } from '../../present/meeting-invite.js';
import { shownTo } from '../../present/meeting.js';
import { noticeCard } from '../../present/notice.js';
import { projectRef } from '../../present/views.js';
import type { Scope } from '../../context.js';
import { awaitedOf, leftOf, type MeetingCase } from '../../core/meetings/meeting.js';
import { audience, post, redraw, tell } from '../../core/tell/tell.js';

export const OVERVIEW = 'meeting-overview';
export const INVITE = 'meeting-invite';

/** The registered people for whom it is still held, each once. */
export function invitees(found: MeetingCase): Staff[] {
  const people = new Map(awaitedOf(found).flatMap(({ staff }) => (staff?.active === true ? [[staff.id, staff] as const] : [])));
  return [...people.values()];
}

/** Sends these people their invitation. */
export async function sendInvites(
  scope: Scope,
  found: MeetingCase,
  people: readonly Staff[],
  note: string | null,
): Promise<void> {
  const shows = { card: INVITE, meetingId: found.meeting.id };
  await tell(scope, people, shows, (person) => inviteCard(scope, found, person.id, { note }));
}

/** Tells people something of the meeting in one line or two. */
export async function tellOfMeeting(scope: Scope, people: readonly Staff[], title: string, lines: string[]): Promise<void> {
  const card = noticeCard({ tone: 'warn', title, lines, commands: ['meetings'] });
  await tell(scope, people, { card: 'notice' }, () => card);
}

/** Those who may convene it get the overview, with what happened on top. */
export async function tellConveners(scope: Scope, found: MeetingCase, note: string): Promise<void> {
  const { policy, rules, meeting } = found;
  const role = policy.roles[rules.convener];
  const people = role === undefined ? [] : await scope.tx.staff.holding(meeting.policyId, role.holds);
  await tell(scope, people, { card: OVERVIEW, meetingId: meeting.id }, (person) => shownTo(scope, found, person, note));
}

/** A unit without a seat hears when its project is heard, and that nobody has to come. */
export async function tellUnits(scope: Scope, found: MeetingCase, title: string, heard = leftOf(found)): Promise<void> {
  const { meeting, rules, attendees } = found;
  const seated = new Set(attendees.map(({ projectId }) => projectId));
  for (const { project, unit } of heard.filter((entry) => !seated.has(entry.project.id))) {
    const policy = scope.deps.policies.get(project.policyId, project.policyVersion) ?? found.policy;
    const people = await audience(scope, { policy, project }, policy.tasks[policy.begins]?.actor ?? 'applicant');
    const lines = [`“${project.name}”列入${rules.name}：${whenText(meeting)}。您单位不用到场，结论出来会马上告诉您。`];
    const card = noticeCard({
      title,
      lines: meeting.state === 'cancelled' ? [CANCELLED] : lines,
      project: projectRef({ project, unit }),
    });
    await tell(scope, people, { card: 'notice', projectId: project.id }, () => card);
  }
}

const CANCELLED = '原定的会议取消了，项目等待下一次会议，您不用做什么。';

/** Groups that asked for meetings: of the jurisdiction all projects, of a unit its own. */
export async function tellGroups(scope: Scope, found: MeetingCase, title: string): Promise<void> {
  const { meeting, rules } = found;
  const when = `${rules.name}：${whenText(meeting)}${meeting.place === null ? '' : `，${meeting.place}`}`;
  for (const group of await scope.tx.groups.active()) {
    if (group.policyId !== meeting.policyId || !group.reminders.includes('meetings')) continue;
    const heard = leftOf(found).filter(({ unit }) => group.unitId === null || group.unitId === unit.id);
    if (heard.length === 0) continue;
    const points = heard.map(({ project, unit }) => `${project.name}（${unit.name}）`);
    const card = noticeCard({ title, lines: [when, '上会项目：'], points });
    const letterbox = { platform: group.platform, to: { type: 'chat', id: group.chatId }, staffId: null } as const;
    await post(scope, letterbox, card, { card: 'notice' });
  }
}

/**
 * Overviews that are out already change to what is so now, and the invitations of `whose`; forms that are being filled in
 * stay as they are, and so does, while it runs, the invitation of who has nothing more to do there.
 */
export async function redrawMeeting(
  scope: Scope,
  found: MeetingCase,
  pressed: string | null,
  whose: 'everyone' | ReadonlySet<number>,
): Promise<void> {
  const all = await scope.tx.cardMessages.ofMeeting(found.meeting.id);
  const staff = new Map((await scope.tx.staff.getMany(all.flatMap(({ staffId }) => staffId ?? []))).map((one) => [one.id, one]));
  const listed = new Set(found.attendees.map(({ staffId }) => staffId));
  const awaited = new Set(awaitedOf(found).map(({ staffId }) => staffId));
  const runs = found.meeting.state === 'invited';
  for (const message of all) {
    const viewer = staff.get(message.staffId ?? 0);
    if (viewer === undefined || (message.card !== OVERVIEW && message.card !== INVITE)) continue;
    if (message.card === INVITE && whose !== 'everyone' && !whose.has(viewer.id)) continue;
    const left = message.card === INVITE && !listed.has(viewer.id);
    if (message.card === INVITE && runs && !left && !awaited.has(viewer.id)) continue;
    const card = left
      ? offList(found)
      : message.card === INVITE
        ? inviteCard(scope, found, viewer.id)
        : shownTo(scope, found, viewer);
    await redraw(scope, [message], () => Promise.resolve(card), pressed);
    if (left || found.meeting.state === 'cancelled') await scope.tx.cardMessages.update(message.id, { state: 'closed' });
  }
}

/** What stands in place of an invitation that no longer holds. */
export function offList({ rules }: MeetingCase): Card {
  const lines = [`${rules.name}的参会名单已调整，您不用参加了。`];
  return noticeCard({ title: '会议安排有变', lines, commands: ['meetings'] });
}
