import type { Staff } from '../../../entities/staff.entity.js';
import type { Seated } from '../../../workflow/meeting/seated.js';
import { type Candidate, suggestSeats } from '../../../workflow/meeting/suggest-seats.js';
import type { Acting, Context, Scope } from '../../context.js';
import { type Listed, loadMeeting, type MeetingCase } from './meeting.js';

/** Registered people who could be asked: holders of the seats' roles, and the units whose projects are heard. */
export async function candidatesFor({ tx }: Scope, { policy, rules, meeting, agenda }: MeetingCase): Promise<Candidate[]> {
  const words = new Set<string>(rules.seats.flatMap(({ role }) => policy.roles[role ?? '']?.holds ?? []));
  const units = new Set<number>(rules.seats.some(({ from }) => from === 'unit') ? agenda.map(({ unit }) => unit.id) : []);
  const staff = (await tx.staff.list(meeting.policyId)).filter(
    ({ active, unitId, roles }) => active && (units.has(unitId) || roles.some((word) => words.has(word))),
  );
  const names = new Map(
    (await tx.units.getMany([...new Set(staff.map(({ unitId }) => unitId))])).map(({ id, name }) => [id, name]),
  );
  return staff.map((person) => candidate(person, names.get(person.unitId) ?? ''));
}

/** Those of them who may still be put on the list; a unit's people may present several of its projects. */
export async function choosableFor(scope: Scope, found: MeetingCase): Promise<Candidate[]> {
  const seated = new Set(found.attendees.filter(({ projectId }) => projectId === null).map(({ staffId }) => staffId));
  return (await candidatesFor(scope, found)).filter(({ staffId }) => !seated.has(staffId));
}

/** Writes down those whom the rules suggest where nobody is yet; returns the meeting as it is then. */
export async function fillSeats(context: Context, found: MeetingCase): Promise<MeetingCase> {
  const { policy, rules, agenda, attendees } = found;
  const projects = agenda.map(({ project: { id, name, unitId, handlerId } }) => ({ id, name, unitId, handlerId }));
  const candidates = await candidatesFor(context, found);
  for (const person of suggestSeats({ meeting: rules, roles: policy.roles, candidates, projects }, attendees)) {
    await seat(context, found, person);
  }
  return loadMeeting(context, found.meeting.id);
}

/** Puts one person on the list. */
export async function seat({ tx, actor, now }: Acting, { meeting }: MeetingCase, person: Seated): Promise<number> {
  const { name, org, body, place, projectId, staffId, mobile } = person;
  const row = { meetingId: meeting.id, seat: person.seat, name, org, body, place, projectId, staffId, mobile };
  const id = await tx.attendees.insert({ ...row, answer: 'pending' });
  const listed = { attendeeId: id, name, answer: 'pending' } as const;
  await tx.audit.append(`meeting:${String(meeting.id)}`, { type: 'ATTENDANCE', byId: actor.id, body: listed }, now);
  return id;
}

/** Takes people off the list: by whoever acts, or because they left. */
export async function unseat({ tx, actor, now }: Scope, { meeting }: MeetingCase, people: readonly Listed[]): Promise<void> {
  for (const { id, name } of people) {
    await tx.attendees.remove(id);
    const body = { attendeeId: id, name };
    await tx.audit.append(`meeting:${String(meeting.id)}`, { type: 'ATTENDEE_DROPPED', byId: actor?.id ?? null, body }, now);
  }
}

function candidate({ id, name, unitId, mobile, roles }: Staff, unit: string): Candidate {
  return { staffId: id, name, unitId, unit, mobile, holds: roles };
}
