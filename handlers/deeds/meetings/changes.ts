import type { Meeting } from '../../../entities/meeting.entity.js';
import type { Patch } from '../../../entities/sql/table.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context } from '../../context.js';
import { loadCase } from '../../core/case/case.js';
import { pressedMessage } from '../../core/apply/decide-and-write.js';
import { isPast, type Listed, loadMeeting, type MeetingCase } from '../../core/meetings/meeting.js';
import { assertConvenes } from '../../core/meetings/rights.js';
import { invitees, offList, redrawMeeting, sendInvites } from './tell.js';
import { redrawTask } from '../redraw-task.js';
import { tell } from '../../core/tell/tell.js';

/** A meeting that its convener may still change, on a fresh card. Throws `NOT_CONVENER`, `STALE_CARD`. */
export async function loadRunning(context: Context, meetingId: number, version: number | null): Promise<MeetingCase> {
  const found = await loadMeeting(context, meetingId);
  assertConvenes(context.actor, found);
  const { state } = found.meeting;
  if (state === 'held') throw new Refused(refuse('NOT_ANY_MORE', { says: '会议已经结束，不能再改。' }));
  if (state === 'cancelled') throw new Refused(refuse('NOT_ANY_MORE', { says: '会议已取消，请发送“会议”重新安排。' }));
  if (version !== null && found.meeting.version !== version) throw new Refused(refuse('STALE_CARD'));
  return found;
}

/**
 * Takes the next version, so that of two who press at once one wins, and so that the form that comes back has a new name.
 * Throws `STALE_CARD` for the other.
 */
export async function claim(context: Context, found: MeetingCase, patch: Patch<Meeting> = {}): Promise<MeetingCase> {
  const { id, version } = found.meeting;
  if (!(await context.tx.meetings.update(id, version, patch))) throw new Refused(refuse('STALE_CARD'));
  const meeting = await context.tx.meetings.get(id);
  if (meeting === null) throw new Refused(refuse('MEETING_NOT_FOUND'));
  return { ...found, meeting };
}

/** Writes into the meeting's chain what it is now. */
export async function recordChange({ tx, actor, now }: Context, { meeting }: MeetingCase): Promise<void> {
  const { id, on, at, place, state } = meeting;
  await tx.audit.append(
    `meeting:${String(id)}`,
    { type: 'MEETING_CHANGED', byId: actor.id, body: { on, at, place, state } },
    now,
  );
}

/**
 * Brings people up to date after a change: whoever joined a list that is out gets his invitation, whoever left it hears so,
 * and cards that are out change: overviews, and the invitations of everyone or of those whose seats changed. Returns the
 * meeting as it is now.
 */
export async function republish(context: Context, before: MeetingCase, whose: 'everyone' | 'changed'): Promise<MeetingCase> {
  const after = await loadMeeting(context, before.meeting.id);
  const had = new Set(invitees(before).map(({ id }) => id));
  const has = new Set(invitees(after).map(({ id }) => id));
  // Of one whose day is over the list is only put right.
  if (after.meeting.state === 'invited' && !isPast(after.meeting, context)) {
    const joined = invitees(after).filter(({ id }) => !had.has(id));
    await sendInvites(context, after, joined, null);
    const left = invitees(before).filter(({ id }) => !has.has(id));
    await tell(context, left, { card: 'notice' }, () => offList(after));
  }
  await redrawMeeting(context, after, pressedMessage(context), whose === 'everyone' ? whose : reseated(before, after));
  return after;
}

/** Who has another seat, or answer, than before. */
function reseated(before: MeetingCase, after: MeetingCase): ReadonlySet<number> {
  const seat = ({ id, answer }: Listed): string => `${String(id)} ${answer}`;
  const [was, is] = [before, after].map(({ attendees }) => new Set(attendees.map(seat)));
  const changed = [
    ...before.attendees.filter((one) => is?.has(seat(one)) !== true),
    ...after.attendees.filter((one) => was?.has(seat(one)) !== true),
  ];
  return new Set(changed.flatMap(({ staffId }) => staffId ?? []));
}

/** Cards of tasks that came onto an agenda, or left it, show the way to the meeting, or that they wait for one. */
export async function redrawTasks(context: Context, taskIds: readonly number[]): Promise<void> {
  for (const taskId of taskIds) {
    const task = await context.tx.tasks.get(taskId);
    if (task?.state !== 'open') continue;
    await redrawTask(context, await loadCase(context, task.projectId), task, pressedMessage(context));
  }
}
