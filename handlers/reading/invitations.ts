import type { MeetingView } from '../../cards/kit/meeting-props.js';
import type { Context } from '../context.js';
import { rulesOf } from '../core/meetings/meeting.js';
import { openInvitations } from '../present/duties.js';
import { meetingView } from '../present/meeting-views.js';

/** An invitation that waits for the reader's answer. */
export interface InvitationLine {
  readonly meeting: MeetingView;
  readonly attendee: number;
}

/** Of meetings still to come, the next one first. */
export async function invitationLines(context: Context): Promise<InvitationLine[]> {
  return (await openInvitations(context, context.actor)).map(({ meeting, attendee }) => ({
    meeting: meetingView(meeting, rulesOf(context, meeting.policyId, meeting.kind).rules.name),
    attendee: attendee.id,
  }));
}
