import type { MeetingView } from '../../cards/kit/meeting-props.js';
import type { Context } from '../context.js';
import { rulesOf } from '../core/meetings/meeting.js';
import { kindsOf, visibleMeetings } from '../core/meetings/list.js';
import { openInvitations } from '../present/duties.js';
import { meetingView } from '../present/meeting-views.js';
import { pageOf } from '../present/page-of.js';

export interface MeetingLine {
  readonly meeting: MeetingView;
  readonly projects: number;
  /** The reader's seat, while he has not answered. */
  readonly attendee: number | null;
}

export interface MeetingsReading {
  readonly ahead: readonly MeetingLine[];
  readonly over: readonly MeetingLine[];
  readonly page: number;
  readonly pages: number;
  /** What the reader may convene, with how many projects wait for it. */
  readonly kinds: Awaited<ReturnType<typeof kindsOf>>;
}

/** Looked through at most; older ones are found from their projects. */
const LATEST = 300;
const PER_PAGE = 20;

/** The meetings that somebody may open: the next one first, then those that are over, the latest first. */
export async function meetingsReading(context: Context, page: number): Promise<MeetingsReading> {
  const seen = await visibleMeetings(context, LATEST);
  const invited = new Map(
    (await openInvitations(context, context.actor)).map(({ meeting, attendee }) => [meeting.id, attendee.id]),
  );
  const lines = seen.map(({ meeting, projects }): MeetingLine => {
    const { name } = rulesOf(context, meeting.policyId, meeting.kind).rules;
    return { meeting: meetingView(meeting, name), projects, attendee: invited.get(meeting.id) ?? null };
  });
  const ahead = lines.filter(({ meeting: { state } }) => state === 'planned' || state === 'invited').reverse();
  const { items, ...at } = pageOf(
    lines.filter((line) => !ahead.includes(line)),
    page,
    PER_PAGE,
  );
  return { ahead, over: items, ...at, kinds: await kindsOf(context) };
}
