import { meetings as listing } from '../../cards/meetings.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Meeting } from '../../entities/meeting.entity.js';
import type { Context } from '../context.js';
import { oversees } from '../core/authorise.js';
import { answerAlone } from '../core/discreet.js';
import { rulesOf } from '../core/meeting.js';
import { waitingFor } from '../core/meeting-agenda.js';
import { mayConvene } from '../core/meeting-rights.js';
import { ownPolicy } from '../core/own-policy.js';
import { meetingView } from '../present/meeting-views.js';
import type { Command } from './command.js';

/** Looked through for the list, the latest first. */
const LATEST = 30;

/** 会议: what waits for one, those that are planned, and one's own invitations. */
export const meetings: Command = {
  id: 'meetings',
  words: ['会议', '开会', '初审会', '评审会'],
  takes: '',
  help: '看会议安排和会议通知；主管部门在这里安排会议、登记结论',
  where: 'anywhere',
  run: async (context) => answerAlone(context, { card: await listCard(context), shows: { card: listing.id } }),
};

async function listCard(context: Context): Promise<Card> {
  const seen = await visibleMeetings(context);
  // The next one first, then those that are over, the latest first.
  const ahead = seen.filter(({ meeting }) => meeting.state === 'planned' || meeting.state === 'invited').reverse();
  const over = seen.filter((one) => !ahead.includes(one));
  const views = [...ahead, ...over].map(({ meeting, projects }) => {
    const { name } = rulesOf(context, meeting.policyId, meeting.kind).rules;
    return { meeting: meetingView(meeting, name), projects };
  });
  return listing.render({ meetings: views, kinds: await kindsOf(context) });
}

/** Each meeting that the person may open, with how many of its projects he sees: a unit counts its own. */
async function visibleMeetings(context: Context): Promise<{ meeting: Meeting; projects: number }[]> {
  const { tx, actor } = context;
  const seats = new Set((await tx.attendees.ofStaff(actor.id)).map(({ meetingId }) => meetingId));
  const own = new Set((await tx.projects.ofUnit(actor.policyId, actor.unitId)).map(({ id }) => id));
  const seen: { meeting: Meeting; projects: number }[] = [];
  for (const meeting of await tx.meetings.list(actor.policyId, { limit: LATEST })) {
    const agenda = await tx.agenda.of(meeting.id);
    const isTold = meeting.state !== 'planned';
    const seesAll = oversees(actor) || mayConvene(actor, rulesOf(context, meeting.policyId, meeting.kind));
    const projects =
      seesAll || seats.has(meeting.id) ? agenda.length : agenda.filter(({ projectId }) => own.has(projectId)).length;
    if (seesAll || (isTold && (seats.has(meeting.id) || projects > 0))) seen.push({ meeting, projects });
  }
  return seen;
}

/** The kinds that the person may convene, with how many projects wait. */
async function kindsOf(context: Context) {
  const policy = ownPolicy(context, context.actor);
  const kinds = [];
  for (const [kind, rules] of Object.entries(policy.meetings)) {
    if (!mayConvene(context.actor, { policy, rules })) continue;
    const waiting = await waitingFor(context, policy.id, kind, null);
    kinds.push({ policy: policy.id, kind, name: rules.name, waiting: waiting.length });
  }
  return kinds;
}
