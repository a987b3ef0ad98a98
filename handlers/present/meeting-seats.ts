import { withNote } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import { meetingSeats } from '../../cards/meeting-seats.js';
import { hasBegun } from '../../workflow/meeting/readiness.js';
import type { Scope } from '../context.js';
import { faultsOf, type MeetingCase } from '../core/meetings/meeting.js';
import { choosableFor } from '../core/meetings/people.js';
import { meetingView, seatView } from './meeting-views.js';
import { projectRef } from './views.js';

/** Who sits there, what the list breaks, and the form that adds somebody; `typed` is what came back with something missing. */
export async function seatsCard(
  scope: Scope,
  found: MeetingCase,
  { note = null, typed = {} }: { readonly note?: string | null; readonly typed?: Readonly<Record<string, string>> } = {},
): Promise<Card> {
  const { meeting, rules, agenda, attendees } = found;
  const people = await choosableFor(scope, found);
  const card = meetingSeats.render({
    meeting: meetingView(meeting, rules.name),
    begun: hasBegun(meeting, scope.now),
    seats: rules.seats.map((seat) => seatView(seat, found)),
    faults: faultsOf(found),
    people: people.map(({ staffId, name, unit }) => ({ label: `${name}（${unit}）`, value: String(staffId) })),
    places: rules.seats.flatMap(({ places }) => places.map(({ id, name }) => ({ label: name, value: id }))),
    projects: agenda.map(projectRef),
    count: new Set(attendees.map(({ staffId, id }) => staffId ?? `outside ${String(id)}`)).size,
    step: 0,
    typed: { ...typed },
  });
  return withNote(card, note);
}
