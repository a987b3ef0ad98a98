import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';
import { loadMeeting } from '../../core/meetings/meeting.js';
import { unseat } from '../../core/meetings/people.js';
import { seatsToCome } from '../../core/meetings/seats-to-come.js';
import { redrawMeeting, tellConveners } from './tell.js';

/** Somebody left: his seats are empty, and the conveners hear of it in time to ask another. */
export async function vacateSeatsOf(scope: Scope, person: Staff): Promise<void> {
  const meetings = new Set<number>();
  for (const { meeting, listed } of await seatsToCome(scope, person)) {
    await unseat(scope, meeting, [listed]);
    meetings.add(meeting.meeting.id);
  }
  for (const id of meetings) {
    const after = await loadMeeting(scope, id);
    await redrawMeeting(scope, after, null, new Set([person.id]));
    if (after.meeting.state === 'invited') await tellConveners(scope, after, seatIsEmpty(person));
  }
}

export const seatIsEmpty = ({ name }: Staff): string => `${name}已离开，他的席位空出，请另行安排。`;
