import { meetings as listing } from '../../cards/meetings.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Context } from '../context.js';
import { answerAlone } from '../deeds/discreet.js';
import { rulesOf } from '../core/meetings/meeting.js';
import { kindsOf, LATEST, visibleMeetings } from '../core/meetings/list.js';
import { meetingView } from '../present/meeting-views.js';
import type { Command } from './command.js';

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
  const seen = await visibleMeetings(context, LATEST);
  // The next one first, then those that are over, the latest first.
  const ahead = seen.filter(({ meeting }) => meeting.state === 'planned' || meeting.state === 'invited').reverse();
  const over = seen.filter((one) => !ahead.includes(one));
  const views = [...ahead, ...over].map(({ meeting, projects }) => {
    const { name } = rulesOf(context, meeting.policyId, meeting.kind).rules;
    return { meeting: meetingView(meeting, name), projects };
  });
  return listing.render({ meetings: views, kinds: await kindsOf(context) });
}
