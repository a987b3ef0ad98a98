import { inviteRefusal } from '../../workflow/meeting/readiness.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { pressedMessage } from '../core/apply/decide-and-write.js';
import { faultsOf, isPast, leftOf, type Listed, loadMeeting, type MeetingCase } from '../core/meetings/meeting.js';
import { letRunOn } from '../core/meetings/clocks.js';
import { claim, loadRunning, recordChange, redrawTasks, republish } from '../deeds/meetings/changes.js';
import {
  INVITE,
  invitees,
  redrawMeeting,
  sendInvites,
  tellConveners,
  tellGroups,
  tellOfMeeting,
  tellUnits,
} from '../deeds/meetings/tell.js';
import { inviteCard } from '../present/meeting-invite.js';
import { done, hint } from '../reply.js';
import type { ActionHandlers } from './handler.js';
import { showing, showingMeeting } from './meeting-reply.js';
import { whenText } from '../../cards/kit/meeting-props.js';

type InviteVerb = 'meeting.invite' | 'meeting.cancel' | 'meeting.answer' | 'meeting.record';

/** 会议通知: out to everyone on a list that keeps the rules, 参加 or 请假, cancelled with word to everyone. */
export const meetingInviteActions: ActionHandlers<InviteVerb> = {
  'meeting.invite': async (context, { meeting, version }) => {
    const found = await loadRunning(context, meeting, version);
    const state = { projects: leftOf(found).length, faults: faultsOf(found), today: context.today };
    const refusal = inviteRefusal(found.meeting, state);
    if (refusal !== null) throw new Refused(refusal);
    const after = await claim(context, found, { state: 'invited' });
    await recordChange(context, after);
    await sendInvites(context, after, invitees(after), null);
    await tellGroups(context, after, '会议通知');
    await tellUnits(context, after, '会议通知');
    await redrawMeeting(context, after, pressedMessage(context), 'everyone');
    await redrawTasks(
      context,
      after.agenda.map(({ task }) => task.id),
    );
    return showingMeeting(context, after, toTelephone(after), done('会议通知已发出。'));
  },

  'meeting.cancel': async (context, { meeting, version }) => {
    const found = await loadRunning(context, meeting, version);
    if (found.agenda.some(({ item }) => item.conclusion !== null)) {
      const says = '已有项目登记了结论，会议不能取消。没有审的项目请在“上会项目”里去掉，它们会回到等待状态。';
      throw new Refused(refuse('NOT_ANY_MORE', { says }));
    }
    const after = await claim(context, found, { state: 'cancelled' });
    const event = { type: 'MEETING_CANCELLED', byId: context.actor.id, body: { reason: null } } as const;
    await context.tx.audit.append(`meeting:${String(meeting)}`, event, context.now);
    await letRunOn(context, after.agenda, context.actor.id);
    const isTold = found.meeting.state === 'invited';
    if (isTold) {
      const lines = [`原定${whenText(found.meeting)}召开的${found.rules.name}取消了，您不用参加。再开时会另发通知。`];
      await tellOfMeeting(context, invitees(found), '会议取消', lines);
      await tellGroups(context, after, '会议取消');
      await tellUnits(context, after, '会议取消');
    }
    await redrawMeeting(context, after, pressedMessage(context), 'everyone');
    await redrawTasks(
      context,
      after.agenda.map(({ task }) => task.id),
    );
    return showingMeeting(context, after, isTold ? toTelephone(after) : null, done('会议已取消，上会项目回到等待状态。'));
  },

  'meeting.answer': async (context, { meeting, attendee, answer }) => {
    const found = await loadMeeting(context, meeting);
    const own = found.attendees.filter(({ staffId }) => staffId === context.actor.id);
    if (!own.some(({ id }) => id === attendee)) throw new Refused(refuse('MEETING_NOT_FOUND'));
    if (found.meeting.state !== 'invited') {
      throw new Refused(refuse('NOTHING_TO_DO', { says: '会议已结束、取消或还没有发通知，不用回复。' }));
    }
    if (isPast(found.meeting, context)) {
      const says = '会议的日子已经过了，不用再回复。没有到会的，请告诉会议召集人。';
      throw new Refused(refuse('NOTHING_TO_DO', { says }));
    }
    const after = await takeAnswer(context, found, own, answer, null);
    const toast = answer === 'yes' ? done('好的，已登记您参加。') : hint('已登记您请假，办公室会看到。');
    return showing(context, meeting, INVITE, inviteCard(context, after, context.actor.id), toast);
  },

  'meeting.record': async (context, { meeting, version, attendee, answer }) => {
    const found = await claim(context, await loadRunning(context, meeting, version));
    const person = found.attendees.find(({ id }) => id === attendee);
    if (person === undefined) throw new Refused(refuse('STALE_CARD'));
    const same = found.attendees.filter(({ id, staffId }) => id === attendee || (staffId !== null && staffId === person.staffId));
    const after = await takeAnswer(context, found, same, answer, context.actor.id);
    const toast = done(`已登记${person.name}${answer === 'yes' ? '参加' : '请假'}。`);
    return showingMeeting(context, after, null, toast);
  },
};

/** Keeps an answer for every seat that a person has there. Somebody's leave that leaves the list short is told to the office. */
async function takeAnswer(
  context: Context,
  found: MeetingCase,
  seats: readonly Listed[],
  answer: 'yes' | 'no',
  recordedBy: number | null,
): Promise<MeetingCase> {
  const { tx, now, actor } = context;
  const changed = seats.filter((seat) => seat.answer !== answer);
  for (const { id, name } of changed) {
    await tx.attendees.update(id, { answer, answeredAt: now, recordedBy });
    const event = { type: 'ATTENDANCE', byId: actor.id, body: { attendeeId: id, name, answer } } as const;
    await tx.audit.append(`meeting:${String(found.meeting.id)}`, event, now);
  }
  const after = await republish(context, found, 'changed');
  const before = faultsOf(found);
  const short = faultsOf(after).filter((fault) => !before.includes(fault));
  const [person] = changed;
  if (answer === 'no' && short.length > 0 && person !== undefined) {
    const note = `${person.name}（${person.org}）请假，名单不再符合要求：${short.join('；')}。请补请或改期。`;
    await tellConveners(context, after, note);
  }
  return after;
}

/** Those whom the bot cannot reach have to be telephoned. */
function toTelephone({ attendees }: MeetingCase): string | null {
  const people = attendees.filter(({ reachable }) => !reachable);
  if (people.length === 0) return null;
  const told = people.map(({ name, mobile, org }) => `${name}（${mobile ?? org}）`);
  return `这些人收不到消息，请电话告知：${told.join('、')}。`;
}
