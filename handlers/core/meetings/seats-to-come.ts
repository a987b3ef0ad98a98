import type { Meeting } from '../../../entities/meeting.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import { instantOf } from '../../../workflow/time/civil.js';
import type { Scope } from '../../context.js';
import { type Listed, loadMeeting, type MeetingCase } from './meeting.js';

/** A seat at a meeting that is still to come. */
export interface SeatToCome {
  readonly meeting: MeetingCase;
  readonly listed: Listed;
}

/** Where a person is to sit; where he sat he did, though the conclusions are still to be written down. */
export async function seatsToCome(scope: Scope, { id: staffId }: Staff): Promise<SeatToCome[]> {
  const seats: SeatToCome[] = [];
  for (const { id, meetingId } of await scope.tx.attendees.ofStaff(staffId)) {
    const row = await scope.tx.meetings.get(meetingId);
    if (row === null || !isToCome(scope, row)) continue;
    const meeting = await loadMeeting(scope, meetingId);
    const listed = meeting.attendees.find((one) => one.id === id);
    if (listed !== undefined) seats.push({ meeting, listed });
  }
  return seats;
}

function isToCome({ now, today }: Scope, { state, on, at }: Meeting): boolean {
  if (state !== 'planned' && state !== 'invited') return false;
  return on === null || on > today || (on === today && (at === null || instantOf(on, at) > now));
}
