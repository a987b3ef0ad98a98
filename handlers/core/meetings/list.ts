import type { Meeting } from '../../../entities/meeting.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';
import { oversees } from '../rights/authorise.js';
import { rulesOf } from './meeting.js';
import { waitingCount } from './agenda.js';
import { mayConvene } from './rights.js';
import { ownPolicy } from '../people/own-policy.js';

/** Looked through for a list, the latest first. */
export const LATEST = 30;

/** A meeting that a person may open, with how many of its projects he sees: a unit counts its own. */
export interface SeenMeeting {
  readonly meeting: Meeting;
  readonly projects: number;
}

type Asking = Scope & { readonly actor: Staff };

/** Of these meetings those that the person may open, in their order. */
export async function seenOf(context: Asking, meetings: readonly Meeting[]): Promise<SeenMeeting[]> {
  const { tx, actor } = context;
  const seats = new Set((await tx.attendees.ofStaff(actor.id)).map(({ meetingId }) => meetingId));
  const items = await tx.agenda.ofMeetings(meetings.map(({ id }) => id));
  const listed = await tx.projects.getMany([...new Set(items.map(({ projectId }) => projectId))]);
  const own = new Set(
    listed.flatMap(({ id, policyId, unitId }) => (policyId === actor.policyId && unitId === actor.unitId ? [id] : [])),
  );
  return meetings.flatMap((meeting) => {
    const agenda = items.filter(({ meetingId }) => meetingId === meeting.id);
    const isTold = meeting.state !== 'planned';
    const seesAll = oversees(actor) || mayConvene(actor, rulesOf(context, meeting.policyId, meeting.kind));
    const whole = seesAll || seats.has(meeting.id);
    const projects = whole ? agenda.length : agenda.filter(({ projectId }) => own.has(projectId)).length;
    return seesAll || (isTold && (seats.has(meeting.id) || projects > 0)) ? [{ meeting, projects }] : [];
  });
}

/** The latest meetings that the person may open, the newest first. */
export async function visibleMeetings(context: Asking, limit: number): Promise<SeenMeeting[]> {
  return seenOf(context, await context.tx.meetings.list(context.actor.policyId, { limit }));
}

/** The kinds that the person may convene, with how many projects wait. */
export async function kindsOf(context: Asking) {
  const policy = ownPolicy(context, context.actor);
  const kinds = [];
  for (const [kind, rules] of Object.entries(policy.meetings)) {
    if (!mayConvene(context.actor, { policy, rules })) continue;
    kinds.push({ policy: policy.id, kind, name: rules.name, waiting: await waitingCount(context, policy.id, kind) });
  }
  return kinds;
}
