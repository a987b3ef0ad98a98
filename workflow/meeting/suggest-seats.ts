import type { Policy } from '../../policies/schema/index.js';
import { bodyOf, type Heard, isTwice, type MeetingRules, type Seat, type Seated } from './seated.js';

/** A registered person who could be asked. */
export interface Candidate {
  readonly staffId: number;
  readonly name: string;
  readonly unitId: number;
  readonly unit: string;
  readonly mobile: string | null;
  readonly holds: readonly string[];
}

/** A project on the agenda with whoever declared it. */
export interface Declared extends Heard {
  readonly unitId: number;
  readonly handlerId: number;
}

/** The role of the unit's lead: he takes the `main` places of which the policy does not say who may. */
const LEAD = 'unitLead';

interface Asked {
  readonly meeting: MeetingRules;
  readonly roles: Policy['roles'];
  readonly candidates: readonly Candidate[];
  readonly projects: readonly Declared[];
}

/**
 * Who is asked when nobody has been yet: some of each body, the pool of experts where it fits (else the least number), the
 * lead and the handler of each project. Bodies and projects that have somebody on `present` who has not asked for leave
 * stay as they are, experts are filled up to the least number; nobody is asked again. A place goes to nobody whom its
 * `holds` leaves out.
 */
export function suggestSeats(asked: Asked, present: readonly Seated[]): Seated[] {
  const added: Seated[] = [];
  for (const seat of asked.meeting.seats) {
    for (const person of ofSeat(asked, seat, present)) {
      if (!isTwice([...present, ...added], person)) added.push(person);
    }
  }
  return added;
}

function ofSeat(asked: Asked, seat: Seat, present: readonly Seated[]): Seated[] {
  const taken = present.filter((person) => person.seat === seat.id && person.answer !== 'no');
  const fresh = (person: Candidate): boolean => !present.some(({ staffId }) => staffId === person.staffId);
  switch (seat.from) {
    case 'bodies':
      return ofBodies(seat, holders(asked, seat).filter(fresh), taken);
    case 'experts':
      return ofPool(seat, holders(asked, seat).filter(fresh), taken.length);
    case 'unit':
      return asked.projects
        .filter(({ id }) => !taken.some(({ projectId }) => projectId === id))
        .flatMap((project) => ofUnit(asked, seat, project));
  }
}

function ofBodies(seat: Seat, pool: readonly Candidate[], taken: readonly Seated[]): Seated[] {
  const share = Math.max(1, Math.floor(seat.max / seat.bodies.length));
  return seat.bodies
    .filter((body) => !taken.some((person) => person.body === body))
    .flatMap((body) => pool.filter(({ unit }) => bodyOf(seat, unit) === body).slice(0, share))
    .map((person) => seated(seat, person, { body: bodyOf(seat, person.unit) }));
}

function ofPool(seat: Seat, pool: readonly Candidate[], taken: number): Seated[] {
  const least = Math.max(seat.min, 1) - taken;
  const count = taken === 0 && pool.length <= seat.max ? pool.length : Math.max(0, least);
  return pool.slice(0, count).map((person) => seated(seat, person, {}));
}

/** Who opens is found first; who is only asked comes from outside of the unit, and is written down by hand. */
function ofUnit({ roles, candidates }: Asked, seat: Seat, project: Declared): Seated[] {
  const free = new Set(candidates.filter(({ unitId }) => unitId === project.unitId));
  const places = (['main', 'second'] as const).flatMap((speaks) => seat.places.filter((place) => place.speaks === speaks));
  return places.flatMap((place) => {
    const person = whoTakes(place, [...free], roles[LEAD]?.holds, project);
    if (person === undefined) return [];
    free.delete(person);
    return [seated(seat, person, { place: place.id, projectId: project.id })];
  });
}

/** The project's handler, if he may; where a lead is asked for, the unit's first. */
function whoTakes(
  { holds, speaks }: Seat['places'][number],
  people: readonly Candidate[],
  lead: string | undefined,
  { handlerId }: Declared,
): Candidate | undefined {
  const word = holds ?? (speaks === 'main' ? lead : undefined);
  const handler = people.find(({ staffId }) => staffId === handlerId);
  if (word === undefined) return handler;
  const fit = people.filter((person) => person.holds.includes(word));
  return word !== lead && handler !== undefined && fit.includes(handler) ? handler : fit[0];
}

function holders({ roles, candidates }: Asked, { role }: Seat): Candidate[] {
  const word = roles[role ?? '']?.holds;
  return word === undefined ? [] : candidates.filter(({ holds }) => holds.includes(word));
}

function seated(
  seat: Seat,
  { name, unit, staffId, mobile, holds }: Candidate,
  at: Partial<Pick<Seated, 'body' | 'place' | 'projectId'>>,
): Seated {
  const nowhere = { body: null, place: null, projectId: null };
  return { seat: seat.id, name, org: unit, staffId, mobile, holds, answer: 'pending', ...nowhere, ...at };
}
