import type { Verb } from '../../cards/kit/action.js';
import type { ActionHandlers } from './handler.js';
import { meetingAgendaActions } from './meeting-agenda.js';
import { meetingConclusionActions } from './meeting-conclusion.js';
import { meetingInviteActions } from './meeting-invite.js';
import { meetingPlanActions } from './meeting-plan.js';
import { meetingSeatActions } from './meeting-seats.js';

/** 会议, from its date to its conclusions. */
export const meetingActions: ActionHandlers<Extract<Verb, `meeting.${string}`>> = {
  ...meetingPlanActions,
  ...meetingAgendaActions,
  ...meetingSeatActions,
  ...meetingInviteActions,
  ...meetingConclusionActions,
};
