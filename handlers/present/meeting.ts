import { withNote } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import { meetingOverview } from '../../cards/meeting-overview.js';
import type { Staff } from '../../entities/staff.entity.js';
import { hasBegun } from '../../workflow/meeting/readiness.js';
import { refuse } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { faultsOf, loadMeeting, type MeetingCase } from '../core/meetings/meeting.js';
import { sightOf } from '../core/meetings/rights.js';
import { inviteCard } from './meeting-invite.js';
import { agendaView, attendeeView, meetingView } from './meeting-views.js';
import { refusedCard } from './notice.js';

/**
 * The present card of a meeting for a person: the convener's overview, his own invitation, or what concerns his unit.
 * Null for an id that is gone, and for whoever may not see it: the two are told apart by nobody.
 */
export async function meetingCard(
  scope: Scope,
  meetingId: number,
  viewer: Staff,
  note: string | null = null,
): Promise<Card | null> {
  if ((await scope.tx.meetings.get(meetingId)) === null) return null;
  const found = await loadMeeting(scope, meetingId);
  return sightOf(viewer, found) === 'nothing' ? null : shownTo(scope, found, viewer, note);
}

/** The same for a meeting that was loaded already. */
export function shownTo(
  scope: Pick<Scope, 'now' | 'today'>,
  found: MeetingCase,
  viewer: Staff,
  note: string | null = null,
): Card {
  switch (sightOf(viewer, found)) {
    case 'run':
      return withNote(overviewCard(found, scope.now, { mayRun: true }), note);
    case 'seat':
      return inviteCard(scope, found, viewer.id, { note });
    case 'all':
      return withNote(overviewCard(found, scope.now), note);
    case 'unit':
      return withNote(overviewCard(ofUnit(found, viewer.unitId), scope.now, { ownOnly: true }), note);
    case 'nothing':
      return refusedCard(refuse('MEETING_NOT_FOUND'));
  }
}

/** Answers, papers, conclusions, and what to do next. */
function overviewCard(found: MeetingCase, now: number, { mayRun = false, ownOnly = false } = {}): Card {
  const { meeting, rules, agenda, attendees } = found;
  const over = meeting.state === 'held' || meeting.state === 'cancelled';
  return meetingOverview.render({
    meeting: meetingView(meeting, rules.name),
    agenda: agenda.map((entry) => agendaView(entry, found)),
    attendees: attendees.map((person) => attendeeView(person, found)),
    ofUnit: ownOnly,
    faults: over || !mayRun || agenda.length === 0 ? [] : faultsOf(found),
    mayRun,
    begun: meeting.state !== 'planned' && hasBegun(meeting, now),
    concluded: agenda.some(({ item }) => item.conclusion !== null),
  });
}

/** A unit sees its own projects and the people who present them. */
export function ofUnit(found: MeetingCase, unitId: number): MeetingCase {
  const agenda = found.agenda.filter(({ project }) => project.unitId === unitId);
  const own = new Set(agenda.map(({ project }) => project.id));
  return { ...found, agenda, attendees: found.attendees.filter(({ projectId }) => projectId !== null && own.has(projectId)) };
}
